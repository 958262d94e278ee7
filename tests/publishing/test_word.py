"""Documents as DOCX: real styles, and text that is read back as it was."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest

from roadmap.drawing.error import DrawingError
from roadmap.publishing.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.output import published
from roadmap.safe import to_office
from tests.publishing.documents import document

docx = pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(made: bytes) -> Any:
    return docx.Document(io.BytesIO(made))


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_part_is_there_with_its_style() -> None:
    made = published(document(), "docx")
    file = opened(made)
    styles = [(one.style.name, one.text) for one in file.paragraphs]
    for expected in (
        ("Title", "Báo cáo Bộ Công an"),
        ("Heading 1", "Bộ Công an"),
        ("Heading 2", "Bộ Công an"),
        ("Heading 3", "Bộ Công an"),
        ("Alarm", "Cần quyết định: Bộ Công an"),
        ("List Bullet", "hai"),
        ("List Number", "hai"),
        ("Caption", "Hình 1. Bộ Công an"),
        ("Note", "Nguồn: Bộ Công an"),
    ):
        assert expected in styles
    rows = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    assert ["Bộ Công an", "1.234,5", "30/06/2027"] in rows
    assert ["Bộ Công an\ndòng hai", "12", "quá hạn 3 ngày"] in rows
    assert ["Cộng", "1.246,5", ""] in rows
    xml = parts(made)["word/document.xml"].decode()
    assert xml.count("<w:tblHeader") == 2
    assert xml.count("<w:cantSplit") >= 4
    assert 'descr="Chuỗi giá trị: camera' in xml


def test_cells_have_the_style_of_tables() -> None:
    (cell, *_) = opened(published(document(), "docx")).tables[1].rows[1].cells
    assert [one.style.name for one in cell.paragraphs] == ["Table Text"]


def test_letters_of_every_script_have_the_font() -> None:
    styles = ElementTree.fromstring(parts(published(document(), "docx"))["word/styles.xml"])
    normal = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Normal")
    fonts = next(normal.iter(f"{W}rFonts"))
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert next(normal.iter(f"{W}lang")).get(f"{W}val") == "vi-VN"


def test_lists_count_from_one_each() -> None:
    made = opened(published(Document("x", "x", (Bullets(("a", "b"), True), Bullets(("c", "d"), True))), "docx"))
    numbers = [one._p.pPr.numPr.numId.val for one in made.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


@pytest.mark.parametrize("wide", [False, True])
def test_pages_lie_where_they_should(wide: bool) -> None:
    sections = opened(published(document(wide=wide), "docx")).sections
    lying = [section.page_width > section.page_height for section in sections]
    assert lying == [wide, True, wide]
    assert [section.left_margin.mm > 20 for section in sections] == [True, False, True]


def test_pages_are_numbered() -> None:
    feet = [text.decode() for name, text in parts(published(document(), "docx")).items() if "footer" in name]
    assert any("PAGE" in foot and "NUMPAGES" in foot for foot in feet)


def test_a_page_break_is_the_heading_s_own_so_that_no_page_is_empty() -> None:
    made = published(
        Document("x", "x", (Paragraph("a"), PageBreak(), Heading("b"), PageBreak(), Paragraph("c"))), "docx"
    )
    breaks = {one.text: one.paragraph_format.page_break_before for one in opened(made).paragraphs}
    assert (breaks["a"], breaks["b"]) == (None, True)
    assert parts(made)["word/document.xml"].count(b'<w:br w:type="page"') == 1  # before what is no heading


def test_after_a_figure_no_page_is_left_empty() -> None:
    (figure,) = (one for one in document().blocks if isinstance(one, Figure))
    made = published(
        Document("x", "x", (figure, PageBreak(), Paragraph("a"), figure, PageBreak(), Heading("b"))), "docx"
    )
    assert b'w:type="page"' not in parts(made)["word/document.xml"]
    assert len(opened(made).sections) == 5  # the pages of a figure lie on their side, those of text stand


def test_room_to_write_stays_together() -> None:
    (table,) = opened(published(Document("x", "x", (Room("Giải trình", 3),)), "docx")).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, True, None]


def test_an_empty_table_says_so_across_its_columns() -> None:
    empty = Table(
        (Column("a", "number"), Column("b"), Column("c")), (), empty="Chưa có dòng nào", foot=(Cell("Cộng"),) * 3
    )
    (table,) = opened(published(Document("x", "x", (empty,)), "docx")).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b", "c"], ["Chưa có dòng nào"] * 3]
    assert len(table.rows[1]._tr.tc_lst) == 1
    assert table.rows[1].cells[0].paragraphs[0].alignment is None


def test_parts_of_tables_stand_in_the_order_that_word_reads() -> None:
    """Of ECMA-376, 17.4: Word takes a file in which they do not for a damaged one."""
    orders = {
        "tblPr": ["tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook"],
        "tcPr": ["tcW", "gridSpan", "vMerge", "tcBorders", "shd"],
    }
    xml = ElementTree.fromstring(parts(published(document(), "docx"))["word/document.xml"])
    for name, order in orders.items():
        found = [[one.tag.removeprefix(W) for one in properties] for properties in xml.iter(f"{W}{name}")]
        assert any(found)
        assert all(tags == sorted(tags, key=order.index) for tags in found), (name, found)


def test_text_is_read_back(strings: list[str]) -> None:
    some = [text for text in strings if len(text) < 3000]
    rows = tuple((Cell(text), Cell("after")) for text in some)
    blocks = (*(Paragraph(text) for text in some), Bullets(tuple(some)), Table((Column("a"), Column("b")), rows))
    made = published(Document("x", "x", blocks), "docx")
    file = opened(made)
    said = [one.text for one in file.paragraphs if one.style.name in ("Normal", "List Bullet")]
    expected = [str(to_office(text)) for text in some]
    assert said[: len(some)] == expected
    assert said[len(some) : 2 * len(some)] == expected
    assert [cell.text for cell in file.tables[0].columns[0].cells[1:]] == expected
    for name, text in parts(made).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(text)
    whole = b"".join(parts(made).values())
    assert b'TargetMode="External"' not in whole
    assert set(re.findall(rb"<w:instrText[^>]*>([^<]*)", whole)) == {b"PAGE", b"NUMPAGES"}


def test_text_stays_text_at_every_place() -> None:
    hostile = '</w:t><w:fldSimple w:instr="DDEAUTO"/> & ]]> \x00\x1b[31m \ud800'
    made = parts(published(document(hostile), "docx"))
    xml = ElementTree.fromstring(made["word/document.xml"])
    shown = "".join("".join(one.itertext()) for one in xml.iter(f"{W}t"))
    assert shown.count(to_office(hostile)) >= 10
    assert not list(xml.iter(f"{W}fldSimple"))
    assert to_office(hostile) in "".join(ElementTree.fromstring(made["docProps/core.xml"]).itertext())


def test_the_same_bytes() -> None:
    assert published(document(), "docx") == published(document(), "docx")


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(DrawingError) as caught:
        published(document(), "docx")
    assert "'.[office]'" in caught.value.hint.vi
