"""XLSX: the text on the first sheet, and the tables, those of figures too, on further ones, to work on further.

Numbers and dates are values with the form of their text; everything else is text and can never be a formula or a link.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from roadmap.drawing.metrics import text_width
from roadmap.publishing.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Manner,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.package import WRITTEN
from roadmap.publishing.sheets import Titled, titled
from roadmap.publishing.values import is_day, number_form
from roadmap.publishing.walk import walk
from roadmap.publishing.wording import ON_SHEET, SUMMARY, not_installed
from roadmap.safe import to_cell, to_print_code, to_sheet_name

_NARROWEST, _WIDEST, _PRINTED = 8.0, (46.0, 38.0, 30.0, 24.0), 150.0
"""Characters of a column; of all columns, so that the print on A4 stays legible."""
_LINE, _HIGHEST = 13.5, 400.0
_SUMMARY = (24.0, 70.0, 36.0)
_A4, _LANDSCAPE_FROM = 9, 5
_DATES = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
_TITLE: dict[str, Any] = {"bold": True, "font_size": 16, "font_color": "#1f3a5f"}
_LOOKS: dict[Manner, dict[str, Any]] = {
    "plain": {},
    "strong": {"bold": True},
    "soft": {"font_color": "#4d5b69"},
    "alarm": {"bold": True, "font_color": "#b3261e"},
}
_CELL: dict[str, Any] = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#d5dbe1"}
_HEAD: dict[str, Any] = {
    **_CELL,
    "bold": True,
    "font_color": "#1f3a5f",
    "bg_color": "#eef1f4",
    "bottom": 2,
    "bottom_color": "#1f3a5f",
}


def write(document: Document) -> bytes:
    """`document` as one workbook.

    Raises:
        DrawingError: the library is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise not_installed("xlsx", "office") from None
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": to_print_code(document.title).replace("&&", "&"), "created": WRITTEN})
    _Writing(book, document).all()
    book.close()
    return made.getvalue()


class _Writing:
    """A document on its way into a workbook."""

    def __init__(self, book: Any, document: Document) -> None:
        self.book = book
        self.document = document
        self.formats: dict[str, Any] = {}
        self.tables = titled(document)

    def all(self) -> None:
        """The summary, then each table."""
        self._summary()
        for name, table in {one.sheet: one.table for one in self.tables.values()}.items():
            self._table(name, table)

    def _format(self, **look: object) -> Any:
        key = repr(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"font_name": "Arial", "font_size": 10, **look})
        return self.formats[key]

    def _sheet(self, name: str) -> Any:
        """A sheet that prints as wide as an A4 page, with the warning about its data on every page."""
        sheet = self.book.add_worksheet(to_sheet_name(name))
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.7, 0.7)
        sheet.set_header(f"&L&A&R{to_print_code(self.document.stamp)}")
        sheet.set_footer(f"&L{to_print_code(self.document.as_of)}&R&P/&N")
        return sheet

    def _summary(self) -> None:
        sheet = self._sheet(SUMMARY.of(self.document.lang))
        for place, width in enumerate(_SUMMARY):
            sheet.set_column(place, place, width)
        for row, line in enumerate(_lines(self.document, self.tables)):
            look = self._format(valign="top", text_wrap=True, **line.look)
            alone = len(line.texts) == 1
            if alone:
                sheet.merge_range(row, 0, row, len(_SUMMARY) - 1, "", look)
            for place, text in enumerate(line.texts):
                sheet.write_string(row, place, to_cell(text), look)
            widths = [sum(_SUMMARY)] if alone else _SUMMARY
            sheet.set_row(row, _height(line.texts, widths, line.look.get("font_size", 10)))

    def _table(self, name: str, table: Table) -> None:
        sheet = self._sheet(name)
        last = len(table.columns) - 1
        widths = _widths(table)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, to_cell(column.heading), self._format(**_HEAD, **_side(column)))
            sheet.set_column(place, place, widths[place])
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if last >= _LANDSCAPE_FROM or self.document.wide:
            sheet.set_landscape()
        for number, row in enumerate(table.rows, 1):
            sheet.set_row(number, _height([cell.text for cell in row], widths))
            for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._cell(sheet, (number, place), column, cell, {})
        sheet.autofilter(0, 0, max(1, len(table.rows)), last)
        if not table.rows:
            sheet.write_string(1, 0, to_cell(table.empty), self._format(**_CELL, **_LOOKS["soft"]))
        elif table.foot:
            for place, (column, cell) in enumerate(zip(table.columns, table.foot, strict=True)):
                self._cell(sheet, (len(table.rows) + 1, place), column, cell, {"bold": True, "top": 2})

    def _cell(self, sheet: Any, place: tuple[int, int], column: Column, cell: Cell, more: dict[str, Any]) -> None:
        look = {**_CELL, **_LOOKS[cell.manner], **more}
        look |= _side(column)
        value = cell.value
        if isinstance(value, datetime.date) and is_day(cell.text, value):
            sheet.write_datetime(*place, value, self._format(**look, num_format=_DATES[self.document.lang]))
        elif isinstance(value, int | float) and (form := number_form(cell.text, value, self.document.lang)):
            sheet.write_number(*place, value, self._format(**look, num_format=form))
        else:
            sheet.write_string(*place, to_cell(cell.text), self._format(**look))


