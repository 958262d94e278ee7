"""CSV and cells of workbooks: no text becomes a formula, numbers stay numbers, and the text can be had back."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.cli import main
from roadmap.drawing.twin import Table, comma_separated
from roadmap.safe import to_cell, to_csv, to_office, to_print_code, to_sheet_name

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "edge-ai-camera"
DANGEROUS = "=+-@\t\r\n\x00\u2212\uff0b\uff0d\uff1d\uff20"


def read(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[-+\u2212]?\d[\d., \u00a0]*%?", cell))


def unmarked(cell: str) -> str:
    """What an import makes of a cell: the apostrophes that stand for text are taken away."""
    return re.sub(r"(^|[;\"\n])'(?=[\s']*[-=+@\u2212\uff0b\uff0d\uff1d\uff20])|^'(?='*\n)", r"\1", cell)


def judge(text: str) -> None:
    row = f"{to_csv('before')},{to_csv(text)},{to_csv('after')}\r\n"
    ((before, cell, after),) = read(row)
    assert (before, after) == ("before", "after"), ascii(text)
    assert unmarked(cell) == to_office(text), ascii(text)
    assert is_number(cell) or cell[:1] not in DANGEROUS or not cell, ascii(text)
    # A spreadsheet that expects semicolons reads other cells out of the same line; none of them may be a formula.
    for line in read(row, ";"):
        assert not [one for one in line if one.lstrip()[:1] in tuple("=+-@\uff0b\uff0d\uff1d\uff20") and one.strip()
                    and not is_number(one)], ascii(text)  # fmt: skip


def test_naughty_strings_are_no_formulas(strings: list[str]) -> None:
    for text in strings:
        judge(text)


@given(st.text(alphabet="=+-@\uff1d;\"',\t\r\n 1ax", max_size=12) | st.text(max_size=6))
def test_no_text_is_a_formula(text: str) -> None:
    judge(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Bộ Công an", '"Bộ Công an"'),
        ("=1+1", '"\'=1+1"'),
        ("＝1+1", '"\'＝1+1"'),
        ("\t=1", '"␉=1"'),
        ("-5", '"-5"'),
        ("-1.234,5", '"-1.234,5"'),
        ("+12 %", '"+12 %"'),
        ("-5+1", '"\'-5+1"'),
        ('say "x"', '"say ""x"""'),
        ("a\nb", '"a\nb"'),
        ("a\r\nb", '"a\nb"'),
        ("a; =1", '"a;\' =1"'),
        ("a-b, c+d", '"a-b, c+d"'),
        ("", '""'),
    ],
)
def test_only_what_would_be_read_is_marked(text: str, field: str) -> None:
    assert to_csv(text) == field


def test_a_table_as_rfc_4180() -> None:
    text = comma_separated(Table(("Hoạt động", "Số"), (("một, hai", "-3"), ("ba\nbốn", "@x"))))
    assert text.count("\r\n") == 3
    assert read(text) == [["Hoạt động", "Số"], ["một, hai", "-3"], ["ba\nbốn", "'@x"]]


def test_the_command_writes_what_excel_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ("draw", "landscape", "-C", str(EXAMPLE), "--today", "2026-11-21")
    assert main([*command, "--format", "csv,md", "--out", str(tmp_path)]) == 0
    written = (tmp_path / "landscape.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = read(written.decode("utf-8-sig"))
    assert len(rows) > 5
    assert {len(row) for row in rows} == {len(rows[0])}
    capsys.readouterr()
    assert main([*command, "--format", "csv", "--out", "-"]) == 0
    shown = capsys.readouterr().out
    assert not shown.startswith("\ufeff")
    assert read(shown.replace("\r\n", "\n").replace("\n", "\r\n"))[0] == rows[0]


# --- workbooks and office documents ----------------------------------------------------------------------------------


@given(st.text(max_size=40))
def test_office_text_can_stand_in_xml(text: str) -> None:
    from xml.etree import ElementTree

    element = ElementTree.Element("t")
    element.text = to_office(text)
    assert (ElementTree.fromstring(ElementTree.tostring(element)).text or "") == to_office(text)


@given(st.text(alphabet="aĐ😀\n", min_size=1, max_size=8), st.sampled_from([1, 20_000, 32_767, 40_000]))
def test_a_cell_is_never_too_long(text: str, times: int) -> None:
    cell = to_cell((text * times)[:40_000])
    assert len(cell.encode("utf-16-le")) <= 2 * 32_767
    assert cell == to_office((text * times)[:40_000]) or cell.endswith("…")


@given(st.text(alphabet="a[]:*?/\\' \n😀", max_size=50) | st.sampled_from(["History", "HISTORY", "'", ""]))
def test_a_sheet_name_can_be_one(text: str) -> None:
    name = to_sheet_name(text)
    assert 0 < len(name.encode("utf-16-le")) <= 62
    assert not set(name) & set("[]:*?/\\\n")
    assert name[0] != "'" != name[-1]
    assert name.lower() != "history"


def test_print_codes_are_doubled() -> None:
    assert to_print_code("A & B &P\nC") == "A && B &&P C"
    assert len(to_print_code("&" * 1000)) == 2 * 199 + 1
