"""What a report says, for tests: its rows as texts, and all of its words."""

from __future__ import annotations

from pathlib import Path

from roadmap.model.text import Lang
from roadmap.publishing.document import Document, Heading, KeyFigures, Table
from roadmap.publishing.output import published
from roadmap.report import reports
from tests.diagrams.workspaces import survey


def made(folder: Path, name: str, text: str, *focus: str, lang: Lang = "en", **options: object) -> Document:
    """The report `name` of a workspace of one file."""
    return reports()[name].made(survey(folder, text), focus, lang, **options)


def rows(document: Document, heading: str) -> list[tuple[str, ...]]:
    """The cells of the tables that stand under the heading `heading`, up to the next one of its level or above."""
    found: list[tuple[str, ...]] = []
    level: int | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            level = block.level if block.text == heading else None if level and block.level <= level else level
        elif isinstance(block, Table) and level:
            found += [tuple(cell.text for cell in row) for row in block.rows]
    return found


def figures(document: Document) -> dict[str, str]:
    """Label of each key figure -> its value."""
    return {one.label: one.value for block in document.blocks if isinstance(block, KeyFigures) for one in block.figures}


def words(document: Document) -> str:
    """Everything that the report says, as Markdown."""
    return published(document, "md").decode()
