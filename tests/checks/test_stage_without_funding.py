"""FUN601: which money pays for work under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened

WORK = "[product.camera]\n[activity.trial]\nchain = 'camera'\nstage = 'pilot'\nstate = 'running'\n"


def money(whose: str, amount: str = "approved = { 2026 = 5 }") -> str:
    return f"[funding.grant]\nfor = '{whose}'\n{amount}\n"


def test_money_for_the_work_its_mission_programme_or_chain_counts(fired: Fired) -> None:
    mission = WORK + "mission = 'urban'\n[mission.urban]\nprogramme = 'edge'\n[programme.edge]\n"
    assert fired("FUN601", mission) == [("trial", "error")]
    for whose in ("trial", "urban", "edge", "camera"):
        assert fired("FUN601", mission + money(whose)) == []
    assert fired("FUN601", mission + "[mission.rural]\nproducts = ['camera']\n" + money("rural")) == [
        ("trial", "error")
    ]


def test_work_without_a_mission_has_those_of_its_chain(fired: Fired) -> None:
    mission = WORK + "[mission.urban]\nproducts = ['camera']\nprogramme = 'edge'\n[programme.edge]\n"
    for whose in ("urban", "edge"):
        assert fired("FUN601", mission + money(whose)) == []
    named = WORK + "[programme.edge]\nproducts = ['camera']\n"
    assert fired("FUN601", named + money("edge")) == []


@pytest.mark.parametrize(
    ("amount", "fires"),
    [
        ("", True),
        ("approved = { 2026 = 0 }", True),
        ("approved = { 2024 = 1 }", False),
        ("disbursed = { 2026 = 1 }", False),
    ],
)
def test_any_step_above_zero_was_approved(fired: Fired, amount: str, fires: bool) -> None:
    assert bool(fired("FUN601", WORK + money("trial", amount))) is fires


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        ("state = 'planned'", False),
        ("start = 2026-11-20", True),
        ("start = 2026-11-21", False),
        ("start = 2026-01-01\nend = 2026-11-21", True),
        ("start = 2026-01-01\nend = 2026-11-20", False),
        ("start = 2026-01-01\nend = '2026-11'", True),
        ("start = '2026-Q4'", False),
        ("start = '2026-Q3'", True),
        ("state = 'suspended'", False),
        ("state = 'done'", False),
        ("state = 'running'\nend = 2025-01-01", True),
    ],
)
def test_only_work_under_way_is_asked(fired: Fired, lines: str, fires: bool) -> None:
    assert bool(fired("FUN601", f"[activity.trial]\n{lines}")) is fires


def test_a_broken_link_is_the_one_finding(workspace: Opened) -> None:
    text = WORK + "mission = 'urbann'\n[mission.urban]\n" + money("urban")
    assert {finding.code for finding in workspace(text).check(["FUN601", "DEP707"])} == {"DEP707"}