class _Line(NamedTuple):
    """A row of the summary."""

    texts: tuple[str, ...]
    look: dict[str, Any]


def _lines(document: Document, tables: Mapping[int, Titled]) -> Iterator[_Line]:
    """What the summary says, from the title to the sources."""
    yield _Line((document.title,), _TITLE)
    for text, manner in ((document.subtitle, "strong"), (document.as_of, "soft"), (document.stamp, "alarm")):
        if text:
            yield _Line((text,), _LOOKS[manner])  # type: ignore[index]
    for place, placed in enumerate(walk(document, whole=True)):
        match placed.block:
            case Heading(text=text, level=level):
                yield _Line(("",), {})
                yield _Line((text,), {**_TITLE, "font_size": 14 - level})
            case Paragraph(text=text, manner=manner):
                yield _Line((text,), _LOOKS[manner])
            case Bullets(items=items, numbered=numbered):
                signs = [f"{number}." if numbered else "•" for number in range(1, len(items) + 1)]
                yield from (_Line((f"{sign} {item}",), {}) for sign, item in zip(signs, items, strict=True))
            case KeyFigures(figures=figures):
                yield from (_Line((one.value, one.label, one.note), _LOOKS[one.manner]) for one in figures)
            case Room(label=label):
                yield _Line((label,), _LOOKS["strong"])
            case Table() | Figure():
                named = tables[place]
                yield _Line((ON_SHEET.of(document.lang).format(named.caption, named.sheet),), _LOOKS["soft"])
            case _:
                pass
    yield _Line(("",), {})
    yield from (_Line((text,), _LOOKS["soft"]) for text in (*document.footnotes, document.source) if text)


def _side(column: Column) -> dict[str, Any]:
    """Where a column's text stands, with some room to its neighbour."""
    return {"align": "right" if column.kind == "number" else "left", "indent": 1}


def _widths(table: Table) -> list[float]:
    """Of its columns, in characters; wide ones are narrower where all together would be printed too small."""
    wanted = [_width(table, place) for place in range(len(table.columns))]
    tried = ([min(width, widest) for width in wanted] for widest in _WIDEST)
    return next((widths for widths in tried if sum(widths) <= _PRINTED), [min(width, _WIDEST[-1]) for width in wanted])


def _width(table: Table, place: int) -> float:
    """Characters that the widest text of a column takes, and not too few."""
    texts = [table.columns[place].heading, *(row[place].text for row in table.rows)]
    texts += [table.foot[place].text] if table.foot else []
    texts += [] if table.rows or place else [table.empty]
    lines = [line for text in texts for line in text.split("\n")]
    return max(_NARROWEST, max(_characters(line) for line in lines) + 5)


def _characters(line: str) -> float:
    """Of the usual digit's width, as columns are measured."""
    return text_width(line, 1.0) / 0.55


def _height(texts: Sequence[str], widths: Sequence[float], size: float = 10.0) -> float:
    """Of a row whose texts are wrapped, in points; not every program finds it by itself."""
    most = 1
    for text, width in zip(texts, widths, strict=True):
        room = max(1.0, width * 10 / size - 2)
        most = max(most, sum(1 + int(_characters(line) / room) for line in text.split("\n")))
    return min(_HIGHEST, most * _LINE * size / 10 + 3)
