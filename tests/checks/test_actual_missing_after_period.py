"""OUT204: an actual is asked for after its year and the time for reporting, never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


import datetime

TEXT = "[mission.urban]\n[indicator.share]\nof = 'urban'\ntarget = { 2025 = 22, 2026 = 30 }\n"


@pytest.mark.parametrize(
    ("day", "fires"),
    [
        (datetime.date(2025, 12, 31), False),
        (datetime.date(2026, 1, 1), False),
        (datetime.date(2026, 3, 31), False),  # 90 days after the end of 2025
        (datetime.date(2026, 4, 1), True),
    ],
)
def test_waits_for_the_reporting_time(fired: Fired, day: datetime.date, fires: bool) -> None:
    assert fired("OUT204", TEXT, today=day) == ([("share", "warning")] if fires else [])


def test_the_limit_is_a_setting(fired: Fired) -> None:
    assert fired("OUT204", TEXT, settings="checks.OUT204.days = 400") == []
    assert fired("OUT204", TEXT, settings="checks.OUT204.days = 324") == [("share", "warning")]
    assert fired("OUT204", TEXT, settings="checks.OUT204.days = 325") == []


def test_an_actual_without_a_value_is_missing(fired: Fired) -> None:
    assert fired("OUT204", TEXT + "actual = { 2025 = { evidence = 'report' } }") == [("share", "warning")]
    assert fired("OUT204", TEXT + "actual = { 2025 = 0 }") == []


def test_every_missing_year_is_named_in_one_finding(workspace: Opened) -> None:
    text = "[indicator.share]\ntarget = { 2025 = 2, 2023 = 1, 2024 = 3 }\nactual = { 2024 = 3 }"
    (finding,) = workspace(text).check(["OUT204"])
    assert "2023, 2025" in finding.message.en
    assert "325" in finding.message.vi


def test_is_information_before_any_work(fired: Fired) -> None:
    assert fired("OUT204", "[product.urban]\n" + TEXT.removeprefix("[mission.urban]\n")) == [("share", "info")]


@pytest.mark.parametrize(("until", "fires"), [("2026-11-21", False), ("2026-11-20", True), ('"2026"', False)])
def test_a_waiver_holds_through_its_last_day(fired: Fired, until: str, fires: bool) -> None:
    waived = TEXT + f"waive.OUT204 = {{ reason = 'survey delayed', until = {until} }}"
    assert bool(fired("OUT204", waived)) is fires
