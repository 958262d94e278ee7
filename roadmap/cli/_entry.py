"""What is told of an edit on record."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.store.saving.entry import Entry


def in_words(entry: Entry, lang: str) -> str:
    """What an edit on record changed, and which command did; of one that tells no more, what was asked for."""
    asked = asked_for(entry, lang)
    words = entry.words.of(lang)
    return f"{words} – {asked.partition(': ')[0]}" if words else asked


def asked_for(entry: Entry, lang: str) -> str:
    """What was asked for: the command and its arguments."""
    return entry.label.of(lang).partition("\n")[0]
