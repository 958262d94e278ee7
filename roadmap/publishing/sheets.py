"""The sheets of a workbook: one for each table of a document, but one alone for tables alike that differ in topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from roadmap.publishing.document import Cell, Column, Document, Figure, Table
from roadmap.publishing.walk import Placed, walk
from roadmap.publishing.wording import SUMMARY
from roadmap.safe import to_sheet_name


class Titled(NamedTuple):
    """A table, the name of its sheet, and what it is called in the text."""

    table: Table
    sheet: str
    caption: str


def titled(document: Document) -> Mapping[int, Titled]:
    """The tables, those of figures too, by the place of their block in the whole; no two sheets are called alike.

    A table without a title or caption goes by the heading above it, or else by the document's title.
    """
    taken = {to_sheet_name(SUMMARY.of(document.lang)).casefold()}
    found: dict[int, Titled] = {}
    for group in _alike(document):
        first = next(iter(group.values()))
        sheet = _free(first.sheet, taken)
        table = _together([one.table for one in group.values()]) if first.table.topic else first.table
        found |= {place: Titled(table, sheet, one.caption) for place, one in group.items()}
    return found


def _alike(document: Document) -> Iterable[dict[int, Titled]]:
    """What goes onto each sheet by the place of its block, the sheets in the order in which they are begun."""
    groups: dict[object, dict[int, Titled]] = {}
    for place, placed in enumerate(walk(document, whole=True)):
        if one := _wanted(placed, document.title):
            table = one.table
            alike = (table.title, table.columns, table.topic.heading) if table.topic else place
            groups.setdefault(alike, {})[place] = one
    return groups.values()


def _wanted(placed: Placed, title: str) -> Titled | None:
    """The table that a block is, or that stands for its picture, and what its sheet would be called."""
    block = placed.block
    above = (title, *placed.path)[-1]
    if isinstance(block, Table):
        caption = block.caption or block.title or above
        return Titled(block, block.title or caption, caption)
    if isinstance(block, Figure):
        twin = block.drawing.table
        rows = tuple(tuple(map(Cell, row)) for row in twin.rows)
        wanted = block.caption or block.drawing.sheet.title or above
        return Titled(Table(tuple(map(Column, twin.header)), rows), wanted, placed.caption)
    return None


def _together(tables: Sequence[Table]) -> Table:
    """Tables alike as one, whose first column tells their topics; sums stay only where there is but one of them."""
    first = tables[0]
    rows = [
        (Cell(table.topic.text), *row)
        for table in tables
        if table.topic
        for row in table.rows or [(Cell(table.empty, manner="soft"), *[Cell("")] * (len(table.columns) - 1))]
    ]
    foot = (Cell(""), *first.foot) if first.foot and len(tables) == 1 else ()
    heading = first.topic.heading if first.topic else ""
    return replace(first, columns=(Column(heading), *first.columns), rows=tuple(rows), foot=foot)


def _free(wanted: str, taken: set[str]) -> str:
    """A sheet's name like `wanted` that is not in `taken`, and is from now on."""
    name, number = str(to_sheet_name(wanted)), 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        short = to_sheet_name(wanted).encode("utf-16-le")[: 2 * (31 - len(ending))].decode("utf-16-le", "ignore")
        name = to_sheet_name(f"{short.rstrip()}{ending}")
    taken.add(name.casefold())
    return name
