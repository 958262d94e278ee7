"""Documents as XLSX: values are values, text is text and nothing else, and every sheet has a name that can be."""

from __future__ import annotations

import datetime
import io
import sys
from typing import Any

import pytest

from roadmap.drawing.error import DrawingError
from roadmap.publishing.document import Cell, Column, Document, Heading, Table, Topic
from roadmap.publishing.output import published
from roadmap.safe import to_cell
from tests.publishing.documents import document

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def opened(made: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made))


def one_table(*cells: Cell) -> Any:
    """The first column of a workbook's table with these cells."""
    table = Table((Column("x"),), tuple((cell,) for cell in cells), title="t")
    sheet = opened(published(Document("x", "x", (table,)), "xlsx"))["t"]
    return [row[0] for row in sheet.iter_rows(min_row=2)]


def test_a_sheet_for_each_table_and_one_for_the_text() -> None:
    book = opened(published(document(), "xlsx"))
    assert book.sheetnames == ["Tóm tắt", "Bộ Công an", "Bảng trống", "Bộ Công an (2)"]
    said = [cell.value for row in book["Tóm tắt"].iter_rows() for cell in row if cell.value]
    for text in ("Báo cáo Bộ Công an", "• hai", "2. hai", "12/30", "DỮ LIỆU MINH HỌA Bộ Công an", "Nguồn: Bộ Công an",
                 "Bảng kê Bộ Công an: trang tính “Bộ Công an”",
                 "Hình 1. Bộ Công an: trang tính “Bộ Công an (2)”"):  # fmt: skip
        assert text in said
    assert [cell.value for cell in book["Bộ Công an (2)"][2]] == ["Bộ Công an", "Bộ Công an"]
    assert book["Bảng trống"]["A2"].value == "Chưa có: Bộ Công an"


def test_a_table_without_a_title_goes_by_the_heading_above_it() -> None:
    table = Table((Column("x"),), ((Cell("1"),),))
    blocks = (table, Heading("Bộ Công an"), Heading("Đến hạn", 2), table, table)
    book = opened(published(Document("x", "Sổ trách nhiệm", blocks), "xlsx"))
    assert book.sheetnames[1:] == ["Sổ trách nhiệm", "Đến hạn", "Đến hạn (2)"]
    said = [cell.value for row in book["Tóm tắt"].iter_rows() for cell in row if cell.value]
    assert "Đến hạn: trang tính “Đến hạn (2)”" in said


def about(text: str, *cells: str, heading: str = "Việc") -> Table:
    """A table about `text`, one of several alike."""
    rows = tuple((Cell(cell),) for cell in cells)
    return Table((Column(heading),), rows, title="Đến hạn", topic=Topic("Cơ quan", text), empty="Không có", most=1)


def test_tables_alike_are_one_sheet_that_tells_whose_each_row_is() -> None:
    blocks = (about("Viện", "a", "b"), about("Sở", "c", heading="Khác"), Heading("Bộ"), about("Bộ", "=d"), about("Cục"))
    book = opened(published(Document("x", "x", blocks), "xlsx"))
    assert book.sheetnames[1:] == ["Đến hạn", "Đến hạn (2)"]
    assert [[cell.value for cell in row] for row in book["Đến hạn"]] == [
        ["Cơ quan", "Việc"], ["Viện", "a"], ["Viện", "b"], ["Bộ", "=d"], ["Cục", "Không có"]
    ]  # fmt: skip
    assert book["Đến hạn"]["B4"].data_type == "s"
    said = [cell.value for row in book["Tóm tắt"].iter_rows() for cell in row if cell.value]
    assert said.count("Đến hạn: trang tính “Đến hạn”") == 3
    assert not [text for text in said if "dòng khác" in text]


def test_a_page_says_how_many_rows_only_the_workbook_holds() -> None:
    text = published(Document("x", "x", (about("Viện", "a", "b", "c"), about("Bộ", "d"))), "md").decode()
    assert "| a |\n\n_và 2 dòng khác, có đủ trong bản XLSX_\n" in text
    assert "| b |" not in text
    assert text.count("dòng khác") == 1


def test_values_are_values() -> None:
    sheet = opened(published(document(), "xlsx"))["Bộ Công an"]
    assert [cell.value for cell in sheet[2]] == ["Bộ Công an", 1234.5, datetime.datetime(2027, 6, 30)]
    assert [cell.number_format for cell in sheet[2]][1:] == ["#,##0.0", "dd/mm/yyyy"]
    assert [cell.value for cell in sheet[3]] == ["Bộ Công an\ndòng hai", 12, "quá hạn 3 ngày"]
    assert [cell.value for cell in sheet[4]] == ["Cộng", 1246.5, ""]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes


