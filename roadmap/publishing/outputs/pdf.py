"""PDF, typeset with typst: what a person wrote reaches it as data only, never as text to be read as markup."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from roadmap.drawing.error import DrawingError
from roadmap.drawing.metrics import FONTS
from roadmap.model.text import Text
from roadmap.publishing.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.picture import edge_of, pictures
from roadmap.publishing.walk import walk
from roadmap.publishing.widths import widths
from roadmap.publishing.wording import PAGE, not_installed
from roadmap.safe import to_office

if TYPE_CHECKING:
    import typst

_LOOK = Path(__file__).parent.with_name("document.typ")
_LONG_WORD = re.compile(r"\S{25,}")
_LONG_CELL = 600
_TRIED = 60
"""Pages up to which closer lines are tried, so that no page holds only the last words."""
_SIZE, _PADDING = 8.5, 8.5
_WIDTHS = {False: 493.2, True: 739.8}
"""Width between the margins of a page upright and lying, in points; see the look."""

Lines = list[list[str]]
"""A text as typst is given it: lines, each in pieces between which it may be broken."""


def write(document: Document) -> bytes:
    """`document` as one PDF.

    Raises:
        DrawingError: the typesetter is not installed, or a figure could not be drawn.
    """
    try:
        import typst
    except ImportError:
        raise not_installed("pdf", "pdf") from None
    given = json.dumps(_given(document))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    usual, closer = (
        typst.Compiler(str(_LOOK), font_paths=fonts, sys_inputs={"document": given, "close": close})
        for close in ("", "yes")
    )
    pages = _pages(usual)
    chosen = closer if 1 < pages <= _TRIED and _pages(closer) < pages else usual
    try:
        made = _typeset(chosen, "ua-1")  # for those who do not see: tags, words in place of pictures, a language
    except typst.TypstError:  # PDF/UA forbids letters that no font holds, and a document without a title
        made = _typeset(chosen)
    if not isinstance(made, bytes):
        raise DrawingError(Text("Không tạo được PDF.", "No PDF was made."))
    return made


def _typeset(compiler: typst.Compiler, *standards: Literal["ua-1"]) -> object:
    return compiler.compile(format="pdf", timestamp=0, pdf_standards=list(standards))


def _pages(compiler: typst.Compiler) -> int:
    """How many pages it makes."""
    return int(json.loads(compiler.query("<pages>", field="value", one=True)))


def _given(document: Document) -> dict[str, object]:
    """What the typesetter is told, as plain values."""
    notes = [text for text in (*document.footnotes, document.source) if text]
    return {
        "name": " ".join(to_office(document.title).split()),
        "title": _lines(document.title),
        "subtitle": _lines(document.subtitle),
        "as_of": _lines(document.as_of),
        "stamp": _lines(document.stamp),
        "lang": document.lang,
        "wide": document.wide,
        "page": PAGE.of(document.lang),
        "parts": list(_parts(document)),
        "notes": [_lines(text) for text in notes],
    }


def _parts(document: Document) -> Iterator[dict[str, object]]:
    """Its blocks; a heading right before a figure goes with the figure."""
    for placed in walk(document):
        if isinstance(placed.block, Figure):
            heading = placed.before if isinstance(placed.before, Heading) else Heading("")
            yield _picture(placed.block, placed.caption, heading)
        elif not placed.opens_figure:
            yield _part(placed.block, wide=document.wide)


def _part(block: Block, *, wide: bool) -> dict[str, object]:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "level": level, "text": _lines(text)}
        case Paragraph(text=text, manner=manner):
            return {"kind": "paragraph", "manner": manner, "text": _lines(text)}
        case Bullets(items=items, numbered=numbered):
            return {"kind": "bullets", "numbered": numbered, "items": [_lines(item) for item in items]}
        case Table():
            return _table(block, _WIDTHS[wide])
        case KeyFigures(figures=figures):
            given = [
                {"value": _lines(one.value), "label": _lines(one.label), "note": _lines(one.note), "manner": one.manner}
                for one in figures
            ]
            return {"kind": "figures", "across": block.across, "figures": given}
        case Room(label=label, lines=lines):
            return {"kind": "room", "label": _lines(label), "lines": lines}
        case _:
            return {"kind": "break"}


def _picture(block: Figure, caption: str, heading: Heading) -> dict[str, object]:
    pages = [
        {"svg": one.svg, "alt": to_office(one.alt), "edge": edge_of("a4")} for one in pictures(block.drawing, "a4")
    ]
    return {
        "kind": "picture",
        "pages": pages,
        "caption": _lines(caption),
        "heading": _lines(heading.text),
        "level": heading.level,
    }


def _table(table: Table, room: float) -> dict[str, object]:
    columns = [
        {"heading": _lines(column.heading), "number": column.kind == "number", "share": width}
        for column, width in zip(table.columns, widths(table, room, _SIZE, _PADDING), strict=True)
    ]
    rows = [_row(row) for row in table.rows]
    foot = [cell for row in table.sums for cell in _row(row)]
    empty = _lines(table.empty) if not rows else []
    caption = _lines(table.caption)
    return {"kind": "table", "caption": caption, "columns": columns, "rows": rows, "foot": foot, "empty": empty}


def _row(cells: Sequence[Cell]) -> list[dict[str, object]]:
    # A row that may be longer than a page can be broken; any other stays together.
    long = any(len(cell.text) > _LONG_CELL or cell.text.count("\n") > _LONG_CELL // 40 for cell in cells)
    return [{"text": _lines(cell.text), "manner": cell.manner, "long": long} for cell in cells]


def _lines(text: str) -> Lines:
    """`text` in its display form; empty where it is."""
    return [_pieces(line) for line in to_office(text).split("\n")] if text else []


def _pieces(line: str) -> list[str]:
    """`line` with breaks allowed inside words that may be wider than a column."""
    pieces: list[str] = []
    start = 0
    for word in _LONG_WORD.finditer(line):
        pieces.append(line[start : word.start()])
        pieces += _letters(word.group())
        start = word.end()
    return [piece for piece in (*pieces, line[start:]) if piece]


def _letters(word: Sequence[str]) -> list[str]:
    """The letters of `word`, each with its marks."""
    letters: list[str] = []
    for char in word:
        joins = letters and (unicodedata.combining(char) or char in "\u200d\ufe0f" or letters[-1].endswith("\u200d"))
        if joins:
            letters[-1] += char
        else:
            letters.append(char)
    return letters
