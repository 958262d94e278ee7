"""Dates that move: by months as people count them, and never to another precision."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.model.when import When
from roadmap.schedule.shift import Step, fits, shifted


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("3m", (0, 3)), ("1q", (0, 3)), ("2y", (0, 24)), ("14d", (14, 0)), ("2w", (14, 0)), ("0d", (0, 0)),
        ("3 months", (0, 3)), ("1 quarter", (0, 3)), ("2 quý", (0, 6)), ("10 ngày", (10, 0)), ("1 Năm", (0, 12)),
        ("1 tuần", (7, 0)), ("6 tháng", (0, 6)),
    ],
)  # fmt: skip
def test_steps(text: str, step: tuple[int, int]) -> None:
    assert Step.parse(text) == step


@pytest.mark.parametrize("text", ["", "3", "m", "-3m", "1000d", "3 moons", "1.5m", "²m"])
def test_no_steps(text: str) -> None:
    assert Step.parse(text) is None


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("2027-01-15", Step(months=1), "2027-02-15"),
        ("2027-01-31", Step(months=1), "2027-02-28"),
        ("2027-01-30", Step(months=1), "2027-02-28"),
        ("2027-06-30", Step(months=1), "2027-07-31"),
        ("2028-02-29", Step(months=12), "2029-02-28"),
        ("2027-03-15", Step(months=-3), "2026-12-15"),
        ("2027-12-31", Step(days=1), "2028-01-01"),
        ("2027-02-28", Step(days=-59), "2026-12-31"),
        ("2027-11", Step(months=2), "2028-01"),
        ("2027-Q4", Step(months=3), "2028-Q1"),
        ("2027-Q1", Step(months=-6), "2026-Q3"),
        ("2027", Step(months=-12), "2026"),
    ],
)
def test_moves(before: str, step: Step, after: str) -> None:
    assert str(shifted(When.parse(before), step)) == after


@pytest.mark.parametrize(
    ("when", "step"),
    [("2027-11", Step(days=30)), ("2027-Q4", Step(months=1)), ("2027", Step(months=3)), ("2200", Step(months=12)),
     ("1900-01-01", Step(days=-1))],
)  # fmt: skip
def test_what_cannot_move(when: str, step: Step) -> None:
    with pytest.raises(ValueError, match=r"vague|year"):
        shifted(When.parse(when), step)


DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2150, 12, 31)).map(When.day)


MONTHS = DAYS.map(lambda one: When.parse(str(one)[:7]))
YEARS = DAYS.map(lambda one: When.parse(one.first.year))


@given(st.one_of(DAYS, MONTHS, YEARS), st.integers(-400, 400))
def test_a_move_by_months_keeps_precision_and_comes_back(when: When, months: int) -> None:
    step = Step(months=months * 12) if when.precision == "year" else Step(months=months)
    if when.first.year + step.months / 12 < 1901 or when.first.year + step.months / 12 > 2199:
        return
    moved = shifted(when, step)
    assert moved.precision == when.precision
    assert fits(moved, step)
    index = (moved.first.year - when.first.year) * 12 + moved.first.month - when.first.month
    assert index == step.months
    if when.precision != "day" or when.first.day < 28:
        assert shifted(moved, -step) == when
