"""A drawing: what is drawn, and the same in words."""

from __future__ import annotations

from typing import NamedTuple

from roadmap.drawing.sheet import Sheet


class Table(NamedTuple):
    """What a drawing says, as rows of text; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Drawing(NamedTuple):
    """One drawing.

    Attributes:
        name: what its files are called, without the ending.
        sheet: what is drawn.
        table: the same in words.
    """

    name: str
    sheet: Sheet
    table: Table
