"""The idea of a diagram: a function from a survey to drawings, each with a table that says the same in words."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.briefing import Briefing, Register
from roadmap.drawing.twin import Drawing, Table
from roadmap.safe import MarkdownText, to_markdown


class Diagram(Briefing[Iterator[Drawing]]):
    """One diagram."""

    __slots__ = ()


diagram: Register[Diagram, Iterator[Drawing]] = Register("roadmap.diagrams", Diagram)


def diagrams() -> dict[str, Diagram]:
    """Every diagram by name, in alphabetical order."""
    return diagram.all


def markdown(drawing: Drawing) -> MarkdownText:
    """The tables of `drawing` as a Markdown page with the frame's words."""
    sheet = drawing.sheet
    parts = [f"# {to_markdown(sheet.title)}\n"]
    parts += [f"{to_markdown(text)}\n" for text in (sheet.stamp, sheet.subtitle, sheet.as_of) if text]
    parts += [_marked(table) for table in (drawing.table, drawing.tones) if table]
    parts += [f"{to_markdown(text)}\n" for text in (*sheet.footnotes, sheet.source) if text]
    return MarkdownText("\n".join(parts))


def _marked(table: Table) -> str:
    rule = " | ".join("---" for _ in table.header)
    rows = [" | ".join(to_markdown(cell) for cell in row) for row in (table.header, *table.rows)]
    return "\n".join(f"| {row} |" for row in (rows[0], rule, *rows[1:])) + "\n"
