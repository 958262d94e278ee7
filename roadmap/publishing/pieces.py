"""What slides are put together of: texts, key figures and tables, measured to be legible from the last row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.drawing.metrics import wrap
from roadmap.publishing.document import Block, Bullets, Cell, KeyFigure, KeyFigures, Manner, Paragraph, Table
from roadmap.publishing.powerpoint import BULLET
from roadmap.publishing.widths import SLACK, widths
from roadmap.publishing.wording import MORE_ROWS
from roadmap.safe import to_office

WIDTH, HEIGHT, EDGE = 960.0, 540.0, 40.0
ROOM = WIDTH - 2 * EDGE
TOP, BOTTOM = 96.0, 500.0
"""Size of a slide, its margin, and where its contents begin and end, in points."""
TEXT, SUBHEAD, TABLE = 16.0, 16.0, (16.0, 14.0, 12.0)
LEADING = 1.22
GAP = 12.0
PADDING = 12.0
"""Sizes of text, of headings inside a slide, those of tables; the space under a piece and beside the text of a cell."""
_MOST_SLIDES = 6
_MOST_LINES = 16
_MOST_IN_A_CELL = 6
_INSIDE_A_BOX = 30.0


class Said(NamedTuple):
    """A text of a slide: with a bullet or a number before it, or with neither."""

    text: str
    manner: Manner
    sign: str = ""


class Under(NamedTuple):
    """A heading inside a slide."""

    text: str
    height: float = SUBHEAD * LEADING + GAP / 2

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """It is never broken."""
        return (self, None) if self.height <= room else (None, self)


class Words(NamedTuple):
    """Texts, one under the other; `heights` are theirs."""

    said: tuple[Said, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """In points, with the space under it."""
        return sum(self.heights) + GAP

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """What fits into a height of `room`, and what is left."""
        here = _fitting(self.heights, room)
        first, rest = Words(self.said[:here], self.heights[:here]), Words(self.said[here:], self.heights[here:])
        return (first if first.said else None), (rest if rest.said else None)


class Numbers(NamedTuple):
    """Key figures in boxes.

    Attributes:
        figures: in their order.
        across: boxes in a row.
        box: height of a box, in points.
        sizes: that value, label and note may have, the largest first.
    """

    figures: tuple[KeyFigure, ...]
    across: int
    box: float
    sizes: tuple[tuple[float, ...], ...]

    @property
    def wide(self) -> float:
        """Width of a box."""
        return (ROOM - GAP * (self.across - 1)) / self.across

    @property
    def height(self) -> float:
        """In points, with the space under it."""
        return -(-len(self.figures) // self.across) * (self.box + GAP)

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """It is never broken."""
        return (self, None) if self.height <= room else (None, self)


class Part(NamedTuple):
    """A table, or some of its rows under its headings.

    Attributes:
        table: the whole.
        size: of its letters, in points.
        widths: of its columns, in points.
        head: the headings as they stand on the slide.
        top: the height of the row with the headings.
        rows: the cells' texts as they stand on the slide, long ones cut.
        heights: of these rows, in points.
        full: the cells of the rows.
        summed: whether the last row is the table's sum.
    """

    table: Table
    size: float
    widths: tuple[float, ...]
    head: tuple[str, ...]
    top: float
    rows: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    full: tuple[tuple[Cell, ...], ...]
    summed: bool

    @property
    def caption(self) -> str:
        """What stands over it, on every slide."""
        return self.table.caption

    @property
    def over(self) -> float:
        """The height of its caption."""
        return TABLE[1] * LEADING + GAP / 2 if self.caption else 0.0

    @property
    def height(self) -> float:
        """In points, with the space under it."""
        return self.over + self.top + sum(self.heights) + GAP

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """The rows that fit into a height of `room`, and those that are left."""
        here = _fitting(self.heights, room - self.over - self.top)
        if here == len(self.rows):
            return self, None
        rest = self._replace(rows=self.rows[here:], heights=self.heights[here:], full=self.full[here:])
        first = self._replace(rows=self.rows[:here], heights=self.heights[:here], full=self.full[:here], summed=False)
        return (first if here else None), rest


Piece = Under | Words | Numbers | Part


def pieces(blocks: Sequence[Block], size: float, lang: str, *, large: bool) -> list[Piece]:
    """What stands under one heading, its tables in letters of `size`; key figures are `large` if there is no table."""
    made: list[Piece] = []
    waiting: list[Said] = []
    large = large and not any(isinstance(block, Table) and block.rows for block in blocks)
    for block in blocks:
        match block:
            case Paragraph(text=text, manner=manner):
                waiting.append(Said(text, manner))
            case Bullets(items=items, numbered=numbered):
                signs = (f"{number}." if numbered else BULLET for number in range(1, len(items) + 1))
                waiting += [Said(item, "plain", sign) for item, sign in zip(items, signs, strict=True)]
            case KeyFigures():
                made += [*_words(waiting), _numbers(block, large=large)]
                waiting = []
            case Table(rows=()):
                waiting.append(Said(": ".join(filter(None, (block.caption, block.empty))), "soft"))
            case Table():
                part, left = _part(block, size)
                made += [*_words(waiting), part]
                waiting = [Said(MORE_ROWS.of(lang).format(left), "soft")] if left else []
            case _:
                pass
    return made + _words(waiting)


def label_lines(figure: KeyFigure) -> int:
    """How many lines the label of a key figure may take: one more where no note follows."""
    return 2 if figure.note else 3


def fitted(text: str, width: float, sizes: Sequence[float], lines: int) -> tuple[str, float]:
    """`text` on few lines, at the largest of `sizes` at which it fits, else cut at the smallest; with the size."""
    said = " ".join(to_office(text).split())
    size = next(
        (size for size in sizes if len(wrap(said, width, size, bold=True, lines=lines + 1)) <= lines), sizes[-1]
    )
    return " ".join(wrap(said, width, size, bold=True, lines=lines)), size


def titled(text: str, width: float) -> tuple[str, float]:
    """The title of a slide on one line where it is legible so, else on two; with its size."""
    shown, size = fitted(text, width, (24, 21), 1)
    return (shown, size) if shown == " ".join(to_office(text).split()) else fitted(text, width, (20, 18, 16), 2)


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many of `heights` fit into `room` from the beginning."""
    used = 0.0
    for count, height in enumerate(heights):
        used += height
        if used > room:
            return count
    return len(heights)


