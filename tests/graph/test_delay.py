"""By how long money lags, and what waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.delay import Waiting, behind, delayed, waiting
from roadmap.graph.spending import pipeline
from roadmap.model.kinds.funding import Funding
from tests.diagrams.workspaces import survey

LINE = """
[funding.f]
for = "made"
approved = { 2023 = 10, 2024 = 10, 2025 = 10, 2026 = 10 }
allocated = { 2024 = 10, 2025 = 10, 2026 = 20 }
disbursed = { 2026 = 5 }
"""


@pytest.mark.parametrize(
    ("step", "year", "years"),
    [
        ("approved", 2026, None),
        ("allocated", 2025, 1),
        ("allocated", 2026, 0),
        ("committed", 2026, None),
        ("disbursed", 2026, None),
        ("spent", 2026, None),
    ],
)
def test_behind(tmp_path: Path, step: str, year: int, years: int | None) -> None:
    assert behind(pipeline(survey(tmp_path, LINE)), step, year) == years


def test_behind_by_several_years(tmp_path: Path) -> None:
    text = LINE.replace("disbursed", "committed = { 2024 = 30 }\ndisbursed")
    assert behind(pipeline(survey(tmp_path, text)), "disbursed", 2026) == 2


SAME_YEAR = """
[funding.f]
approved = { 2025 = 100 }
allocated = { 2025 = 100 }
committed = { 2025 = 100 }
disbursed = { 2025 = 90 }
"""


@pytest.mark.parametrize("year", [2025, 2026, 2035])
def test_what_passed_in_the_same_year_is_never_late(tmp_path: Path, year: int) -> None:
    pipe = pipeline(survey(tmp_path, SAME_YEAR))
    assert [behind(pipe, step, year) for step in ("allocated", "committed", "disbursed")] == [0, 0, 0]


def test_only_what_has_not_passed_waits_until_today(tmp_path: Path) -> None:
    pipe = pipeline(survey(tmp_path, SAME_YEAR))
    assert [waiting(pipe, step, 2035) for step in ("approved", "allocated", "committed")] == [None] * 3
    assert waiting(pipe, "disbursed", 2025) is None
    assert waiting(pipe, "disbursed", 2035) == Waiting(10, 2025)
    assert waiting(pipe, "spent", 2035) is None


def test_what_waits_is_the_money_that_came_after_what_has_passed(tmp_path: Path) -> None:
    text = """
[funding.f]
committed = { 2023 = 10, 2024 = 10, 2026 = 5 }
disbursed = { 2023 = 10, 2026 = 4 }
"""
    assert waiting(pipeline(survey(tmp_path, text)), "disbursed", 2026) == Waiting(6, 2024)


def test_a_line_without_the_step_lends_it_no_lag(tmp_path: Path) -> None:
    other = "[funding.other]\ncommitted = { 2020 = 500 }\n"
    pipe = pipeline(survey(tmp_path, SAME_YEAR + other))
    assert (behind(pipe, "disbursed", 2026), waiting(pipe, "disbursed", 2026)) == (0, Waiting(10, 2025))


def test_what_waits(tmp_path: Path) -> None:
    text = f"""
{LINE}
[activity.made]
chain = "npu"
start = 2026-01-01
end = 2027-06-30
[activity.sold]
after = ["made"]
end = 2029-01-01
[activity.learnt]
receives.sold = {{}}
[activity.closed]
after = ["made"]
state = "done"
[activity.beyond]
after = ["closed"]
[activity.before]
end = 2026-01-01
[milestone.own]
of = "made"
due = 2027-05-31
[milestone.reached]
of = "made"
done = 2026-01-01
[milestone.early]
of = "npu"
due = 2025-12-31
[milestone.later]
of = "npu"
due = 2026-09-30
[technology.npu]
"""
    plan = survey(tmp_path, text)
    (line,) = plan.of(Funding)
    assert [one.id for one in delayed(plan, line)] == ["later", "own", "made", "sold", "learnt"]


def test_money_for_a_mission_holds_up_its_work(tmp_path: Path) -> None:
    text = '[mission.m]\n[activity.a]\nmission = "m"\n[milestone.x]\nof = "m"\n[funding.f]\nfor = "m"'
    plan = survey(tmp_path, text)
    (line,) = plan.of(Funding)
    assert [one.id for one in delayed(plan, line)] == ["a", "x"]
