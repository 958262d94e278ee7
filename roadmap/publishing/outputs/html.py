"""HTML: one file that needs nothing else, runs nothing, reads well on a screen and prints well on A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from roadmap.drawing.painting.svg import font_faces
from roadmap.drawing.twin import Drawing
from roadmap.publishing.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.markup import NOTHING, element, joined, void
from roadmap.publishing.picture import pictures
from roadmap.publishing.walk import Placed, walk
from roadmap.publishing.widths import widths
from roadmap.publishing.wording import TWIN
from roadmap.safe import HtmlText, to_html

_STYLE = Path(__file__).parent.with_name("document.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_PAPER, _PRINTED, _PADDING = 510.0, 9.6, 13.0
"""Width of a printed page, size of the text in tables and the space beside it, in points."""
_FEW = 3
"""Columns that a telephone shows beside each other; a table with more is as wide as on paper, and moves sideways."""


def write(document: Document) -> bytes:
    """`document` as one HTML file.

    Raises:
        DrawingError: a figure could not be drawn.
    """
    body = element("body", _page(document), class_="wide" if document.wide else "")
    page = element("html", _head(document), body, lang=document.lang)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(document: Document) -> HtmlText:
    # What a style sheet holds is not text of a document, so it is put in as it is; nobody else's words are in it.
    style = HtmlText(_STYLE.read_text("utf-8") + font_faces())
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", HtmlText(to_html(document.title).replace("<br>", " "))),
        element("style", style),
    )


def _page(document: Document) -> HtmlText:
    blocks = chain.from_iterable(_block(placed, document) for placed in walk(document))
    notes = [*document.footnotes, document.source]
    return joined(
        (
            element("header", *_opening(document)),
            element("main", joined(blocks)),
            element("footer", *(element("p", to_html(text)) for text in notes if text)),
        )
    )


def _opening(document: Document) -> Iterator[HtmlText]:
    if document.stamp:
        yield element("p", to_html(document.stamp), class_="stamp")
    yield element("h1", to_html(document.title))
    if document.subtitle:
        yield element("p", to_html(document.subtitle), class_="subtitle")
    if document.as_of:
        yield element("p", to_html(document.as_of), class_="soft")


def _block(placed: Placed, document: Document) -> Iterator[HtmlText]:
    match placed.block:
        case Heading(text=text, level=level):
            yield element(f"h{level + 1}", to_html(text), class_="above" if placed.opens_figure else "")
        case Paragraph(text=text, manner=manner):
            yield element("p", to_html(text), class_=_class(manner))
        case Bullets(items=items, numbered=numbered):
            yield element("ol" if numbered else "ul", *(element("li", to_html(item)) for item in items))
        case Table() as table:
            yield _table(table)
        case Figure(drawing=drawing):
            yield _figure(drawing, placed.caption, document)
        case KeyFigures(figures=figures):
            yield element("ul", *map(_key_figure, figures), class_="figures")
        case Room(label=label, lines=lines):
            rules = [element("div", class_="rule")] * lines
            yield element("div", element("p", to_html(label), class_="strong"), *rules, class_="room")
        case PageBreak():
            yield element("div", class_="break")


def _key_figure(figure: KeyFigure) -> HtmlText:
    return element(
        "li",
        element("span", to_html(figure.value), class_="value"),
        element("span", to_html(figure.label), class_="label"),
        element("span", to_html(figure.note), class_="soft") if figure.note else NOTHING,
        class_=_class(figure.manner),
    )


def _figure(drawing: Drawing, caption: str, document: Document) -> HtmlText:
    shown = [element("div", HtmlText(picture.svg), class_="picture") for picture in pictures(drawing, "a4")]
    columns = tuple(Column(heading) for heading in drawing.table.header)
    rows = tuple(tuple(map(Cell, row)) for row in drawing.table.rows)
    summary = element("summary", to_html(TWIN.of(document.lang)))
    twin = element("details", summary, _table(Table(columns, rows, drawing.sheet.title)))
    return element("figure", *shown, element("figcaption", to_html(caption)), twin)


def _table(table: Table) -> HtmlText:
    caption = element("caption", to_html(table.caption)) if table.caption else NOTHING
    # Of the narrowest paper, in the size of print.
    percents = widths(table, 100.0, 100 * _PRINTED / _PAPER, 100 * _PADDING / _PAPER)
    shares = (void("col", style=f"width:{percent:.1f}%") for percent in percents)
    heads = (element("th", to_html(column.heading), scope="col", class_=_kind(column)) for column in table.columns)
    rows = [_row(table.columns, row) for row in table.rows]
    if not rows:
        rows = [element("tr", element("td", to_html(table.empty), colspan=str(len(table.columns)), class_="soft"))]
    foot = element("tfoot", *(_row(table.columns, row) for row in table.sums)) if table.sums else NOTHING
    inside = (
        caption,
        element("colgroup", *shares),
        element("thead", element("tr", *heads)),
        element("tbody", joined(rows)),
        foot,
    )
    made = element("table", *inside, class_="many" if len(table.columns) > _FEW else "")
    return element("div", made, class_="sheet")


def _row(columns: Sequence[Column], cells: Sequence[Cell]) -> HtmlText:
    made = (
        element("td", to_html(cell.text), class_=" ".join(filter(None, (_kind(column), _class(cell.manner)))))
        for column, cell in zip(columns, cells, strict=True)
    )
    return element("tr", *made)


def _kind(column: Column) -> str:
    return "number" if column.kind == "number" else ""


def _class(manner: str) -> str:
    return "" if manner == "plain" else manner
