"""Measures a matrix: how much room its names, rows and columns need at a scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roadmap.drawing.matrices.matrix import Head, Matrix
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.page import Ground
from roadmap.drawing.paper import Sizes, leading
from roadmap.drawing.shape import Ink, stripes_room

_LABEL = 0.32
"""Share of the width that the names of the rows may take."""
_LABEL_ALONE = 0.55
"""The same where there are few columns."""
_LEVEL = 58.0
"""Width from which the names of columns stand upright, in points at scale 1."""
_WIDEST = 104.0
"""Width that a column needs at most, in points at scale 1."""
_TURNED = 118.0
"""Length that turned names may take, in points at scale 1."""


class Measure(NamedTuple):
    """Lengths of a matrix at one scale, in points.

    Attributes:
        sizes: of its texts.
        label: width of the rows' names.
        column: width of each column.
        head: height of the columns' names.
        group: height of the headings over columns that belong together; 0 where there are none.
        level: whether the columns' names stand upright.
        heights: of each row.
        stripe: width of the bars of tones at the left of the rows' names; 0 where no row has one.
        lying: height of those under the columns' names; 0 where no column has one.
        band: height of a heading over rows that belong together.
    """

    sizes: Sizes
    label: float
    column: float
    head: float
    group: float
    level: bool
    heights: tuple[float, ...]
    stripe: float
    lying: float
    band: float


def most_columns(matrix: Matrix, ground: Ground, sizes: Sizes) -> int:
    """How many columns fit beside the rows' names."""
    label = _label(matrix, ground, sizes)
    return max(1, int((ground.area.w - label) // _narrowest(matrix, sizes)))


def _label(matrix: Matrix, ground: Ground, sizes: Sizes) -> float:
    """Width of the rows' names: what the longest needs, up to a share of the page."""
    needed = max(_row_width(row, sizes) for row in matrix.rows) + sizes.pad * 3 + _stripe(matrix.rows, sizes)
    spare = ground.area.w - len(matrix.columns) * _WIDEST * sizes.scale
    most = max(ground.area.w * _LABEL, min(spare, ground.area.w * _LABEL_ALONE))
    return min(max(needed, sizes.lane * 1.4), most)


def _stripe(heads: Sequence[Head], sizes: Sizes) -> float:
    return stripes_room(max((len(head.tones) for head in heads), default=0), sizes)


def _row_width(row: Head, sizes: Sizes) -> float:
    below = max(text_width(text, sizes.line) for text in (row.note, row.alarm))
    return max(text_width(row.text, sizes.line, bold=True), below)


def _narrowest(matrix: Matrix, sizes: Sizes) -> float:
    """The least width of a column: what the longest cell and a turned name of two lines need."""
    texts = max((text_width(entry.text, sizes.line, bold=True) for entry in matrix.cells.values()), default=0.0)
    return max(texts + sizes.pad, leading(sizes.line) * 1.25)


def measured(matrix: Matrix, ground: Ground, sizes: Sizes, count: int) -> Measure:
    """The lengths at one scale where `count` columns stand side by side."""
    label = _label(matrix, ground, sizes)
    least = _narrowest(matrix, sizes)
    widest = ground.area.w if count == 1 else _WIDEST * sizes.scale
    column = max(least, min((ground.area.w - label) / count, widest))
    level = column >= _LEVEL * sizes.scale
    group = leading(sizes.line) * 2.2 if any(one.group for one in matrix.columns) else 0.0
    head = max(_head_height(one, column, sizes, level=level) for one in matrix.columns)
    corner = len(corner_lines(matrix, label, sizes)) * leading(sizes.line)
    stripe, lying = _stripe(matrix.rows, sizes), _stripe(matrix.columns, sizes)
    head = max(head, corner - group) + sizes.pad + lying
    heights = tuple(_row_height(shown(matrix, row), label - stripe, sizes) for row in matrix.rows)
    if matrix.square:  # cells as alike as the things that they relate
        heights = (max(heights),) * len(heights)
    band = leading(sizes.line) + sizes.pad
    return Measure(sizes, label, column, head, group, level, heights, stripe, lying, band)


def corner_lines(matrix: Matrix, label: float, sizes: Sizes) -> tuple[str, ...]:
    """The lines of what stands over the rows' names, beside those of the columns."""
    return wrap(matrix.corner, label - sizes.pad, sizes.line, lines=3)


def head_lines(head: Head, column: float, sizes: Sizes, *, level: bool) -> tuple[str, ...]:
    """The lines of a column's name, upright or turned."""
    if level:
        return wrap(head.text, column - sizes.pad, sizes.line, bold=True, lines=4)
    room = max(1, int(column // leading(sizes.line)))
    return wrap(head.text, _TURNED * sizes.scale, sizes.line, bold=True, lines=min(room, 3))


def head_notes(head: Head, column: float, sizes: Sizes, *, level: bool) -> tuple[tuple[str, Ink], ...]:
    """The second texts under an upright name; beside a turned one what is said first, where there is room."""
    if not level:
        room = int(column // leading(sizes.line)) - len(head_lines(head, column, sizes, level=False))
        texts = wrap(head.note, _TURNED * sizes.scale, sizes.line, lines=1) if room > 0 else ()
        return tuple((line, Ink.SOFT) for line in texts)
    said = ((head.note, Ink.SOFT), (head.alarm, Ink.ALARM))
    return tuple((line, ink) for text, ink in said for line in wrap(text, column - sizes.pad, sizes.line, lines=2))


def _head_height(head: Head, column: float, sizes: Sizes, *, level: bool) -> float:
    lines = head_lines(head, column, sizes, level=level)
    notes = head_notes(head, column, sizes, level=level)
    if level:
        return (len(lines) + len(notes)) * leading(sizes.line)
    texts = [text_width(line, sizes.line, bold=True) for line in lines]
    return max([*texts, *(text_width(line, sizes.line) for line, _ in notes)], default=0.0)


def shown(matrix: Matrix, row: Head) -> Head:
    """`row` without what is wrong with it, where its empty cells have the room to say that."""
    return row._replace(alarm="") if row.id not in matrix.used else row


def row_texts(row: Head, label: float, sizes: Sizes) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The lines of a row's name, of its note and of what is wrong with it, in a width of `label`."""
    room = label - sizes.pad * 2
    name = wrap(row.text, room, sizes.line, bold=True, lines=2)
    note = wrap(row.note, room, sizes.line, lines=1)
    return name, note, wrap(row.alarm, room, sizes.line, lines=1)


def _row_height(row: Head, label: float, sizes: Sizes) -> float:
    return sum(map(len, row_texts(row, label, sizes))) * leading(sizes.line) + sizes.pad * 0.8
