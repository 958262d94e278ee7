"""Values as people of each language write them."""

from __future__ import annotations

import datetime

import pytest

from roadmap.locale.value import date, number, percent, phrase, shorten, show
from roadmap.model.kinds.chain import Technology
from roadmap.model.text import Text
from roadmap.model.when import When


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (1234567, "1.234.567", "1,234,567"),
        (-1234, "-1.234", "-1,234"),
        (1234.5, "1.234,5", "1,234.5"),
        (1234.0, "1.234", "1,234"),
        (0.25, "0,25", "0.25"),
        (0.3, "0,3", "0.3"),
        (2.999, "3", "3"),
        (0.05, "0,05", "0.05"),
        (0.0996, "0,1", "0.1"),
        (0.0042, "0,0042", "0.0042"),
        (0.001, "0,001", "0.001"),
        (-0.0123, "-0,012", "-0.012"),
        (1e-12, "0", "0"),
        (0.0, "0", "0"),
        (1000.001, "1.000", "1,000"),
        (100.0, "100", "100"),
        (1.625, "1,63", "1.63"),
        (-1.005, "-1,01", "-1.01"),
        (2.345, "2,35", "2.35"),
        (float("nan"), "nan", "nan"),
        (10**15, "1.000.000.000.000.000", "1,000,000,000,000,000"),
    ],
)
def test_numbers(value: float, vi: str, en: str) -> None:
    assert (number(value, "vi"), number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0"),
        (0.3, "30"),
        (0.299, "30"),
        (1, "100"),
        (12.5, "1.250"),
        (0.001, "<1"),
        (0.997, ">99"),
        (1 - 1e-16, "100"),
        (1.001, "100"),
        (-0.001, "0"),
    ],
)
def test_percentages_keep_number_and_sign_together(share: float, text: str) -> None:
    assert percent(share, "vi") == f"{text}\N{NO-BREAK SPACE}%"
    assert percent(share, "en") == f"{text.replace('.', ',')}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("2027-04-30", "30/04/2027", "30 Apr 2027"),
        ("2027-12-05", "05/12/2027", "5 Dec 2027"),
        ("1900-01-01", "01/01/1900", "1 Jan 1900"),
        ("2027-04", "tháng 4/2027", "Apr 2027"),
        ("2027-12", "tháng 12/2027", "Dec 2027"),
        ("2027-Q1", "quý I/2027", "Q1 2027"),
        ("2027-Q2", "quý II/2027", "Q2 2027"),
        ("2027-Q3", "quý III/2027", "Q3 2027"),
        ("2027-Q4", "quý IV/2027", "Q4 2027"),
        ("2027", "2027", "2027"),
    ],
)
def test_dates_of_every_precision(written: str, vi: str, en: str) -> None:
    when = When.parse(written)
    assert (date(when, "vi"), date(when, "en")) == (vi, en)
    if when.precision == "day":
        assert date(when.first, "vi") == vi


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("exactly ten", 10, "exactly t…"),
        ("cut at a space", 5, "cut…"),
        (" two\nlines\tand \r\n more ", 60, "two lines and more"),
        ("25\N{NO-BREAK SPACE}%", 60, "25\N{NO-BREAK SPACE}%"),
        ("", 5, ""),
    ],
)
def test_shortening(text: str, longest: int, expected: str) -> None:
    assert shorten(text, longest) == expected
    assert len(shorten(text, longest)) <= longest


NAMED = Technology(id="npu", name=Text("Bộ xử lý", "Processor"))


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (NAMED, "Bộ xử lý (npu)", "Processor (npu)"),
        (Technology(id="npu"), "npu", "npu"),
        (Technology(id="npu", name=Text("x" * 90, "")), "x" * 59 + "… (npu)", "x" * 59 + "… (npu)"),
        (Text("bộ", "ministry"), "bộ", "ministry"),
        (When.parse("2027-Q2"), "quý II/2027", "Q2 2027"),
        (datetime.date(2027, 4, 30), "30/04/2027", "30 Apr 2027"),
        (True, "có", "yes"),
        (False, "không", "no"),
        (1234.5, "1.234,5", "1,234.5"),
        ("a" * 201, "a" * 199 + "…", "a" * 199 + "…"),
        ([NAMED, "x", 2], "Bộ xử lý (npu), x, 2", "Processor (npu), x, 2"),
        ((), "", ""),
        (None, "None", "None"),
    ],
)
def test_values_inside_a_sentence(value: object, vi: str, en: str) -> None:
    assert (show(value, "vi"), show(value, "en")) == (vi, en)


def test_a_phrase_is_one_sentence_in_both_languages() -> None:
    said = phrase("{it} is due {due}", "{it} đến hạn {due}", it=NAMED, due=When.parse("2027"))
    assert said == Text("Bộ xử lý (npu) đến hạn 2027", "Processor (npu) is due 2027")
    with pytest.raises(KeyError):
        phrase("{it}", "{that}", it=NAMED)


def test_what_a_person_wrote_is_never_taken_for_a_placeholder() -> None:
    assert phrase("`{text}`", "`{text}`", text="{it} {0} {").en == "`{it} {0} {`"
