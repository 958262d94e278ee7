"""User text made safe for widgets: shown as it is, never as markup, never as a terminal's command."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from roadmap.safe import TerminalText, to_terminal

LONGEST = 4_000
"""Characters of one text that a screen shows at once; its sheet and the editor show the rest."""


def plain(text: str) -> Content:
    """`text` as a widget may show it; line breaks stay."""
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
    return Content("\n".join(to_terminal(line) for line in cut.split("\n")))


def styled(*parts: tuple[str, str]) -> Content:
    """Text in several styles, such as ``("3 errors", "bold $error")``; styles are ours, texts are anybody's."""
    return Content.assemble(*((plain(text).plain, style) for text, style in parts))


def fitted(text: str, width: int, *, right: bool = False) -> TerminalText:
    """`text` on one line in exactly `width` terminal cells, cut with an ellipsis where it is longer."""
    shown = text if isinstance(text, TerminalText) else to_terminal(text)
    if (long := cell_len(shown)) > width:
        return TerminalText(set_cell_size(shown, width - 1) + "…" if width > 0 else "")
    gap = " " * (width - long)
    return TerminalText(gap + shown if right else shown + gap)


def widest(texts: Iterable[str]) -> int:
    """The terminal cells that the widest of `texts` takes."""
    return max((cell_len(to_terminal(text)) for text in texts), default=0)


def wrapped(text: str, width: int, lines: int) -> list[TerminalText]:
    """`text` in `lines` lines of exactly `width` terminal cells, broken between words, cut with an ellipsis."""
    rows = [""]
    words = to_terminal(" ".join(text.split())).split(" ")
    while words:
        joined = f"{rows[-1]} {words[0]}" if rows[-1] else words[0]
        if cell_len(joined) <= width or not rows[-1]:
            rows[-1] = joined
            words.pop(0)
        elif len(rows) == lines:
            rows[-1] = f"{rows[-1]} {' '.join(words)}"
            break
        else:
            rows.append("")
    rows += [""] * (lines - len(rows))
    return [fitted(TerminalText(row), width) for row in rows]
