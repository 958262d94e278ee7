"""Documents as PDF: the text can be read back, and nothing in the file acts."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from roadmap.drawing.error import DrawingError
from roadmap.drawing.metrics import covered
from roadmap.publishing.document import Bullets, Cell, Column, Document, Heading, Paragraph, Table
from roadmap.publishing.output import published
from roadmap.safe import to_office
from tests.publishing.documents import document

pytest.importorskip("typst")
pdfium = pytest.importorskip("pypdfium2")

ACTING = (b"/JS", b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction", b"/EmbeddedFile", b"/SubmitForm")


def pages_of(made: bytes) -> list[tuple[str, tuple[float, float]]]:
    """The text and the size of every page."""
    file = pdfium.PdfDocument(made)
    try:
        found = []
        for page in file:
            text = page.get_textpage()
            found.append((str(text.get_text_range()), page.get_size()))
            text.close()
            page.close()
        return found
    finally:
        file.close()


def inside(made: bytes) -> bytes:
    """The file with its compressed streams written out."""
    streams: Iterator[re.Match[bytes]] = re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    plain = [made]
    for stream in streams:
        try:
            plain.append(zlib.decompress(stream[1]))
        except zlib.error:
            continue
    return b"\n".join(plain)


def letters(text: str) -> str:
    """Without blanks: where a line ends is the typesetter's matter."""
    return re.sub(r"[\s\u00a0\u200b\ufffe\x02]+", "", text)


def test_every_part_is_there() -> None:
    made = published(document(), "pdf")
    pages = pages_of(made)
    text = letters("".join(page for page, _ in pages))
    for words in (
        "Báo cáo Bộ Công an",
        "Cần quyết định",
        "1.234,5",
        "quá hạn 3 ngày",
        "1.246,5",
        "Chưa có: Bộ Công an",
        "Hình 1. Bộ Công an",
        "Giải trình của Bộ Công an",
        "Nguồn: Bộ Công an",
        "DỮ LIỆU MINH HỌA",
    ):
        assert letters(words) in text
    for number, (page, _) in enumerate(pages, 1):
        assert letters(f"Trang {number} / {len(pages)}") in letters(page)
    assert any(width > height for _, (width, height) in pages)  # the figure's page lies
    file = pdfium.PdfDocument(made)
    assert file.get_metadata_value("Title") == "Báo cáo Bộ Công an"
    assert [item.get_title() for item in file.get_toc()] == ["Bộ Công an"] * 3
    file.close()
    assert b"/Lang" in inside(made)


def test_it_is_made_for_those_who_do_not_see() -> None:
    """It says that it conforms to PDF/UA-1, which the typesetter checks; pictures have words, tables heads."""
    made = inside(published(document(), "pdf"))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang(vi)" in made
    assert len(re.findall(rb"/S/TH\b", made)) == 4  # columns of the tables
    alt = "Chuỗi giá trị: camera".encode("utf-16-be").hex().upper().encode()
    assert re.search(rb"/S/Figure/[^>]*/Alt<FEFF" + alt, made)


def test_letters_that_no_font_holds_still_make_a_document() -> None:
    assert not covered("ꙮ")
    made = published(Document("x", "x", (Paragraph("ꙮ"),)), "pdf")
    assert b"pdfuaid" not in made
    assert len(pages_of(made)) == 1


def test_levels_of_headings_are_not_passed_over() -> None:
    blocks = [Heading(text, level) for text, level in (("a", 2), ("b", 3), ("c", 1), ("d", 3), ("e", 3), ("f", 2))]
    file = pdfium.PdfDocument(published(Document("x", "x", tuple(blocks)), "pdf"))
    levels = [(item.get_title(), item.level) for item in file.get_toc()]
    file.close()
    assert levels == [("a", 0), ("b", 1), ("c", 0), ("d", 1), ("e", 1), ("f", 1)]


def test_pages_of_a_wide_document_lie() -> None:
    assert all(width > height for _, (width, height) in pages_of(published(document(wide=True), "pdf")))


def test_no_page_is_left_to_the_last_words_where_closer_lines_save_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def rows_of_pages(count: int) -> list[int]:
        table = Table((Column("a"),), tuple((Cell(f"row {number}"),) for number in range(count)))
        made = published(Document("x", "x", (table,)), "pdf")
        return [text.count("row") for text, _ in pages_of(made)]

    full = max(count for count in range(30, 60) if len(rows_of_pages(count)) == 1)
    assert min(rows_of_pages(full + 1)) > 5
    monkeypatch.setattr("roadmap.publishing.outputs.pdf._TRIED", 0)
    assert min(rows_of_pages(full)) > 1
    assert len(rows_of_pages(full)) == 2


def test_a_long_table_repeats_its_heads_and_loses_no_row() -> None:
    columns = (Column("Nội dung", share=3), Column("Số", "number"))
    rows = tuple((Cell(f"hàng-{number} " + "từ " * (number % 40)), Cell(str(number), number)) for number in range(300))
    pages = pages_of(published(Document("x", "Dài", (Table(columns, rows),)), "pdf"))
    assert len(pages) > 5
    assert all("Nội dung" in text for text, _ in pages)
    assert set(re.findall(r"hàng-\d+", "".join(text for text, _ in pages))) == {f"hàng-{n}" for n in range(300)}


@pytest.mark.parametrize("kind", ["bullets", "table"])
def test_text_stays_text(strings: list[str], kind: str) -> None:
    some = [text for text in strings if text.strip() and len(text) < 3000]
    rows = tuple((Cell(str(number)), Cell(text)) for number, text in enumerate(some))
    block = Bullets(tuple(some)) if kind == "bullets" else Table((Column("n"), Column("text", share=9)), rows)
    made = published(Document("x", "Chuỗi", (block,)), "pdf")
    text = letters("".join(page for page, _ in pages_of(made)))
    # Letters that the fonts lack are boxes, and towers of marks come back in another order.
    ours = [one for one in map(to_office, some) if all(map(covered, one.replace("\n", "")))]
    assert len(ours) > 100
    assert not [one for one in ours if letters(one) not in text and not re.search(r"[\u0300-\u036f]{2}", one)]
    assert not [word for word in ACTING if re.search(re.escape(word) + rb"\b", inside(made))]


def test_text_stays_text_at_every_place() -> None:
    for hostile in ('#eval("1")', "$x$ *b* _i_ `c` <l> @r", '#import "x": *', "\\u{41} // c /* */ = h"):
        text = letters("".join(page for page, _ in pages_of(published(document(hostile), "pdf"))))
        assert text.count(letters(hostile)) >= 15, hostile


def test_a_word_as_long_as_a_book_is_broken_and_kept() -> None:
    word = "x" * 10_000
    made = published(Document("x", "x", (Table((Column("a"), Column("b")), ((Cell(word), Cell("y")),)),)), "pdf")
    pages = pages_of(made)
    assert sum(page.count("x") for page, _ in pages) >= 10_000
    assert len(pages) > 2


def test_the_same_bytes() -> None:
    assert published(document(), "pdf") == published(document(), "pdf")


def test_a_document_of_nothing() -> None:
    assert len(pages_of(published(replace(document(), blocks=(), footnotes=(), source="", stamp=""), "pdf"))) == 1


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(DrawingError) as caught:
        published(document(), "pdf")
    assert "'.[pdf]'" in caught.value.hint.en
