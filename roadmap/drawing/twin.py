"""A drawing: what is drawn, and the same in words."""

from __future__ import annotations

from typing import NamedTuple

from roadmap.drawing.sheet import Sheet
from roadmap.safe import CsvText, to_csv


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
        tones: what its tones say, by value; None where they are not those of a field.
    """

    name: str
    sheet: Sheet
    table: Table
    tones: Table | None = None


def comma_separated(table: Table) -> CsvText:
    """`table` as CSV (RFC 4180). A file of it begins with a byte order mark, without which Excel spoils Vietnamese."""
    lines = (",".join(map(to_csv, row)) for row in (table.header, *table.rows))
    return CsvText("".join(f"{line}\r\n" for line in lines))
