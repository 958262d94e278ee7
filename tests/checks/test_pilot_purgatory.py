"""STG403: pilots that go on for ever or end in nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired


def pilot(*lines: str, more: str = "") -> str:
    return "[product.camera]\n[activity.trial]\nchain = 'camera'\nstage = 'pilot'\n" + "\n".join(lines) + "\n" + more


@pytest.mark.parametrize(
    ("start", "severity"),
    [
        ("2024-11-22", None),
        ("2024-11-21", None),  # 24 months to the day
        ("2024-11-20", "warning"),
        ("2023-11-21", "warning"),  # 36 months to the day
        ("2023-11-20", "error"),
        ('"2024-Q4"', None),
        ('"2024-Q3"', "warning"),
        ('"2023"', "warning"),
        ('"2022"', "error"),
    ],
)
def test_a_running_pilot_grows_old(fired: Fired, start: str, severity: str | None) -> None:
    text = pilot(f"start = {start}", "state = 'running'")
    assert fired("STG403", text) == ([("trial", severity)] if severity else [])


def test_the_months_are_settings(fired: Fired) -> None:
    text = pilot("start = 2024-11-20", "state = 'running'")
    assert fired("STG403", text, settings="checks.STG403.pilot_months = 25") == []
    assert fired("STG403", text, settings="checks.STG403.error_months = 24") == [("trial", "error")]


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (["state = 'done'"], True),
        (["start = 2026-01-01", "end = 2026-11-20"], True),
        (["start = 2026-01-01", "end = 2026-11-21"], False),
        (["start = 2026-01-01", 'end = "2026-11"'], False),
        (["start = 2026-01-01", "end = 2026-11-20", "state = 'running'"], True),
        (["start = 2027-01-01", "end = 2027-12-31"], False),
        (["state = 'running'"], False),
    ],
)
def test_an_ended_pilot_needs_a_next_step(fired: Fired, lines: list[str], fires: bool) -> None:
    assert fired("STG403", pilot(*lines)) == ([("trial", "warning")] if fires else [])


@pytest.mark.parametrize("stage", ["production", "commercialisation"])
def test_a_planned_next_stage_is_enough(fired: Fired, stage: str) -> None:
    more = f"[activity.line]\nchain = 'camera'\nstage = '{stage}'\n"
    assert fired("STG403", pilot("state = 'done'", more=more)) == []
    assert fired("STG403", pilot("state = 'done'", more=more + "state = 'stopped'")) == [("trial", "warning")]


@pytest.mark.parametrize(
    "decision", ["state = 'stopped'", "state = 'suspended'\ndecision = 'Decision 12'", "decision = 'Decision 12'"]
)
def test_a_decision_to_stop_is_a_result(fired: Fired, decision: str) -> None:
    assert fired("STG403", pilot("start = 2020-01-01", decision)) == []


def test_a_second_pilot_keeps_the_chain_open_until_the_first_grows_old(fired: Fired) -> None:
    second = "[activity.second]\nchain = 'camera'\nstage = 'pilot'\nstart = 2027-01-01\n"
    assert fired("STG403", pilot("start = 2026-01-01", "state = 'done'", more=second)) == []
    assert fired("STG403", pilot("start = 2024-01-01", "state = 'done'", more=second)) == [("trial", "warning")]
    stopped = second + "state = 'stopped'"
    assert fired("STG403", pilot("start = 2024-01-01", "state = 'done'", more=stopped)) == []


def test_a_technology_goes_on_in_a_product(fired: Fired) -> None:
    text = "[technology.chip]\n[activity.trial]\nchain = 'chip'\nstage = 'pilot'\nstate = 'done'\n"
    text += "[product.camera]\nuses = ['chip']\n"
    assert fired("STG403", text) == [("trial", "warning")]
    assert fired("STG403", text + "[activity.line]\nchain = 'camera'\nstage = 'production'") == []


@pytest.mark.parametrize(("until", "fires"), [("2026-11-21", False), ("2026-11-20", True)])
def test_a_waiver_holds_through_its_last_day(fired: Fired, until: str, fires: bool) -> None:
    waived = pilot("state = 'done'", f"waive.STG403 = {{ reason = 'under review', until = {until} }}")
    assert bool(fired("STG403", waived)) is fires
