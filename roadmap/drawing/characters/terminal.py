"""A screen of terminal cells as SVG: what stands where, on which ground, in a monospaced font; nothing is fetched.

Every run of text is stretched to exactly its cells, so that lines and boxes meet in whatever monospaced font there is.
Letters and signs are set apart, each in the font that is best for them: boxes join in DejaVu Sans Mono, which lacks the
Vietnamese letters that bear two marks and would set the second mark a cell too far to the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from roadmap.drawing.characters.cells import clusters
from roadmap.drawing.painting.svg import number
from roadmap.safe import to_svg

LETTERS = "'Noto Sans Mono', Menlo, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', monospace"
SIGNS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
"""Fonts of letters, and of arrows, lines, boxes and other signs."""
_SIGN = re.compile("[\N{LEFTWARDS ARROW}-\N{OVERLAPPING BLACK SQUARES}]")
_SIZE = 12.0
"""Points of the text."""
CELL, LINE, _BASE = _SIZE * 0.60205, _SIZE * 1.164, _SIZE * 0.928
"""Width of a cell, height of a row and height above the baseline: those of DejaVu Sans Mono, whose boxes join so."""
_MARGIN = _SIZE
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


class Run(NamedTuple):
    """Text of one look on one row.

    Attributes:
        x: its first cell.
        y: its row.
        cells: how many cells it takes.
        text: what is written there; anybody's text.
        colour: as ``#rrggbb``.
    """

    x: int
    y: int
    cells: int
    text: str
    colour: str = "#000000"
    bold: bool = False
    italic: bool = False
    underlined: bool = False


class Ground(NamedTuple):
    """A coloured piece of a row, under the text."""

    x: int
    y: int
    cells: int
    colour: str


@dataclass(frozen=True)
class Screen:
    """What is to be seen on a screen.

    Attributes:
        wide: cells of a row.
        high: rows.
        runs: the text.
        grounds: what lies under it.
        colour: of the whole ground.
    """

    wide: int
    high: int
    runs: Sequence[Run]
    grounds: Sequence[Ground] = ()
    colour: str = "#ffffff"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, margins included."""
        return self.wide * CELL + 2 * _MARGIN, self.high * LINE + 2 * _MARGIN


def runs_of(rows: Iterable[Sequence[str]]) -> list[Run]:
    """Rows of cells, one sign each and an empty text after a sign of two cells, as black text without blanks."""
    runs = []
    for y, row in enumerate(rows):
        x = 0
        for word in re.split(r"( +)", "".join(row)):
            cells = sum(wide for _, wide in clusters(word))
            if word.strip(" "):
                runs.append(Run(x, y, cells, word))
            x += cells
    return runs


def svg(screen: Screen, title: str, lang: str) -> str:
    """`screen` as an SVG document.

    Raises:
        ValueError: a colour is not written as ``#rrggbb``.
    """
    wide, high = (number(length) for length in screen.size)
    size = f'width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{to_svg(lang)}">\n',
        f'<title>{to_svg(title)}</title>\n<rect width="{wide}" height="{high}" fill="{_checked(screen.colour)}"/>\n',
    ]
    parts += [
        f'<rect x="{number(_MARGIN + one.x * CELL)}" y="{number(_MARGIN + one.y * LINE)}"'
        f' width="{number(one.cells * CELL + 0.2)}" height="{number(LINE + 0.2)}" fill="{_checked(one.colour)}"/>\n'
        for one in screen.grounds
    ]
    parts.append(f'<g font-family="{LETTERS}" font-size="{number(_SIZE)}">\n')
    parts += [_text(run) for run in screen.runs]
    return "".join([*parts, "</g>\n</svg>\n"])


def _text(run: Run) -> str:
    """A run as elements of text: one for letters, one for signs, and so on."""
    look = ' font-weight="bold"' if run.bold else ""
    look += ' font-style="italic"' if run.italic else ""
    look += ' text-decoration="underline"' if run.underlined else ""
    look += f' fill="{_checked(run.colour)}"'
    place = f' y="{number(_MARGIN + run.y * LINE + _BASE)}"'
    x, parts = run.x, []
    for sign, pieces in groupby(clusters(run.text), lambda piece: bool(_SIGN.match(piece[0]))):
        told, wides = zip(*pieces, strict=True)
        family = f' font-family="{SIGNS}"' if sign else ""
        kept = to_svg("".join(told)).replace(" ", "\N{NO-BREAK SPACE}")
        parts.append(
            f'<text x="{number(_MARGIN + x * CELL)}"{place} textLength="{number(sum(wides) * CELL)}"'
            f' lengthAdjust="spacingAndGlyphs"{family}{look}>{kept}</text>\n'
        )
        x += sum(wides)
    return "".join(parts)


def _checked(colour: str) -> str:
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is no colour")
    return colour
