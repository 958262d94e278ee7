"""What a drawing of very much leaves out, so that it stays a picture: said under it, and whole in its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from roadmap.drawing.charts.chart import Row, Section
from roadmap.drawing.matrices.matrix import Head, Matrix
from roadmap.locale.value import number
from roadmap.model.text import Lang, Text

_Thing = TypeVar("_Thing")

MOST_ROWS, MOST_COLUMNS, MOST_SQUARE = 100, 24, 48
"""Rows and columns that a matrix holds, and the same where both are the same things."""
_LEFT_OUT = Text(
    "Không vẽ để hình dễ đọc: {} hàng, {} cột, ưu tiên giữ chỗ còn thiếu và cột dùng nhiều; bảng đi kèm ghi đủ. "
    "Nêu mã để vẽ riêng từng phần.",
    "Not drawn, so that the picture can be read: rows {}, columns {}; gaps and the fullest columns are kept; the table "
    "has all. Name an id to draw a part of it.",
)
_LEFT_OUT_OF_SQUARE = Text(
    "Không vẽ để hình dễ đọc: {} mục, ưu tiên giữ mục có nhiều liên hệ; bảng đi kèm ghi đủ. Nêu mã để vẽ riêng từng "
    "phần.",
    "Not drawn, so that the picture can be read: {}; what is tied to most is kept; the table has all. Name an id to "
    "draw a part of it.",
)
_MORE_CELLS = Text("không vẽ {} cột", "columns not drawn: {}")
_OTHERS = Text("Và {} mục khác", "Others: {}")
_MOST_NAMED, _FEWEST = 12, 3
_OF_PARTS = Text(
    "Không vẽ riêng {} dòng để hình dễ đọc, ưu tiên giữ {}; bảng đi kèm ghi đủ. Nêu mã để vẽ riêng từng phần.",
    "Rows not drawn on their own, so that the picture can be read: {}; kept first: {}. The table has all. Name an id "
    "to draw a part.",
)


class Condensed(NamedTuple):
    """A matrix without what was left out, and how much that is."""

    matrix: Matrix
    rows: int
    columns: int

    def footnotes(self, lang: Lang) -> Iterator[str]:
        """What was left out, and how to see it; nothing where nothing was."""
        if self.rows and self.matrix.square:
            yield _LEFT_OUT_OF_SQUARE.of(lang).format(number(self.rows, lang))
        elif self.rows or self.columns:
            yield _LEFT_OUT.of(lang).format(number(self.rows, lang), number(self.columns, lang))


def condensed(matrix: Matrix, lang: Lang) -> Condensed:
    """As much of a matrix as can be read: rows with something wrong first, then the columns with most in them.

    What is kept stays in its order, some of every group, and a row tells how many columns of its own are left out. In a
    square matrix the things with most in their row and column are kept.
    """
    if matrix.square:
        filled = Counter(id for cell in matrix.cells for id in cell)
        heads = first(matrix.rows, MOST_SQUARE, lambda row: -filled[row.id])
        ids = {head.id for head in heads}
        rows, columns = heads, [head for head in matrix.columns if head.id in ids]
    else:
        groups: Counter[tuple[bool, str]] = Counter()
        place: dict[str, tuple[bool, int]] = {}
        for row in matrix.rows:
            groups[not row.alarm, row.group] += 1
            place[row.id] = not row.alarm, groups[not row.alarm, row.group]
        rows = first(matrix.rows, MOST_ROWS, lambda row: place[row.id])
        ids = {row.id for row in rows}
        filled = Counter(column for row, column in matrix.cells if row in ids)
        columns = first(matrix.columns, MOST_COLUMNS, lambda column: -filled[column.id])
    if len(rows) == len(matrix.rows) and len(columns) == len(matrix.columns):
        return Condensed(matrix, 0, 0)
    across = {column.id for column in columns}
    lost = Counter(row for row, column in matrix.cells if column not in across)
    kept = replace(
        matrix,
        rows=tuple(_telling(row, lost[row.id], lang) for row in rows),
        columns=tuple(columns),
        cells={key: cell for key, cell in matrix.cells.items() if key[0] in ids and key[1] in across},
    )
    return Condensed(kept, len(matrix.rows) - len(rows), len(matrix.columns) - len(columns))


def _telling(row: Head, lost: int, lang: Lang) -> Head:
    if not lost:
        return row
    note = _MORE_CELLS.of(lang).format(number(lost, lang))
    return row._replace(note=" · ".join(filter(None, (row.note, note))))


def first(things: Sequence[_Thing], most: int, rank: Callable[[_Thing], Any]) -> list[_Thing]:
    """At most so many of `things`, those of the lowest rank, in their own order."""
    chosen = sorted(range(len(things)), key=lambda at: (rank(things[at]), at))[:most]
    return [things[at] for at in sorted(chosen)]


def others(rows: Sequence[Row], lang: Lang) -> Row:
    """One row for all of `rows` that have none of their own: how many, and the names of the first."""
    names = [row.label for row in rows[:_MOST_NAMED]]
    more = len(rows) - _MOST_NAMED
    names += [f"+{number(more, lang)}"] if more > 0 else []
    about = tuple(id for row in rows for id in row.about)
    return Row(_OTHERS.of(lang).format(number(len(rows), lang)), note="; ".join(names), about=about)


def said_of(left: int, kept: Text, lang: Lang) -> str:
    """The footnote that so many rows are not drawn on their own, and which ones are kept first."""
    return _OF_PARTS.of(lang).format(number(left, lang), kept.of(lang))


def shortened(
    sections: Sequence[Section], most: int, rank: Callable[[Row], float], lang: Lang
) -> tuple[list[Section], int]:
    """Sections with about `most` rows in all, those of the lowest rank; the others of each share one row at its end.

    Also gives how many rows are left out.
    """
    count = sum(len(section.rows) for section in sections)
    if count <= most:
        return list(sections), 0
    found, left = [], 0
    for section in sections:
        kept = first(section.rows, max(_FEWEST, most * len(section.rows) // count), rank)
        known = {id(row) for row in kept}
        rest = [row for row in section.rows if id(row) not in known]
        left += len(rest)
        found.append(replace(section, rows=(*kept, *([others(rest, lang)] if rest else []))))
    return found, left
