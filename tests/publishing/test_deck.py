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
from roadmap.publishing.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
)
from roadmap.publishing.output import published
from roadmap.publishing.pieces import BOTTOM, GAP, TOP, Part, Words
from roadmap.publishing.slides import Written, slides
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


def written(*blocks: Any, **more: Any) -> list[Written]:
    return [one for one in slides(Document("x", "x", blocks, lang="en", **more)) if isinstance(one, Written)]


def parts(made: list[Written]) -> list[Part]:
    return [piece for one in made for piece in one.pieces if isinstance(piece, Part)]


def test_one_picture_a_slide() -> None:
    file = opened(published(document(), "pptx"))
    assert (file.slide_width.pt, file.slide_height.pt) == (960, 540)
    said = [list(texts(slide)) for slide in file.slides]
    for place, some in enumerate((
        ("Báo cáo Bộ Công an", "Nguồn: Bộ Công an"),
        ("Cần quyết định: Bộ Công an", "12/30"),
        ("hai", "1.234,5", "Bảng trống: Chưa có: Bộ Công an"),
        ("Hình 1. Bộ Công an",),
        ("Ghi chú", "Bộ Công an"),
    )):  # fmt: skip
        assert set(some) <= set(said[place]), (place, said[place])
    shapes = [[shape for shape in slide.shapes if shape.shape_type == 13] for slide in file.slides]
    assert list(map(len, shapes)) == [0, 0, 0, 1, 0]
    (picture,) = shapes[3]
    assert (picture.left, picture.top, picture.width.pt, picture.height.pt) == (0, 0, 960, 540)
    assert picture._element.nvPicPr.cNvPr.get("descr").startswith("Chuỗi giá trị: camera")
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in file.slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in file.slides]
    assert "Hoạt động: Bộ Công an; Chủ trì: Bộ Công an" in notes[3]
    assert all("Nguồn: Bộ Công an" in note for note in notes)


def test_the_title_slide_says_of_what_day_from_where_and_warns() -> None:
    (first, *_) = opened(published(document(), "pptx")).slides
    said = [
        "Báo cáo Bộ Công an",
        "Bộ Công an",
        "Tính đến ngày 21/11/2026",
        "DỮ LIỆU MINH HỌA Bộ Công an",
        "Nguồn: Bộ Công an",
    ]
    assert list(texts(first)) == said


def test_feet_say_the_source_the_day_and_the_warning_and_heads_what_it_is_about() -> None:
    for slide in list(opened(published(document(), "pptx")).slides)[1:3]:
        said = list(texts(slide))
        assert "DỮ LIỆU MINH HỌA Bộ Công an · Tính đến ngày 21/11/2026 · Nguồn: Bộ Công an" in said
        assert "Báo cáo Bộ Công an · Bộ Công an" in said


def test_tables_of_slides_are_described_and_have_a_head() -> None:
    shapes = [shape for slide in opened(published(document(), "pptx")).slides for shape in slide.shapes]
    tables = [shape for shape in shapes if shape.has_table]
    assert [one._element.nvGraphicFramePr.cNvPr.get("descr") for one in tables] == ["Bảng kê Bộ Công an"]
    assert all(one.table.first_row for one in tables)


def test_a_title_says_where_a_section_stands() -> None:
    tables = [Table((Column("a"),), ((Cell("x"),),) * 14) for _ in range(3)]
    made = written(Heading("I"), Heading("A", 2), tables[0], Heading("B", 2), tables[1], Heading("II"), Heading("A", 2),
                   tables[2])  # fmt: skip
    assert [one.title for one in made] == ["I: A", "I: B", "II: A"]


def test_short_sections_share_a_slide_under_their_headings() -> None:
    short = Table((Column("a"),), ((Cell("x"),),))
    chapter = written(Heading("I"), Paragraph("p"), Heading("A", 2), short, Heading("B", 2), short)
    assert [(one.title, [type(piece).__name__ for piece in one.pieces]) for one in chapter] == [
        ("I", ["Words", "Under", "Part", "Under", "Part"])
    ]
    chapters = written(*(block for name in "ABCD" for block in (Heading(name), short)), footnotes=("n",))
    assert [one.title for one in chapters] == ["A · B · C", "D"]
    assert [piece.text for piece in chapters[0].pieces if not isinstance(piece, Words | Part)] == ["A", "B", "C"]
    assert [type(piece).__name__ for piece in chapters[1].pieces] == ["Part", "Under", "Words"]


