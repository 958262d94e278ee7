"""What of a document goes onto which slide: one thing a slide, as much of it as stays legible from the last row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.drawing.metrics import wrap
from roadmap.publishing.document import (
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    Paragraph,
    Table,
)
from roadmap.publishing.picture import Picture, pictures
from roadmap.publishing.powerpoint import BULLET
from roadmap.publishing.widths import widths
from roadmap.publishing.wording import FIGURES, MORE_ROWS, NOTES, captions
from roadmap.safe import to_office

WIDTH, HEIGHT, EDGE = 960.0, 540.0, 40.0
ROOM = WIDTH - 2 * EDGE
TOP, BOTTOM = 96.0, 500.0
"""Size of a slide, its margin, and where its contents begin and end, in points."""
TEXT, TABLE = 18.0, 12.0
LEADING = 1.3
PADDING = 12.0
"""Sizes of text; the space beside the text of a table's cell."""
_MOST_SLIDES = 6
_MOST_LINES = 12


class Said(NamedTuple):
    """A text of a slide: with a bullet or a number before it, or with neither."""

    text: str
    manner: Manner
    sign: str = ""


class Words(NamedTuple):
    """A slide of text."""

    title: str
    said: tuple[Said, ...]


class Numbers(NamedTuple):
    """A slide of key figures."""

    title: str
    figures: tuple[KeyFigure, ...]


class Part(NamedTuple):
    """A slide with a part of a table; `more` says what of the table is on no slide.

    `lines` are the cells' texts as they stand on the slide, the first row the headings; `full` the rows uncut.
    """

    title: str
    table: Table
    widths: tuple[float, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    full: tuple[tuple[Cell, ...], ...]
    summed: bool
    more: str


class Shown(NamedTuple):
    """A slide that is a picture, with the caption and the table that says the same."""

    title: str
    picture: Picture
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Slide = Words | Numbers | Part | Shown


def slides(document: Document) -> Iterator[Slide]:
    """The slides of `document` behind the first, which is its title.

    Raises:
        DrawingError: a figure could not be drawn.
    """
    said = captions(document)
    heading = document.title
    waiting: list[Said] = []
    for place, block in enumerate(document.blocks):
        match block:
            case Paragraph(text=text, manner=manner):
                waiting.append(Said(text, manner))
                continue
            case Bullets(items=items, numbered=numbered):
                waiting += [
                    Said(item, "plain", f"{number}." if numbered else BULLET) for number, item in enumerate(items, 1)
                ]
                continue
            case _:
                yield from _words(heading, waiting)
                waiting = []
        match block:
            case Heading(text=text):
                heading = text
            case KeyFigures(figures=figures):
                yield Numbers(heading if heading != document.title else FIGURES.of(document.lang), figures)
            case Table():
                yield from _parts(block, block.caption or heading, document)
            case Figure(drawing=drawing):
                for picture in pictures(drawing, "16:9", margins=True):
                    yield Shown(said[place], picture, drawing.table.header, drawing.table.rows)
            case _:
                pass
    yield from _words(heading, waiting)
    yield from _words(NOTES.of(document.lang), [Said(note, "soft") for note in document.footnotes])


def _words(title: str, said: Sequence[Said]) -> Iterator[Words]:
    """Slides with all that is said, none fuller than can be read; a text that is too long for one goes on."""
    batch: list[Said] = []
    used = 0
    for one in said:
        lines = wrap(to_office(one.text).replace("\n", " "), ROOM - 2 * PADDING, TEXT, lines=10_000)
        while lines:
            if used and used + len(lines) > _MOST_LINES:
                yield Words(title, tuple(batch))
                batch, used = [], 0
            taken, lines = lines[:_MOST_LINES], lines[_MOST_LINES:]
            batch.append(one._replace(text=" ".join(taken)))
            used += len(taken) + 1
    if batch:
        yield Words(title, tuple(batch))


def _parts(table: Table, title: str, document: Document) -> Iterator[Part]:
    """Slides with the rows of a table, some at a time; after a few slides the rest is only counted."""
    empty = (Cell(table.empty, manner="soft"), *(Cell("") for _ in table.columns[1:]))
    rows = table.rows or (empty,)
    foot = (table.foot,) if table.rows and table.foot else ()
    wide = widths(table, ROOM, TABLE, PADDING)
    set_rows = [_set(row, wide) for row in (*rows, *foot)]
    head = _set([Cell(column.heading, manner="strong") for column in table.columns], wide)
    batches = _batches([row_height(row) for row in set_rows], BOTTOM - TOP - row_height(head))
    shown = batches[:_MOST_SLIDES]
    left = len(set_rows) - sum(map(len, shown))
    for count, batch in enumerate(shown, 1):
        last = count == len(shown)
        counted = f" ({count}/{len(shown)})" if len(shown) > 1 else ""
        yield Part(
            f"{title}{counted}",
            table,
            tuple(wide),
            (head, *(set_rows[row] for row in batch)),
            tuple((*rows, *foot)[row] for row in batch),
            last and not left and bool(foot),
            MORE_ROWS.of(document.lang).format(left) if last and left else "",
        )


def _batches(heights: Sequence[float], room: float) -> list[list[int]]:
    """The rows that go onto each slide."""
    batches: list[list[int]] = [[]]
    used = 0.0
    for row, height in enumerate(heights):
        if batches[-1] and used + height > room:
            batches.append([])
            used = 0.0
        batches[-1].append(row)
        used += height
    return batches


def _set(cells: Sequence[Cell], wide: Sequence[float]) -> tuple[tuple[str, ...], ...]:
    """Each cell's text in lines; what is longer than a few lines is cut, and stands whole in the notes."""
    return tuple(
        wrap(to_office(cell.text).replace("\n", " "), width - PADDING, TABLE, bold=True, lines=_MOST_LINES // 2)
        for cell, width in zip(cells, wide, strict=True)
    )


def row_height(lines: Sequence[Sequence[str]]) -> float:
    """The height of a table's row on a slide, in points; `lines` are those of each cell."""
    return max(1, *map(len, lines)) * TABLE * LEADING + PADDING / 2
