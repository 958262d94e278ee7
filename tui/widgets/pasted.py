"""What is pasted is taken whole or not at all: a text that is cut in silence is a text that is wrong."""

from __future__ import annotations

from textual.widget import Widget

from roadmap.locale.value import phrase
from roadmap.model.text import LONGEST_TEXT

MOST_PASTED = 10 * LONGEST_TEXT
"""Characters that are taken, to be judged and shortened; more would stop the screen for seconds."""


def taken(widget: Widget, text: str) -> bool:
    """Whether `text` may be pasted into `widget`; where it is far too long, that is told."""
    if len(text) <= MOST_PASTED:
        return True
    said = phrase(
        "Not pasted: {n} characters, and a field holds {most} at most",
        "Chưa dán: {n} ký tự, mà một trường chứa nhiều nhất {most}",
        n=len(text),
        most=LONGEST_TEXT,
    )
    widget.notify(said.of(getattr(widget.screen, "lang", "vi")), severity="error", markup=False)
    return False
