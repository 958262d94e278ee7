"""Reports as tests read them: in Markdown, of a workspace that is open."""

from __future__ import annotations

from typing import Literal

from roadmap.publishing.output import published
from roadmap.report import reports
from roadmap.workspace import Workspace


def told(workspace: Workspace, name: str, *focus: str, lang: Literal["vi", "en"] = "en", **options: object) -> str:
    """The report `name` as Markdown, with spaces that do not break as plain ones."""
    document = reports()[name].made(workspace.survey, focus, lang, **options)
    return published(document, "md").decode().replace("\N{NO-BREAK SPACE}", " ")


def rows(text: str) -> list[list[str]]:
    """Every row of every table, as its cells without marks."""
    lines = (line for line in text.splitlines() if line.startswith("| ") and "---" not in line)
    return [[cell.strip(" *_") for cell in line.strip("| ").split(" | ")] for line in lines]


def row(text: str, beginning: str) -> list[str]:
    """The first row that begins with `beginning`."""
    return next(cells for cells in rows(text) if cells[0].startswith(beginning))
