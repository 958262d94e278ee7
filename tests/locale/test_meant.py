"""Dates and numbers as people write them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.locale import meant, value
from roadmap.model.when import When


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("31/12/2027", "2027-12-31"),
        ("1/2/2027", "2027-02-01"),
        ("31-12-2027", "2027-12-31"),
        (" 31.12.2027 ", "2027-12-31"),
        ("ngày 31 tháng 12 năm 2027", "2027-12-31"),
        ("2026-1-1", "2026-01-01"),
        ("2026/01/15", "2026-01-15"),
        ("Q2/2027", "2027-Q2"),
        ("q2 2027", "2027-Q2"),
        ("2027Q2", "2027-Q2"),
        ("2027-q2", "2027-Q2"),
        ("2027/Q4", "2027-Q4"),
        ("quý II/2027", "2027-Q2"),
        ("Quý 3 năm 2027", "2027-Q3"),
        ("QUÝ IV-2027", "2027-Q4"),
        (unicodedata.normalize("NFD", "quý I/2027"), "2027-Q1"),
        ("12/2027", "2027-12"),
        ("5-2027", "2027-05"),
        ("tháng 5/2027", "2027-05"),
        ("Tháng 5 năm 2027", "2027-05"),
        ("2027/5", "2027-05"),
        ("2027-5", "2027-05"),
        ("năm 2027", "2027"),
    ],
)
def test_dates(written: str, file: str) -> None:
    assert str(meant.date(written)) == file


@pytest.mark.parametrize(
    "written",
    ["", "soon", "31/2/2027", "12/31/2027", "13/2027", "0/2027", "Q5/2027", "quý V/2027", "1/1/27", "1/1/3000", "5,5",
     "1/1/2027" * 1000, "٣١/١٢/٢٠٢٧", "HEAD~1", "v2027.5.1.3"],
)  # fmt: skip
def test_what_is_no_date(written: str) -> None:
    assert meant.date(written) is None


WHENS = st.one_of(
    st.dates(When.parse(1900).first, When.parse(2200).last).map(When.day),
    st.builds("{}-{:02}".format, st.integers(1900, 2200), st.integers(1, 12)).map(When.parse),
    st.builds("{}-Q{}".format, st.integers(1900, 2200), st.integers(1, 4)).map(When.parse),
)


@given(WHENS)
def test_what_is_shown_in_vietnamese_is_understood(when: When) -> None:
    assert meant.date(value.date(when, "vi")) == when


@given(st.text(max_size=50))
def test_any_text(text: str) -> None:
    assert meant.date(text) is None or any(char.isdigit() for char in text)
    assert meant.number(text) == "" or float(meant.number(text)) is not None


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("5,5", "5.5"), ("0,1", "0.1"), ("-0,25", "-0.25"), (" 12 ", "12"), ("1.000", "1000"), ("1.000.000", "1000000"),
        ("1.234,5", "1234.5"), ("0.500", ""), ("5.5", ""), ("1,2,3", ""), ("5,", ""), ("a", ""), ("", ""),
        ("1.0000", ""), ("1.00", ""), ("٥,٥", ""),
    ],
)  # fmt: skip
def test_numbers(written: str, file: str) -> None:
    assert meant.number(written) == file


@given(st.integers(-(10**15), 10**15))
def test_what_is_shown_in_vietnamese_is_that_number(number: int) -> None:
    assert meant.number(value.number(number, "vi")) == str(number)


@pytest.mark.parametrize(
    ("text", "grouped"), [("1.000", True), ("-12.500.000", True), ("1.0", False), ("0.500", False), ("1000.000", False)]
)
def test_grouped(text: str, grouped: bool) -> None:
    assert meant.is_grouped(text) == grouped
