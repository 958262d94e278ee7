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
from roadmap.publishing.walk import walk
from roadmap.publishing.widths import SLACK, widths
from roadmap.publishing.wording import FIGURES, MORE_ROWS, NOTES
from roadmap.safe import to_office

WIDTH, HEIGHT, EDGE = 960.0, 540.0, 40.0
ROOM = WIDTH - 2 * EDGE
TOP, BOTTOM = 96.0, 500.0
"""Size of a slide, its margin, and where its contents begin and end, in points."""
TEXT, TABLE = 18.0, (16.0, 14.0, 12.0)
LEADING = 1.3
PADDING = 12.0
"""Sizes of text, those that a table may have; the space beside the text of a table's cell."""
_MOST_SLIDES = 6
_MOST_LINES = 12
_MOST_IN_A_CELL = 6


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
    """A slide with a part of a table.

    Attributes:
        title: which table, and which part of it.
        table: the whole.
        size: of its letters, in points.
        widths: of its columns, in points.
        rows: the cells' texts as they stand on the slide, long ones cut; the headings first.
        heights: of these rows, in points.
        full: the cells of the rows, the headings left out.
        summed: whether the last row is the table's sum.
        more: says what of the table is on no slide; empty where all is.
    """

    title: str
    table: Table
    size: float
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
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
    heading = document.title
    waiting: list[Said] = []
    for placed in walk(document):
        block = placed.block
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
                    yield Shown(placed.caption, picture, drawing.table.header, drawing.table.rows)
            case _:
                pass
    yield from _words(heading, waiting)
    yield from _words(NOTES.of(document.lang), [Said(note, "soft") for note in document.footnotes])


def fitted(text: str, width: float, sizes: Sequence[float], lines: int) -> tuple[str, float]:
    """`text` on few lines, at the largest of `sizes` at which it fits, else cut at the smallest; with the size."""
    said = " ".join(to_office(text).split())
    size = next(
        (size for size in sizes if len(wrap(said, width, size, bold=True, lines=lines + 1)) <= lines), sizes[-1]
    )
    return " ".join(wrap(said, width, size, bold=True, lines=lines)), size


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
    rows = (*table.body, *table.sums)
    size = next((size for size in TABLE if len(_batches(_laid(table, rows, size))) == 1), TABLE[-1])
    laid = _laid(table, rows, size)
    batches = _batches(laid)
    shown = batches[:_MOST_SLIDES]
    left = len(rows) - sum(map(len, shown))
    for count, batch in enumerate(shown, 1):
        last = count == len(shown)
        counted = f" ({count}/{len(shown)})" if len(shown) > 1 else ""
        yield Part(
            f"{title}{counted}",
            table,
            size,
            laid.widths,
            (laid.rows[0], *(laid.rows[row + 1] for row in batch)),
            (laid.heights[0], *(laid.heights[row + 1] for row in batch)),
            tuple(rows[row] for row in batch),
            last and not left and bool(table.sums),
            MORE_ROWS.of(document.lang).format(left) if last and left else "",
        )


class _Laid(NamedTuple):
    """All rows of a table at one size, the headings first: texts and heights; and the widths of its columns."""

    rows: list[tuple[str, ...]]
    heights: list[float]
    widths: tuple[float, ...]


def _laid(table: Table, rows: Sequence[Sequence[Cell]], size: float) -> _Laid:
    wide = tuple(widths(table, ROOM, size * SLACK, PADDING))
    head = tuple(column.heading for column in table.columns)
    made = _Laid([], [], wide)
    for row in (head, *(tuple(cell.text for cell in row) for row in rows)):
        cells = [_broken(text, width - PADDING, size) for text, width in zip(row, wide, strict=True)]
        made.rows.append(tuple("\n".join(" ".join(line) for line in cell) for cell in cells))
        most = max(1, *(sum(map(len, cell)) for cell in cells))
        made.heights.append(most * size * LEADING + PADDING / 2)
    return made


def _broken(text: str, width: float, size: float) -> list[tuple[str, ...]]:
    """The lines of a text, each as the lines that it takes; after a few the rest is cut, and stands in the notes."""
    lines: list[tuple[str, ...]] = []
    left = _MOST_IN_A_CELL
    for line in to_office(text).split("\n"):
        if not left:
            lines[-1] = (*lines[-1][:-1], f"{lines[-1][-1].rstrip('…')}…")
            break
        taken = wrap(line, width, size, bold=True, lines=left)
        if taken:
            lines.append(taken)
            left -= len(taken)
    return lines


def _batches(laid: _Laid) -> list[list[int]]:
    """The rows that go onto each slide, under the headings."""
    head, *heights = laid.heights
    batches: list[list[int]] = [[]]
    used = head
    for row, height in enumerate(heights):
        if batches[-1] and used + height > BOTTOM - TOP:
            batches.append([])
            used = head
        batches[-1].append(row)
        used += height
    return batches
