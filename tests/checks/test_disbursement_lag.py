"""FUN602: disbursement against the plan to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.spending import pipeline

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened

import datetime

MID_2026 = datetime.date(2026, 7, 2)  # 182 of 365 days have passed


def funding(approved: str, disbursed: str = "", *, more: str = "") -> str:
    paid = f"disbursed = {{ {disbursed} }}\n" if disbursed else ""
    return f"[mission.urban]\n[funding.grant]\nfor = 'urban'\napproved = {{ {approved} }}\n{paid}{more}"


@pytest.mark.parametrize(
    ("disbursed", "severity"), [(500, None), (499, "warning"), (250, "warning"), (249, "error"), (0, "error")]
)
def test_the_ratio_has_two_limits(fired: Fired, disbursed: int, severity: str | None) -> None:
    text = funding("2025 = 1000", f"2025 = {disbursed}")
    assert fired("FUN602", text) == ([("grant", severity)] if severity else [])


def test_the_ratios_are_settings(fired: Fired) -> None:
    text = funding("2025 = 1000", "2025 = 600")
    assert fired("FUN602", text, settings="checks.FUN602.ratio = 0.8") == [("grant", "warning")]
    settings = "checks.FUN602.ratio = 0.8\nchecks.FUN602.error_ratio = 0.7"
    assert fired("FUN602", text, settings=settings) == [("grant", "error")]


@pytest.mark.parametrize(("disbursed", "fires"), [(909, True), (910, False)])
def test_this_year_counts_by_its_elapsed_share(fired: Fired, disbursed: int, fires: bool) -> None:
    assert bool(fired("FUN602", funding("2026 = 3650", f"2026 = {disbursed}"), today=MID_2026)) is fires


def test_this_year_counts_after_its_first_days_only(fired: Fired) -> None:
    text = funding("2026 = 1000", "2026 = 0")
    assert fired("FUN602", text, today=datetime.date(2026, 4, 1)) == []  # 90 days
    assert fired("FUN602", text, today=datetime.date(2026, 4, 2)) == [("grant", "error")]
    settings = "checks.FUN602.grace_days = 30"
    assert fired("FUN602", text, settings=settings, today=datetime.date(2026, 2, 1)) == [("grant", "error")]


def test_years_to_come_do_not_count(fired: Fired) -> None:
    assert fired("FUN602", funding("2027 = 1000", "2026 = 0")) == []
    assert fired("FUN602", funding("2025 = 100, 2027 = 1000", "2025 = 50")) == []


def test_what_was_never_reported_is_a_warning(workspace: Opened) -> None:
    (finding,) = workspace(funding("2025 = 1000")).check(["FUN602"])
    assert finding.severity == "warning"
    assert "no disbursement is on record" in finding.message.en
    assert workspace(funding("2025 = 1000", more="spent = { 2025 = 700 }")).check(["FUN602"]) == ()


@pytest.mark.parametrize(
    ("day", "severity"),
    [(datetime.date(2026, 6, 29), "warning"), (datetime.date(2026, 6, 30), "error")],
    ids=["180 days", "181 days"],
)
def test_allocated_money_that_lies_long_is_an_error(fired: Fired, day: datetime.date, severity: str) -> None:
    text = funding("2025 = 1000", "2025 = 400", more="allocated = { 2025 = 900 }")
    assert fired("FUN602", text, today=day) == [("grant", severity)]


def test_allocated_money_half_paid_is_none_that_lies_long(fired: Fired) -> None:
    text = funding("2025 = 1000", "2025 = 400", more="allocated = { 2025 = 800 }")
    assert fired("FUN602", text) == [("grant", "warning")]


def test_a_percentage_never_looks_like_the_limit_it_is_below(workspace: Opened) -> None:
    (finding,) = workspace(funding("2025 = 10000", "2025 = 4999")).check(["FUN602"])
    assert "(49.9" in finding.message.en
    assert "(49,9" in finding.message.vi


def test_stopped_work_needs_no_money(fired: Fired) -> None:
    text = funding("2025 = 1000", "2025 = 0")
    assert fired("FUN602", text.replace("[mission.urban]", "[mission.urban]\nstate = 'stopped'")) == []


@pytest.mark.parametrize(
    ("disbursed", "more", "codes"),
    [
        ("2025 = 268", "allocated = { 2025 = 200 }", {"FUN602", "FUN607"}),
        ("2025 = 268", "spent = { 2025 = 300 }", {"FUN602", "FUN607"}),
        ("2025 = 268", "spent = { 2025 = 600 }", {"FUN607"}),  # perhaps 600 were disbursed
        ("2025 = 268, 2029 = 100", "", {"FUN602", "FUN607"}),
        ("2025 = 268, 2029 = 400", "", {"FUN607"}),  # perhaps paid by now
    ],
)
def test_a_lag_clear_by_every_figure_is_found_though_steps_contradict(
    workspace: Opened, disbursed: str, more: str, codes: set[str]
) -> None:
    opened = workspace(funding("2025 = 1000", disbursed, more=more))
    assert {finding.code for finding in opened.check(["FUN602", "FUN607"])} == codes
    assert bool(pipeline(opened.survey).stuck) is ("FUN602" in codes)


@pytest.mark.parametrize(("until", "fires"), [("2026-11-21", False), ("2026-11-20", True)])
def test_a_waiver_holds_through_its_last_day(fired: Fired, until: str, fires: bool) -> None:
    waiver = f"waive.FUN602 = {{ reason = 'foundry advance', until = {until} }}"
    assert bool(fired("FUN602", funding("2025 = 1000", "2025 = 0", more=waiver))) is fires
