"""STG401: when a later stage starts too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


def chain(start: str, *, end: str = "2027-03-31", more: str = "", pilot: str = "", of: str = "camera") -> str:
    return f"""
    [product.camera]
    [technology.chip]
    [activity.pilot]
    chain = "{of}"
    stage = "pilot"
    end = {end}
    {pilot}
    [activity.production]
    chain = "camera"
    stage = "production"
    start = {start}
    {more}
    """


@pytest.mark.parametrize(
    ("start", "fires"), [("2027-03-30", True), ("2027-03-31", False), ("2027-04-01", False), ("2026-01-01", True)]
)
def test_may_start_on_the_day_on_which_the_stage_before_ends(fired: Fired, start: str, fires: bool) -> None:
    assert fired("STG401", chain(start)) == ([("production", "error")] if fires else [])


@pytest.mark.parametrize(("days", "fires"), [(29, True), (30, False)])
def test_the_overlap_that_is_allowed_is_a_setting(fired: Fired, days: int, fires: bool) -> None:
    settings = f"checks.STG401.overlap_days = {days}"
    assert bool(fired("STG401", chain("2027-03-01"), settings=settings)) is fires


@pytest.mark.parametrize(
    ("start", "end", "fires"),
    [
        ('"2027-Q1"', "2027-03-31", False),
        ('"2027-Q1"', "2027-04-01", True),
        ('"2027"', '"2027"', False),
        ('"2027"', '"2028"', True),
        ("2027-04-01", '"2027-Q2"', False),
        ("2027-03-31", '"2027-Q2"', True),
    ],
)
def test_vague_dates_count_when_surely_wrong(fired: Fired, start: str, end: str, fires: bool) -> None:
    assert bool(fired("STG401", chain(start, end=end))) is fires


def test_an_overlap_may_be_meant(fired: Fired) -> None:
    assert fired("STG401", chain("2027-01-01", more="overlap = true")) == []


@pytest.mark.parametrize("stopped", ["pilot", "more"])
def test_stopped_work_does_not_count(fired: Fired, stopped: str) -> None:
    assert fired("STG401", chain("2027-01-01", **{stopped: "state = 'stopped'"})) == []


def test_other_chains_do_not_count(fired: Fired) -> None:
    assert fired("STG401", chain("2027-01-01", of="chip")) == []


def test_the_latest_of_all_earlier_stages_counts(workspace: Opened) -> None:
    text = """
    [technology.chip]
    [activity.design]
    chain = "chip"
    stage = "research"
    end = 2028-01-31
    [activity.trial]
    chain = "chip"
    stage = "pilot"
    end = 2027-01-01
    [activity.fab]
    chain = "chip"
    stage = "production"
    start = 2028-01-01
    """
    (finding,) = workspace(text).check(["STG401"])
    assert (finding.record, finding.others) == ("fab", ("design",))
    assert "31 Jan 2028" in finding.message.en
    assert "31/01/2028" in finding.message.vi


def test_of_vague_ends_the_surely_latest_counts(fired: Fired) -> None:
    text = """
    [technology.chip]
    [activity.design]
    chain = "chip"
    stage = "research"
    end = 2027-06-30
    [activity.survey]
    chain = "chip"
    stage = "research"
    end = "2027"
    [activity.fab]
    chain = "chip"
    stage = "production"
    start = 2027-05-01
    """
    assert fired("STG401", text) == [("fab", "error")]


def test_dates_in_the_wrong_order_are_the_one_finding(workspace: Opened) -> None:
    text = chain("2027-01-01", pilot="start = 2028-01-01")
    assert {finding.code for finding in workspace(text).check(["STG401", "TIM803"])} == {"TIM803"}


def test_severity_is_a_setting(fired: Fired) -> None:
    assert fired("STG401", chain("2027-01-01"), settings="checks.STG401.severity = 'info'") == [("production", "info")]
    assert fired("STG401", chain("2027-01-01"), settings="checks.STG401.severity = 'off'") == []
