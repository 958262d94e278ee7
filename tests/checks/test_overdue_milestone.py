"""TIM801: when a milestone is overdue, and when that is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired


def milestone(*lines: str) -> str:
    return "[product.camera]\n[milestone.sales]\nof = 'camera'\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("due", "severity"),
    [
        ("2026-11-22", None),
        ("2026-11-21", None),
        ("2026-11-20", "warning"),
        ("2026-08-23", "warning"),  # 90 days
        ("2026-08-22", "error"),
        ('"2026"', None),
        ('"2026-Q4"', None),
        ('"2026-Q3"', "warning"),
        ('"2026-Q2"', "error"),
        ('"2026-11"', None),
        ('"2026-10"', "warning"),
    ],
)
def test_grows_from_a_warning_to_an_error(fired: Fired, due: str, severity: str | None) -> None:
    assert fired("TIM801", milestone(f"due = {due}")) == ([("sales", severity)] if severity else [])


def test_the_days_are_a_setting(fired: Fired) -> None:
    assert fired("TIM801", milestone("due = 2026-11-10"), settings="checks.TIM801.error_days = 11") == [
        ("sales", "warning")
    ]
    assert fired("TIM801", milestone("due = 2026-11-10"), settings="checks.TIM801.error_days = 10") == [
        ("sales", "error")
    ]


def test_an_aspirational_milestone_is_never_an_error(fired: Fired) -> None:
    assert fired("TIM801", milestone("due = 2020-01-01", "aspirational = true")) == [("sales", "warning")]


@pytest.mark.parametrize(("done", "fires"), [("2026-11-21", False), ("2026-11-22", True), ('"2026-11"', False)])
def test_done_late_is_done_but_a_day_to_come_is_not(fired: Fired, done: str, fires: bool) -> None:
    assert bool(fired("TIM801", milestone("due = 2026-09-30", f"done = {done}"))) is fires


@pytest.mark.parametrize(
    "of",
    [
        "[mission.it]\nstate = 'stopped'",
        "[activity.it]\nstate = 'stopped'",
        "[catalogue.old]\nvalid_to = 2026-06-30\n[product.it]\nlistings.old = {}",
    ],
)
def test_what_is_stopped_or_past_is_left_out(fired: Fired, of: str) -> None:
    assert fired("TIM801", f"[milestone.m]\nof = 'it'\ndue = 2026-01-01\n{of}") == []


@pytest.mark.parametrize(
    ("until", "fires"), [("2026-11-21", False), ("2026-11-20", True), ("2026-11-22", False), ('"2026-10"', True)]
)
def test_a_waiver_holds_through_its_last_day(fired: Fired, until: str, fires: bool) -> None:
    waiver = f"waive.TIM801 = {{ reason = 'buyer moved the date', until = {until} }}"
    assert bool(fired("TIM801", milestone("due = 2026-11-01", waiver))) is fires
