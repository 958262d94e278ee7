"""A matrix: rows against columns, and in each cell what the one is to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from roadmap.drawing.look import Look, Symbol, Tone


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
    """

    id: str
    text: str
    note: str = ""
    group: str = ""
    alarm: str = ""
    title: str = ""


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
        """Nothing has a tone."""
        return iter(())

    def toned(self, tones: Mapping[str, Tone]) -> Matrix:  # noqa: ARG002 - as every body has it
        """The same, since nothing has a tone."""
        return self
