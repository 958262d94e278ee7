"""TRI501 and TRI502: who takes part in a chain, and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened

BODIES = """
[organization.most]
type = "ministry"
[organization.hust]
type = "university"
[organization.viettel]
type = "firm"
[organization.seed-fund]
type = "fund"
[organization.orvia]
type = "foreign"
[organization.unknown]
"""


def work(*lines: str, stage: str = "pilot", id: str = "work", chain: str = "chip") -> str:
    return f"[activity.{id}]\nchain = '{chain}'\nstage = '{stage}'\nstate = 'running'\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("bodies", "missing"),
    [
        ("['most', 'hust', 'viettel']", ""),
        ("['most', 'hust', 'seed-fund']", ""),
        ("['hust', 'viettel', 'orvia']", "State"),
        ("['most', 'viettel']", "Academia"),
        ("['orvia']", "State, Academia, Enterprise"),
        ("['most', 'hust', 'unknown']", "Enterprise; no type is given for unknown"),
    ],
)
def test_says_which_house_is_missing(workspace: Opened, bodies: str, missing: str) -> None:
    text = BODIES + "[technology.chip]\n" + work(f"participants = {bodies}")
    found = workspace(text).check(["TRI501"])
    assert [finding.message.en.rpartition(" lacks: ")[2] for finding in found] == ([missing] if missing else [])


@pytest.mark.parametrize(("stage", "severity"), [("research", "warning"), ("pilot", "error")])
def test_is_graver_from_the_pilot_on(fired: Fired, stage: str, severity: str) -> None:
    assert fired("TRI501", BODIES + "[technology.chip]\n" + work(stage=stage)) == [("chip", severity)]


def test_asks_only_where_there_is_work(fired: Fired) -> None:
    assert fired("TRI501", "[technology.chip]") == []


def test_a_product_has_the_partners_of_its_technologies_and_missions(fired: Fired) -> None:
    text = BODIES + "[product.camera]\nuses = ['chip']\naccountable = 'most'\n[technology.chip]\naccountable = 'most'\n"
    text += work("participants = ['hust']") + work("mission = 'urban'", id="assembly", chain="camera")
    assert fired("TRI501", text + "[mission.urban]\ncoordinating = ['viettel']\n") == [("chip", "error")]


def test_an_unknown_body_is_the_one_finding(workspace: Opened) -> None:
    text = BODIES + "[technology.chip]\n" + work("participants = ['most', 'hust', 'vietel']")
    assert {finding.code for finding in workspace(text).check(["TRI501", "OWN107"])} == {"OWN107"}


@pytest.mark.parametrize(
    ("research", "fires"),
    [
        ("state = 'done'\nparticipants = ['hust', 'most']", True),
        ("state = 'done'\nparticipants = ['hust', 'most', 'seed-fund']", True),
        ("state = 'done'\nparticipants = ['hust', 'most', 'viettel']", False),
        ("state = 'done'\nparticipants = ['hust', 'most', 'unknown']", False),
        ("state = 'done'\nmission = 'urban'\n[mission.urban]\nlead = 'viettel'", False),
        ("state = 'stopped'\nparticipants = ['hust', 'most']", False),
    ],
)
def test_a_firm_takes_part_before_the_pilot(fired: Fired, research: str, fires: bool) -> None:
    early = f"[activity.design]\nchain = 'chip'\nstage = 'research'\n{research}\n"
    text = BODIES + "[technology.chip]\n" + early + work("participants = ['most', 'hust', 'viettel']")
    assert fired("TRI502", text) == ([("chip", "warning")] if fires else [])


@pytest.mark.parametrize(("pilot", "stages"), [("running", ["Testing and application"]), ("stopped", [])])
def test_names_the_first_stage_after_research(workspace: Opened, pilot: str, stages: list[str]) -> None:
    text = BODIES + "[technology.chip]\n" + work("participants = ['most', 'hust']", stage="research", id="design")
    text += work("participants = ['viettel']").replace("running", pilot)
    found = workspace(text).check(["TRI502"])
    assert [finding.message.en.rpartition(" before ")[2] for finding in found] == stages


def test_no_firm_at_all_is_one_finding(workspace: Opened) -> None:
    text = (
        BODIES + "[technology.chip]\n" + work(stage="research", id="design") + work("participants = ['most', 'hust']")
    )
    assert {finding.code for finding in workspace(text).check(["TRI"])} == {"TRI501"}
