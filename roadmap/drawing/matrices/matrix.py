"""A matrix: rows against columns, and in each cell what the one is to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from roadmap.drawing.look import Look, Symbol, Tone, together


class Head(NamedTuple):
    """A row or a column.

    Attributes:
        id: unique among the rows, or among the columns.
        text: its name.
        note: a lighter second text, such as a count.
        group: neighbours with the same non-empty group share it as a heading.
        alarm: what is wrong with it, such as that nobody answers; empty where nothing is. In a row without anything in
            its cells it stands there.
        title: the full name; the text where it is empty.
        about: ids of what it stands for, by which it takes tones.
        tones: bars beside the name of a row, under the name of a column.
    """

    id: str
    text: str
    note: str = ""
    group: str = ""
    alarm: str = ""
    title: str = ""
    about: tuple[str, ...] = ()
    tones: tuple[Tone, ...] = ()


class Entry(NamedTuple):
    """What stands in a cell: a short text or a sign, on a ground.

    Attributes:
        text: a few characters.
        look: the ground; none where it is None.
        symbol: a sign instead of text.
        title: the same in full words.
    """

    text: str = ""
    look: Look | None = None
    symbol: Symbol | None = None
    title: str = ""


@dataclass(frozen=True)
class Matrix:
    """Rows against columns.

    Attributes:
        rows: from top to bottom.
        columns: from left to right.
        cells: (row id, column id) -> what stands there.
        corner: what rows and columns are; stands over the rows.
        empty: what is said where there are no rows.
        square: whether rows and columns are the same things in the same order; their meeting with themselves is filled.
    """

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    corner: str = ""
    empty: str = ""
    square: bool = False

    @cached_property
    def used(self) -> frozenset[str]:
        """The ids of rows in which anything stands."""
        return frozenset(row for row, _ in self.cells)

    def ids(self) -> Iterator[str]:
        """The ids of what the rows and columns stand for."""
        return (id for head in (*self.rows, *self.columns) for id in head.about)

    def toned(self, tones: Mapping[str, Tone]) -> Matrix:
        """The same matrix, its rows and columns with the bars of the tones given by id."""
        rows, columns = (
            tuple(head._replace(tones=together(head.about, tones)) for head in heads)
            for heads in (self.rows, self.columns)
        )
        return replace(self, rows=rows, columns=columns)