@pytest.mark.parametrize(
    ("cell", "value", "form"),
    [
        (Cell("12", 12), 12, "#,##0"),
        (Cell("1.234,56", 1234.56), 1234.56, "#,##0.00"),
        (Cell("−3", -3), -3, "#,##0"),
        (Cell("45 %", 0.45), 0.45, "0%"),
        (Cell("12,5 %", 0.125), 0.125, "0.0%"),
        (Cell("45 %", 45), 45, '#,##0" %"'),
        (Cell("96 %", 0.9613), 0.9613, "0%"),
        (Cell("5 %", 0.9613), "5 %", "General"),
        (Cell("2027", 2027), 2027, "0"),
        (Cell("2.027", 2027), 2027, "#,##0"),
        (Cell("7,2 điểm", 7.2000000000003), 7.2000000000003, '#,##0.0" điểm"'),
        (Cell("1,45 tỷ đồng", 1450), "1,45 tỷ đồng", "General"),
        (Cell("2025, đã hết năm", 2025), "2025, đã hết năm", "General"),
        (Cell("12 000", 12000), "12 000", "General"),
        (Cell("12 tỷ đồng", 12), 12, '#,##0" tỷ đồng"'),
        (Cell("≥ 12", 12), 12, '"≥ "#,##0'),
        (Cell("0", 0), 0, "#,##0"),
        (Cell("nhiều", 12), "nhiều", "General"),
        (Cell("12 trong 30", 12), "12 trong 30", "General"),
        (Cell("rất lớn 1", float("inf")), "rất lớn 1", "General"),
        (Cell("1", float("nan")), "1", "General"),
        (Cell("10000000000000001", 10**16 + 1), "10000000000000001", "General"),
        (Cell("có", True), "có", "General"),
        (Cell("quý II/2027", datetime.date(2027, 6, 30)), "quý II/2027", "General"),
        (Cell("01/01/1899", datetime.date(1899, 1, 1)), "01/01/1899", "General"),
        (Cell('1 "x', 1), '1 "x', "General"),
    ],
)  # fmt: skip
def test_a_value_reads_like_its_text(cell: Cell, value: object, form: str) -> None:
    (made,) = one_table(cell)
    assert (made.value, made.number_format) == (value, form)


def test_text_is_text(strings: list[str]) -> None:
    some = [*strings, "=1+1", "{=1}", "http://x", "mailto:x", "internal:A1", "00123", "1e5", "_x0041_", "#REF!", "TRUE"]
    made = one_table(*map(Cell, some))
    assert {cell.data_type for cell in made} <= {"s", "n"}
    assert not [cell.value for cell in made if cell.data_type == "n" and cell.value is not None]
    assert not [cell for cell in made if cell.hyperlink]
    for cell, text in zip(made, some, strict=True):
        assert (cell.value or "") == to_cell(text), ascii(text)


def test_no_cell_of_a_document_is_a_formula(strings: list[str]) -> None:
    for text in (*strings[:40], "=1+1", "@SUM(A1)", "+1", "&A&P&D"):
        book = opened(published(document(text), "xlsx"))
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_a_cell_holds_no_more_than_it_can() -> None:
    short, long = one_table(Cell("đ" * 32_767), Cell("😀" * 20_000))
    assert short.value == "đ" * 32_767
    assert long.value == "😀" * 16_383 + "…"


def test_names_of_sheets_can_be(strings: list[str]) -> None:
    names = [*strings, "a/b", "[x]", "'q'", "History", "TÓM TẮT", "dài " * 20, "dài " * 20, "", "", "😀" * 20]
    blocks = tuple(Table((Column("x"),), ((Cell("1"),),), title=name) for name in names)
    made = opened(published(Document("x", "x", (Heading("x"), *blocks)), "xlsx")).sheetnames
    assert len(made) == len(names) + 1
    assert len({name.casefold() for name in made}) == len(made)
    for name in made:
        assert 0 < len(name.encode("utf-16-le")) <= 62
        assert not set(name) & set("[]:*?/\\")
        assert name.lower() != "history"
        assert name.strip("'") == name


def test_the_same_bytes() -> None:
    assert published(document(), "xlsx") == published(document(), "xlsx")


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(DrawingError) as caught:
        published(document(), "xlsx")
    assert "'.[office]'" in caught.value.hint.en
