"""Markdown: CommonMark with tables. A figure becomes its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roadmap.publishing.document import (
    Bullets,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Manner,
    PageBreak,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.walk import Placed, walk
from roadmap.safe import MarkdownText, to_markdown

_BLANK = "&nbsp;"


def write(document: Document) -> bytes:
    """`document` as one Markdown file."""
    parts = [f"# {to_markdown(document.title)}"]
    parts += [to_markdown(text) for text in (document.subtitle, document.as_of) if text]
    if document.stamp:
        parts.append(_meant(document.stamp, "strong"))
    for placed in walk(document):
        parts += _block(placed)
    if document.footnotes or document.source:
        parts.append("---")
    parts += [to_markdown(text) for text in (*document.footnotes, document.source) if text]
    return ("\n\n".join(parts) + "\n").encode()


def _block(placed: Placed) -> Iterator[str]:
    match placed.block:
        case Heading(text=text, level=level):
            yield f"{'#' * (level + 1)} {to_markdown(text)}"
        case Paragraph(text=text, manner=manner):
            yield _meant(text, manner)
        case Bullets(items=items, numbered=numbered):
            signs = (f"{number}." if numbered else "-" for number, _ in enumerate(items, 1))
            yield "\n".join(f"{sign} {to_markdown(item)}" for sign, item in zip(signs, items, strict=True))
        case Table() as table:
            yield from _table(table)
        case Figure(drawing=drawing):
            yield _meant(placed.caption, "strong")
            header, rows = drawing.table
            yield _rows(header, ["---"] * len(header), rows)
            yield from (to_markdown(note) for note in drawing.sheet.footnotes)
        case KeyFigures(figures=figures):
            yield "\n".join(map(_figure, figures))
        case Room(label=label, lines=lines):
            yield "\n".join([_meant(label, "strong"), *([">"] + [f"> {_BLANK}"] * lines)])
        case PageBreak():
            return


def _figure(figure: KeyFigure) -> str:
    note = f" ({to_markdown(figure.note)})" if figure.note else ""
    return f"- {_meant(figure.value, 'strong')} {to_markdown(figure.label)}{note}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield _meant(table.caption, "strong")
    if not table.rows:
        yield _meant(table.empty, "soft")
        return
    rules = ["---:" if column.kind == "number" else "---" for column in table.columns]
    rows: list[list[str]] = [[_meant(cell.text, cell.manner) for cell in row] for row in table.rows]
    if table.foot:
        rows.append([_meant(cell.text, "strong") for cell in table.foot])
    lines: list[list[str]] = [[to_markdown(column.heading) for column in table.columns], rules, *rows]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rows(header: Iterable[str], rules: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [map(to_markdown, header), rules, *(map(to_markdown, row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _meant(text: str, manner: Manner) -> MarkdownText:
    """`text` with the marks of how it is meant; the words alone say it as well."""
    said = to_markdown(text)
    marks = {"strong": "**", "alarm": "**", "soft": "_"}.get(manner, "")
    # Marks do not reach over line breaks or blanks at the ends.
    return MarkdownText(f"{marks}{said}{marks}") if said and "<br>" not in said else said