def _words(said: Sequence[Said]) -> list[Piece]:
    """All that is said; a text that is too long for one slide is several."""
    cut = [piece for one in said for piece in _cut(one)]
    return [Words(tuple(one for one, _ in cut), tuple(height for _, height in cut))] if cut else []


def _cut(one: Said) -> Iterator[tuple[Said, float]]:
    lines = wrap(to_office(one.text).replace("\n", " "), ROOM - 2 * PADDING, TEXT, lines=10_000)
    for start in range(0, len(lines), _MOST_LINES):
        some = lines[start : start + _MOST_LINES]
        yield one._replace(text=" ".join(some)), len(some) * TEXT * LEADING + TEXT * 0.4


def _numbers(block: KeyFigures, *, large: bool) -> Numbers:
    """Boxes as large as a slide of their own allows, or as a slide does that they share."""
    if large:
        across = 2 if len(block.figures) in (2, 4) else max(3, block.across)
        return Numbers(block.figures, across, 118.0, ((32, 24, 16), (16, 13), (13, 12)))
    made = Numbers(block.figures, block.across, 0.0, ((20, 16), (12,), (12,)))
    room = made.wide - _INSIDE_A_BOX
    lines = max(
        len(wrap(to_office(one.label), room, 12, bold=True, lines=label_lines(one)))
        + len(wrap(to_office(one.note), room, 12, bold=True, lines=2))
        for one in block.figures
    )
    return made._replace(box=10 + (20 + lines * 12) * LEADING)


def _part(table: Table, size: float) -> tuple[Part, int]:
    """The rows of a table that go onto a few slides, and how many rows are left."""
    wide = tuple(widths(table, ROOM, size * SLACK, PADDING))
    head, top = _row([Cell(column.heading, manner="strong") for column in table.columns], wide, size)
    cells = (*table.rows, *table.sums)
    room = _MOST_SLIDES * (BOTTOM - TOP - top)
    rows: list[tuple[str, ...]] = []
    heights: list[float] = []
    for row in cells:
        said, height = _row(row, wide, size)
        room -= height
        if room < 0 and rows:
            break
        rows.append(said)
        heights.append(height)
    left = len(cells) - len(rows)
    summed = bool(table.sums) and not left
    return Part(table, size, wide, head, top, tuple(rows), tuple(heights), cells[: len(rows)], summed), left


def _row(cells: Sequence[Cell], wide: Sequence[float], size: float) -> tuple[tuple[str, ...], float]:
    """The texts of a row as they stand on a slide, and its height."""
    broken = [_broken(cell, width - PADDING, size) for cell, width in zip(cells, wide, strict=True)]
    said = tuple("\n".join(" ".join(line) for line in lines) for lines in broken)
    return said, max(1, *(sum(map(len, lines)) for lines in broken)) * size * LEADING + PADDING / 2


def _broken(cell: Cell, width: float, size: float) -> list[tuple[str, ...]]:
    """The lines of a cell, each as the lines that it takes; after a few the rest is cut, and stands in the notes."""
    lines: list[tuple[str, ...]] = []
    left = _MOST_IN_A_CELL
    bold = cell.manner in ("strong", "alarm")
    for line in to_office(cell.text).split("\n"):
        if not left:
            lines[-1] = (*lines[-1][:-1], f"{lines[-1][-1].rstrip('…')}…")
            break
        taken = wrap(line, width, size, bold=bold, lines=left)
        if taken:
            lines.append(taken)
            left -= len(taken)
    return lines