def test_what_begins_a_page_begins_a_slide() -> None:
    short = Table((Column("a"),), ((Cell("x"),),))
    made = written(Heading("A"), short, PageBreak(), Heading("B"), Heading("b", 2), short, Heading("C"), short)
    assert [one.title for one in made] == ["A", "B: b · C"]


def test_no_two_slides_of_a_chapter_are_called_alike() -> None:
    made = written(Heading("I"), long_table(13), Heading("A", 2), long_table(4), Heading("B", 2), long_table(3))
    assert [one.title for one in made] == ["I", "I: A · B"]


def test_notes_that_do_not_fit_under_the_last_section_are_a_slide() -> None:
    made = written(Heading("A"), long_table(14), footnotes=("note " * 60, "last"))
    assert [(one.title, [type(piece).__name__ for piece in one.pieces]) for one in made] == [
        ("A", ["Part"]), ("Notes", ["Words"]),
    ]  # fmt: skip


def test_a_label_without_a_note_has_another_line() -> None:
    label = "technologies and products without any effect that anybody has measured or confirmed"
    figures = KeyFigures((KeyFigure("7", label), KeyFigure("8", "b", "note")) * 3)
    file = opened(published(Document("x", "x", (figures, long_table(1))), "pptx"))
    assert label in list(texts(file.slides[1]))


@pytest.mark.parametrize("count", range(1, 13))
def test_key_figures_stay_on_the_slide(count: int) -> None:
    figures = KeyFigures(tuple(KeyFigure("1", "label " * 9, "note " * 9) for _ in range(count)))
    for blocks in ((figures,), (figures, long_table(2))):
        file = opened(published(Document("x", "x", blocks), "pptx"))
        for slide in file.slides:
            assert all(shape.left >= 0 and shape.left + shape.width <= file.slide_width for shape in slide.shapes)
            assert all(shape.top + shape.height <= file.slide_height for shape in slide.shapes)


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
    made = written(Heading("h"), long_table(40))
    assert [one.title for one in made] == [f"h ({number}/{len(made)})" for number in range(1, len(made) + 1)]
    assert [cell.text for one in parts(made) for (cell, _) in one.full] == [*(f"hàng-{n}" for n in range(40)), "Cộng"]
    assert [one.summed for one in parts(made)] == [False] * (len(made) - 1) + [True]
    assert {one.head for one in parts(made)} == {("Nội dung", "Số")}
    more = written(long_table(500))
    left = 501 - sum(len(one.full) for one in parts(more))
    assert left > 0
    assert not any(one.summed for one in parts(more))
    said = [said.text for one in more for piece in one.pieces if isinstance(piece, Words) for said in piece.said]
    assert said == [f"{left} more rows: see the XLSX, PDF or HTML version."]


@pytest.mark.parametrize("rows", [1, 7, 13, 18, 19, 20, 40, 100])
@pytest.mark.parametrize("text", ["ngắn", "một ô dài " * 12, "dòng\n" * 6])
def test_no_slide_is_too_full_and_slides_are_about_as_full(rows: int, text: str) -> None:
    table = Table((Column("a"), Column("b" * 24)), ((Cell(text), Cell("y")),) * rows, "caption")
    made = written(Heading("h"), Paragraph("p " * 200), table, Paragraph("q"), footnotes=("n " * 100,))
    assert all(sum(piece.height for piece in one.pieces) - GAP <= BOTTOM - TOP + 0.01 for one in made)
    counts = [len(part.rows) for part in parts(made)]
    assert sum(counts) == rows or len(made) >= 6
    assert max(counts[1:], default=0) - min(counts[1:-1], default=0) <= 1 or len(counts) < 4


def test_long_text_goes_over_slides_and_loses_no_word() -> None:
    text = " ".join(f"từ{number}" for number in range(2000))
    made = list(slides(Document("x", "x", (Paragraph(text), Bullets(("a",))))))
    assert len(made) > 3
    assert (
        " ".join(
            said.text
            for one in made
            if isinstance(one, Written)
            for piece in one.pieces
            if isinstance(piece, Words)
            for said in piece.said
        )
        == f"{text} a"
    )


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
    for place in (0, 1, 2):  # the title, the key figures, bullets and the table
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
