"""A document with one of everything, for tests of the outputs."""

from __future__ import annotations

import datetime

from roadmap.drawing.twin import Drawing
from roadmap.drawing.twin import Table as Twin
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
from tests.drawing.sheets import chain


def table(text: str = "Bộ Công an") -> Table:
    return Table(
        (Column(f"Cơ quan {text}"), Column("Số tiền, triệu đồng", "number"), Column("Ngày")),
        (
            (Cell(text, manner="strong"), Cell("1.234,5", 1234.5), Cell("30/06/2027", datetime.date(2027, 6, 30))),
            (Cell(f"{text}\ndòng hai"), Cell("12", 12), Cell("quá hạn 3 ngày", manner="alarm")),
        ),
        caption=f"Bảng kê {text}",
        foot=(Cell("Cộng"), Cell("1.246,5", 1246.5), Cell("")),
        empty="Chưa có dòng nào",
        title=text,
    )


def document(text: str = "Bộ Công an", *, wide: bool = False) -> Document:
    """A document that says `text` in every place that holds text."""
    sheet = chain((text, text))
    return Document(
        "minh-hoa",
        f"Báo cáo {text}",
        (
            Heading(text),
            Paragraph(text),
            Paragraph(f"Cần quyết định: {text}", "alarm"),
            KeyFigures((KeyFigure("12/30", text, text), KeyFigure("1.234", text, manner="alarm"))),
            Heading(text, 2),
            Bullets((text, "hai")),
            Bullets((text, "hai"), numbered=True),
            table(text),
            Table((Column("Trống"),), (), "Bảng trống", empty=f"Chưa có: {text}"),
            Figure(Drawing("chuoi", sheet, Twin(("Hoạt động", "Chủ trì"), ((text, "Bộ Công an"),))), text),
            PageBreak(),
            Heading(text, 3),
            Room(f"Giải trình của {text}", 2),
        ),
        subtitle=text,
        as_of="Tính đến ngày 21/11/2026",
        stamp=f"DỮ LIỆU MINH HỌA {text}",
        source=f"Nguồn: {text}",
        footnotes=(text,),
        wide=wide,
    )
