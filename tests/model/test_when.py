"""Dates that know how precise they are: every written form, its bounds, and comparisons in favour of the plan."""

from __future__ import annotations

import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from roadmap.model.when import When, months_before

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
YEARS = st.integers(1900, 2200).map(str)
WHENS = st.one_of(
    DAYS.map(When.day),
    YEARS.map(When.parse),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)).map(When.parse),
    st.builds("{}-Q{}".format, YEARS, st.integers(1, 4)).map(When.parse),
)


@pytest.mark.parametrize(
    ("written", "first", "last", "precision"),
    [
        (date(2027, 4, 30), date(2027, 4, 30), date(2027, 4, 30), "day"),
        ("2027-04-30", date(2027, 4, 30), date(2027, 4, 30), "day"),
        ("2028-02-29", date(2028, 2, 29), date(2028, 2, 29), "day"),
        ("2027-02", date(2027, 2, 1), date(2027, 2, 28), "month"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "month"),
        ("2027-12", date(2027, 12, 1), date(2027, 12, 31), "month"),
        ("2027-Q1", date(2027, 1, 1), date(2027, 3, 31), "quarter"),
        ("2027-Q2", date(2027, 4, 1), date(2027, 6, 30), "quarter"),
        ("2027-Q4", date(2027, 10, 1), date(2027, 12, 31), "quarter"),
        ("2028", date(2028, 1, 1), date(2028, 12, 31), "year"),
        (2028, date(2028, 1, 1), date(2028, 12, 31), "year"),
        (1900, date(1900, 1, 1), date(1900, 12, 31), "year"),
        ("2200-12-31", date(2200, 12, 31), date(2200, 12, 31), "day"),
    ],
)
def test_every_written_form(written: object, first: date, last: date, precision: str) -> None:
    when = When.parse(written)
    assert (when.first, when.last, when.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        (datetime.datetime(2027, 4, 30, 8, 0), "date_with_time"),
        (datetime.time(8, 0), "when"),
        (date(1899, 12, 31), "year_out_of_range"),
        (date(2201, 1, 1), "year_out_of_range"),
        ("1899", "year_out_of_range"),
        ("2201-Q1", "year_out_of_range"),
        ("0000", "year_out_of_range"),
        ("2027-00", "when"),
        ("2027-13", "when"),
        ("2027-Q0", "when"),
        ("2027-Q5", "when"),
        ("2027-q2", "when"),
        ("2027-4", "when"),
        ("27-Q2", "when"),
        ("2027-Q2\n", "when"),
        (" 2027", "when"),
        ("٢٠٢٧", "when"),
        ("30/04/2027", "when"),
        ("soon", "when"),
        ("", "when"),
        (1899, "when"),
        (2201, "when"),
        (True, "when"),
        (2027.0, "when"),
        (None, "when"),
        ([2027], "when"),
    ],
)
def test_what_is_no_date(written: object, error: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        When.parse(written)
    assert caught.value.type == error


@pytest.mark.parametrize(
    "written", ["2027-02-29", "2026-04-31", "2027-13-01", "2027-00-01", "2027-01-00", "0000-01-01"]
)
def test_days_that_the_calendar_does_not_have(written: str) -> None:
    with pytest.raises(PydanticCustomError, match="no such day"):
        When.parse(written)


@given(WHENS)
def test_the_written_form_reads_back(when: When) -> None:
    assert When.parse(str(when)) == when
    assert When.parse(when) is when


@given(WHENS, WHENS)
def test_surely_before_holds_for_every_possible_day(one: When, other: When) -> None:
    surely = all(a < b for a in (one.first, one.last) for b in (other.first, other.last))
    assert one.surely_before(other) == surely
    assert not (one.surely_before(other) and other.surely_before(one))
    assert one.surely_before(other.first) == surely


@given(WHENS, DAYS)
def test_a_day_lies_before_inside_or_after(when: When, day: date) -> None:
    assert [when.surely_before(day), when.covers(day), When.day(day).surely_before(when)].count(True) == 1


@given(WHENS, WHENS, WHENS)
def test_surely_before_is_transitive(one: When, two: When, three: When) -> None:
    if one.surely_before(two) and two.surely_before(three):
        assert one.surely_before(three)


def test_a_vague_date_is_not_late_while_it_could_be_on_time() -> None:
    assert not When.parse("2026").surely_before(date(2026, 12, 31))
    assert When.parse("2026").surely_before(date(2027, 1, 1))
    assert not When.parse("2026-Q4").surely_before(When.parse("2026-12-31"))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2026, 1, 31), 2, date(2025, 11, 30)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 5), 12, date(2025, 12, 5)),
        (date(2026, 1, 1), 10**6, date.min),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected
