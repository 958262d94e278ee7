"""Documents as PPTX: one thing a slide, legible, with notes; text is read back as it was."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pytest

from roadmap.drawing.error import DrawingError
from roadmap.publishing.document import Bullets, Cell, Column, Document, Heading, Paragraph, Table
from roadmap.publishing.output import published
from roadmap.publishing.slides import BOTTOM, TOP, Part, Words, slides
from roadmap.safe import to_office
from tests.publishing.documents import document

pptx = pytest.importorskip("pptx")

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(made: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(made))


def texts(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from (one.text for one in shape.text_frame.paragraphs)
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def long_table(rows: int) -> Table:
    made = tuple((Cell(f"hàng-{number}"), Cell(str(number), number)) for number in range(rows))
    return Table((Column("Nội dung"), Column("Số", "number")), made, "Dài", (Cell("Cộng"), Cell("x")))


def test_one_thing_a_slide() -> None:
    file = opened(published(document(), "pptx"))
    assert (file.slide_width.pt, file.slide_height.pt) == (960, 540)
    said = [list(texts(slide)) for slide in file.slides]
    for place, text in enumerate(("Báo cáo Bộ Công an", "Cần quyết định: Bộ Công an", "12/30", "hai", "1.234,5",
                                  "Chưa có: Bộ Công an", "Hình 1. Bộ Công an")):  # fmt: skip
        assert text in said[place], (place, said[place])
    pictures = [shape for slide in file.slides for shape in slide.shapes if shape.shape_type == 13]
    assert [(one.left, one.top, one.width.pt, one.height.pt) for one in pictures] == [(0, 0, 960, 540)]
    assert pictures[0]._element.nvPicPr.cNvPr.get("descr").startswith("Chuỗi giá trị: camera")
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in file.slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in file.slides]
    assert "Hoạt động: Bộ Công an; Chủ trì: Bộ Công an" in notes[6]
    assert all("Nguồn: Bộ Công an" in note for note in notes)


def test_feet_say_the_source_the_day_and_the_warning() -> None:
    for slide in list(opened(published(document(), "pptx")).slides)[:6]:
        assert "DỮ LIỆU MINH HỌA Bộ Công an · Tính đến ngày 21/11/2026 · Nguồn: Bộ Công an" in list(texts(slide))


def test_no_text_is_too_small_to_be_read() -> None:
    file = opened(published(document(), "pptx"))
    sizes = {
        run.font.size.pt
        for slide in file.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 12


def test_a_long_table_goes_over_slides_and_says_what_is_left_out() -> None:
    made = [one for one in slides(Document("x", "x", (long_table(40),))) if isinstance(one, Part)]
    assert [one.title for one in made] == [f"Dài ({number}/{len(made)})" for number in range(1, len(made) + 1)]
    assert [cell.text for one in made for (cell, _) in one.full] == [*(f"hàng-{n}" for n in range(40)), "Cộng"]
    assert [one.summed for one in made] == [False] * (len(made) - 1) + [True]
    assert all(sum(one.heights) <= BOTTOM - TOP for one in made)
    more = [one for one in slides(Document("x", "x", (long_table(500),))) if isinstance(one, Part)]
    shown = sum(len(one.full) for one in more)
    assert more[-1].more == f"Còn {501 - shown} dòng nữa, có trong bản XLSX, PDF và HTML."
    assert not more[-1].summed
    assert not any(one.more for one in more[:-1])


def test_long_text_goes_over_slides_and_loses_no_word() -> None:
    text = " ".join(f"từ{number}" for number in range(2000))
    made = list(slides(Document("x", "x", (Paragraph(text), Bullets(("a",))))))
    assert len(made) > 3
    assert " ".join(said.text for one in made if isinstance(one, Words) for said in one.said) == f"{text} a"


def test_notes_hold_what_a_cell_cannot() -> None:
    text = "từ " * 400
    table = Table((Column("a"), Column("b")), ((Cell(text), Cell("y")),))
    file = opened(published(Document("x", "x", (table,)), "pptx"))
    slide = list(file.slides)[1]
    assert any(one.endswith("…") for one in texts(slide))
    assert text in slide.notes_slide.notes_text_frame.text


def test_what_is_too_long_for_its_place_is_cut_there_and_whole_in_the_notes() -> None:
    text = " ".join(f"chữ{number}" for number in range(200))
    file = opened(published(document(text), "pptx"))
    titles = [slide.shapes.title.text for slide in file.slides]
    assert all(len(title) < 400 for title in titles)
    for place in (0, 2, 3, 4):  # the title, the key figures, bullets, the table
        assert text in file.slides[place].notes_slide.notes_text_frame.text, place


def test_bullets_hang_and_numbers_count() -> None:
    blocks = (Heading("h"), Bullets(("a", "b")), Bullets(("c", "d"), True))
    with zipfile.ZipFile(io.BytesIO(published(Document("x", "x", blocks), "pptx"))) as archive:
        slide = ElementTree.fromstring(archive.read("ppt/slides/slide2.xml"))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [one.get("char") for one in slide.iter(f"{A}buChar")] == ["•", "•"]
    assert [one.get("startAt") for one in slide.iter(f"{A}buAutoNum")] == ["1", "2"]


def test_text_is_read_back(strings: list[str]) -> None:
    some = [" ".join(text.split()) for text in strings if text.strip() and len(text) < 200]
    some = [text for text in some if " ".join(to_office(text).split()) == to_office(text)]
    rows = tuple((Cell(text), Cell(str(number))) for number, text in enumerate(some))
    file = opened(published(Document("x", "x", (Bullets(tuple(some)),)), "pptx"))
    said = [text for slide in list(file.slides)[1:] for text in list(texts(slide))[1:] if text != "‹#›"]  # its number
    assert not [text for text in some if to_office(text).replace(" ", "") not in "".join(said).replace(" ", "")]
    made = published(Document("x", "x", (Table((Column("a"), Column("b")), rows[:80]),)), "pptx")
    cells = [text.replace(" ", "") for slide in opened(made).slides for text in texts(slide)]
    assert not [text for text in some[:40] if len(text) < 40 and to_office(text).replace(" ", "") not in cells]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                read = archive.read(name)
                ElementTree.fromstring(read)
                assert b'TargetMode="External"' not in read
                assert b"hlinkClick" not in read


def test_text_stays_text_at_every_place() -> None:
    hostile = '</a:t><a:fld type="x"/> & ]]> \x00\x1b[31m \ud800'
    file = opened(published(document(hostile), "pptx"))
    shown = [text for slide in file.slides for text in texts(slide)]
    assert sum(" ".join(to_office(hostile).split()) in " ".join(text.split()) for text in shown) >= 10


def test_the_same_bytes() -> None:
    assert published(document(), "pptx") == published(document(), "pptx")


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(DrawingError) as caught:
        published(document(), "pptx")
    assert "'.[office]'" in caught.value.hint.en
