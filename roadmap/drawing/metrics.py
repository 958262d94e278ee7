"""Widths of text in the shipped font, and wrapping by them.

The widths come from a table made with the font (``scripts/subset_fonts.py``), so that a drawing comes out the same on
every machine, also on one without fonts. Kerning is left out: it makes text narrower, so wrapped lines never stick out.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path

from roadmap.safe import visible

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILY = "Noto Sans"
ELLIPSIS = "…"
_UNKNOWN = 600  # an unknown letter, in thousandths of an em
_WIDE = 1000  # an unknown wide character: East Asian, emoji


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, int]]:
    table: Mapping[str, Mapping[str, int]] = json.loads((FONTS / "advances.json").read_text("ascii"))
    return table


def advance(char: str, *, bold: bool = False) -> int:
    """Advance of one character in thousandths of the font size."""
    width = _tables()["bold" if bold else "regular"].get(char)
    if width is not None:
        return width
    if unicodedata.combining(char):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0xFFFF else _UNKNOWN


def covered(char: str) -> bool:
    """Whether the shipped fonts hold a character."""
    return all(char in table for table in _tables().values())


@lru_cache(maxsize=16384)
def _width(text: str, bold: bool) -> int:
    known = _tables()["bold" if bold else "regular"]
    try:
        return sum([known[char] for char in text])
    except KeyError:
        return sum(advance(char, bold=bold) for char in text)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line of `text` at font size `size`, in the unit of `size`."""
    return _width(text, bold) * size / 1000


def wrap(text: str, width: float, size: float, *, bold: bool = False, lines: int = 3) -> tuple[str, ...]:
    """`text` in its display form, in at most `lines` lines none of which is wider than `width`.

    Breaks at spaces, and inside a word only where the word alone is wider than a line. What does not fit is replaced by
    an ellipsis. An empty text gives no line.

    Args:
        text: what a person wrote; control and direction characters come out as visible signs.
        width: room for a line, in points.
        size: font size in points.
        bold: whether the bold font is meant.
        lines: most lines allowed, at least 1.
    """
    shown = visible(text)
    room = int(width * 1000 / size)
    if _width(shown, bold) <= room:
        stripped = shown.strip()
        return (stripped,) if stripped else ()
    done = list(islice(_filled(shown.split(), room, bold), lines + 1))
    if len(done) > lines:
        done[lines - 1 :] = [_cut(f"{done[lines - 1]} {done[lines]}", room, bold)]
    return tuple(done)


def _filled(words: Iterable[str], room: int, bold: bool) -> Iterator[str]:
    """Lines filled one after the other, each as full as it gets."""
    space = advance(" ", bold=bold)
    line, used = "", 0
    for word in words:
        wide = _width(word, bold)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            yield line
        line, used = word, wide
        if wide > room:
            *full, line = _pieces(word, room, bold)
            yield from full
            used = _width(line, bold)
    if line:
        yield line


def _cut(line: str, room: int, bold: bool) -> str:
    """As much of `line` as fits with an ellipsis; it ends after a word where at most a third of the line is lost."""
    limit = room - advance(ELLIPSIS, bold=bold)
    used, count = 0, 0
    for char in line:
        used += advance(char, bold=bold)
        if used > limit:
            break
        count += 1
    kept = line[:count]
    space = kept.rfind(" ")
    if count < len(line) and line[count] != " " and space > count * 2 // 3:
        kept = kept[:space]
    return kept.rstrip(" ,;:-") + ELLIPSIS


def _pieces(word: str, room: int, bold: bool) -> list[str]:
    """A word that is wider than a line, in pieces that are not; at least one character each."""
    pieces: list[str] = []
    start, used = 0, 0
    for place, char in enumerate(word):
        wide = advance(char, bold=bold)
        if place > start and used + wide > room:
            pieces.append(word[start:place])
            start, used = place, 0
        used += wide
    pieces.append(word[start:])
    return pieces
