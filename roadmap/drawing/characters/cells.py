"""Text measured in terminal cells: how wide it stands, where it is cut, how it is set in lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from roadmap.safe import to_terminal

_SPACES = re.compile(r"[ \t\r\n]+")


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """What `text` shows, sign by sign: a character with the marks that stand on it, and its width of one or two cells.

    The text is made safe first; a mark without a character before it stands on a space.
    """
    held, wide = "", 0
    for char in to_terminal(text):
        if unicodedata.category(char) in ("Mn", "Me", "Cf"):
            held, wide = (held or "\N{NO-BREAK SPACE}") + char, wide or 1
            continue
        if held:
            yield held, wide
        held, wide = char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
    if held:
        yield held, wide


def width(text: str) -> int:
    """How many cells `text` takes."""
    return sum(wide for _, wide in clusters(text))


def cut(text: str, most: int) -> str:
    """`text` in at most `most` cells, ending in an ellipsis where something was cut off."""
    signs = list(clusters(text))
    fitting = _fitting(signs, 0, most)
    if fitting < len(signs):
        return _joined(signs[: _fitting(signs, 0, most - 1)]).rstrip(" ") + "…" * (most > 0)
    return _joined(signs)


def wrap(text: str, wide: int, most: int) -> tuple[str, ...]:
    """`text` in up to `most` lines of `wide` cells, broken at spaces where possible; the last one is cut."""
    signs = list(clusters(_SPACES.sub(" ", text).strip(" ")))
    lines: list[str] = []
    start = 0
    while len(lines) < most - 1 and (end := _fitting(signs, start, wide)) < len(signs):
        spaces = [index for index in range(start + 1, end + 1) if signs[index][0] == " "]
        end = spaces[-1] if spaces else max(end, start + 1)
        lines.append(_joined(signs[start:end]))
        start = end + (signs[end][0] == " ")
    return (*lines, cut(_joined(signs[start:]), wide)) if start < len(signs) else tuple(lines)


def _fitting(signs: list[tuple[str, int]], start: int, wide: int) -> int:
    """The index after the last sign that fits `wide` cells from `start` on."""
    used = 0
    for index in range(start, len(signs)):
        used += signs[index][1]
        if used > wide:
            return index
    return len(signs)


def _joined(signs: list[tuple[str, int]]) -> str:
    return "".join(sign for sign, _ in signs)
