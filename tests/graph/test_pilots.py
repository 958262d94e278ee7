"""From pilot to market: what follows a pilot, who buys, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.pilots import Trial, trials

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization.most]
[organization.city]
[organization.maker]
type = "firm"
[organization.lab]
type = "institute"
[product.camera]
accountable = "most"
uses = ["npu"]
answers = ["traffic"]
[technology.npu]
[product.drone]
[technology.lens]
[need.traffic]
owner = "city"
commitment = "contract"
[need.wish]
owner = "lab"
commitment = "stated"
[activity.camera-pilot]
chain = "camera"
stage = "pilot"
lead = "maker"
state = "done"
start = 2025-03-01
end = 2026-03-31
gate.criteria = "đạt 95 %"
[activity.camera-production]
chain = "camera"
stage = "production"
start = 2027-01-01
participants.maker = { role = "buyer" }
[funding.works]
for = "camera-production"
approved = { 2027 = 5 }
[activity.npu-pilot]
chain = "npu"
stage = "pilot"
lead = "lab"
start = 2026-10-22
[activity.npu-production]
chain = "npu"
stage = "production"
start = 2028-01-01
[activity.drone-pilot]
chain = "drone"
stage = "pilot"
state = "running"
start = 2024-11-22
end = 2026-10-31
[activity.lens-pilot]
chain = "lens"
stage = "pilot"
state = "planned"
"""


@pytest.fixture
def found(workspace: Opened) -> dict[str, Trial]:
    return {one.subject.id: one for one in trials(workspace(TEXT).survey)}


def test_only_pilots_that_have_begun_count(found: dict[str, Trial]) -> None:
    assert set(found) == {"camera", "npu", "drone"}


def test_what_follows_is_its_own_work_before_that_of_products(found: dict[str, Trial]) -> None:
    after = {id: [one.id for one in trial.next] for id, trial in found.items()}
    assert after == {
        "camera": ["camera-production"],
        "npu": ["npu-production", "camera-production"],
        "drone": [],
    }
    assert [id for id, trial in found.items() if trial.stuck] == ["drone"]


def test_how_long_they_run_and_whether_they_ended(workspace: Opened, found: dict[str, Trial]) -> None:
    today = workspace(TEXT).survey.today
    assert {id: one.months(today) for id, one in found.items()} == {"camera": 13, "npu": 0, "drone": 23}
    assert {id: (one.ended, one.done) for id, one in found.items()} == {
        "camera": (True, True), "npu": (False, False), "drone": (True, False),
    }  # fmt: skip
    assert str(found["drone"].until) == "2026-10-31"
    assert found["npu"].until is None


@pytest.mark.parametrize(
    ("pilot", "after", "lasted", "waited"),
    [
        ('state = "done"\nstart = 2023-01-01\nend = 2023-03-31', "", 3, 43),
        ('state = "done"\nstart = 2023-01-01\nend = 2023-03-30', "", 2, 43),
        ('state = "done"\nstart = "2023"\nend = "2023"', "", 12, 34),
        ('state = "done"\nstart = 2023-01-01\nend = 2023-03-31', "start = 2027-01-01", 3, 43),
        ('state = "done"\nstart = 2023-01-01\nend = 2023-03-31', "start = 2023-10-01", 3, 6),
        ('state = "done"\nstart = 2023-01-01\nend = 2023-03-31', "start = 2023-02-01", 3, 0),
        ('state = "done"\nstart = 2026-08-21\nend = 2027-03-31', "", 3, None),
        ('state = "done"\nstart = 2023-01-01', "", None, None),
        ('state = "running"\nstart = 2023-01-01\nend = 2023-03-31', "", 46, 43),
        ('state = "running"\nstart = 2023-01-01', "", 46, None),
    ],
)
def test_a_pilot_lasts_until_it_ends_and_then_its_next_step_is_waited_for(
    workspace: Opened, pilot: str, after: str, lasted: int | None, waited: int | None
) -> None:
    text = f'[product.a]\n[activity.p]\nchain = "a"\nstage = "pilot"\n{pilot}\n'
    text += f'[activity.q]\nchain = "a"\nstage = "production"\n{after}\n' if after else ""
    survey = workspace(text).survey
    (one,) = trials(survey)
    assert (one.months(survey.today), one.waited(survey.today)) == (lasted, waited)


def test_buyers_take_part_as_such_or_own_a_need_under_contract(found: dict[str, Trial]) -> None:
    assert found["camera"].buyers == ("maker", "city")
    assert found["drone"].buyers == ()


def test_what_is_missing_on_the_way(found: dict[str, Trial]) -> None:
    assert found["camera"].gaps == ()
    assert found["npu"].gaps == ("owner", "gate")
    assert found["drone"].gaps == ("owner", "next-stage", "buyer", "firm", "gate")


def test_what_was_stopped_by_decision_is_no_trial(workspace: Opened) -> None:
    text = '[product.a]\n[activity.p]\nchain = "a"\nstage = "pilot"\nstate = "stopped"\nstart = 2024-01-01\n'
    assert list(trials(workspace(text).survey)) == []


def test_a_suspended_pilot_is_still_on_its_way(workspace: Opened) -> None:
    text = '[product.a]\n[activity.p]\nchain = "a"\nstage = "pilot"\nstate = "suspended"\nstart = 2024-01-01\n'
    for more in ("", 'decision = "CV 12"\n'):
        (one,) = trials(workspace(text + more).survey)
        assert one.suspended
    (one,) = trials(workspace(text + '[activity.q]\nchain = "a"\nstage = "pilot"\nstart = 2024-01-01\n').survey)
    assert not one.suspended


@pytest.mark.parametrize(
    ("pilot", "after", "through"),
    [
        ('state = "done"', "start = 2027-01-01", True),
        ('state = "done"', "start = 2026-10-01", True),
        ('state = "done"', 'start = 2026-10-01\nstate = "planned"', False),
        ("end = 2026-01-01", "start = 2027-01-01", False),
    ],
)
def test_what_is_late_is_not_through(workspace: Opened, pilot: str, after: str, through: bool) -> None:
    text = f"""
[organization.maker]
type = "firm"
[product.a]
accountable = "maker"
[activity.p]
chain = "a"
stage = "pilot"
start = 2025-01-01
gate.criteria = "đạt"
{pilot}
[activity.q]
chain = "a"
stage = "production"
lead = "maker"
participants.maker = {{ role = "buyer" }}
{after}
[funding.f]
for = "a"
approved = {{ 2026 = 5, 2027 = 5 }}
"""
    (one,) = trials(workspace(text).survey)
    assert one.gaps == ()
    assert one.through == through


def test_what_comes_next_has_a_date_before_what_has_none(workspace: Opened) -> None:
    text = '[technology.t]\n[activity.p]\nchain = "t"\nstage = "pilot"\nstart = 2025-01-01\n'
    text += '[activity.q]\nchain = "t"\nstage = "diffusion"\n[product.a]\nuses = ["t"]\n'
    text += '[activity.r]\nchain = "a"\nstage = "production"\nstart = 2027-01-01\n'
    (one,) = trials(workspace(text).survey)
    assert [after.id for after in one.next] == ["r", "q"]


def test_a_pilot_without_a_start_has_run_for_no_known_time(workspace: Opened) -> None:
    text = '[product.a]\n[activity.p]\nchain = "a"\nstage = "pilot"\nstate = "running"\n'
    survey = workspace(text).survey
    (one,) = trials(survey)
    assert one.months(survey.today) is None


def test_a_next_stage_without_start_or_money(workspace: Opened) -> None:
    text = '[product.a]\n[activity.p]\nchain = "a"\nstage = "pilot"\nstart = 2025-01-01\n'
    text += '[activity.q]\nchain = "a"\nstage = "production"\n'
    (one,) = trials(workspace(text).survey)
    assert {"start", "money"} <= set(one.gaps)


@pytest.mark.parametrize(
    ("paid", "lacking"),
    [
        ('for = "q"\napproved = { 2027 = 1 }', False),
        ('for = "m"\napproved = { 2028 = 1 }', False),
        ('for = "a"\napproved = { 2027 = 1 }', False),
        ('for = "p"\napproved = { 2027 = 1 }', True),
        ('for = "m"\napproved = { 2026 = 1, 2027 = 0 }', True),
    ],
)
def test_money_of_the_mission_or_chain_from_then_on_is_money_for_the_next_stage(
    workspace: Opened, paid: str, lacking: bool
) -> None:
    text = '[product.a]\n[mission.m]\n[activity.p]\nchain = "a"\nstage = "pilot"\nstart = 2025-01-01\n'
    text += f'[activity.q]\nchain = "a"\nmission = "m"\nstage = "production"\nstart = "2027"\n[funding.f]\n{paid}\n'
    (one,) = trials(workspace(text).survey)
    assert ("money" in one.gaps) == lacking


def test_who_buys_the_product_that_uses_a_technology_is_its_buyer(workspace: Opened) -> None:
    text = """
[technology.t]
[activity.p]
chain = "t"
stage = "pilot"
start = 2025-01-01
[product.a]
uses = ["t"]
answers = ["n"]
[activity.q]
chain = "a"
stage = "production"
[organization.wind]
[need.n]
owner = "wind"
"""
    (one,) = trials(workspace(text + 'commitment = "contract"\n').survey)
    assert one.buyers == ("wind",)
    (one,) = trials(workspace(text + 'commitment = "stated"\n').survey)
    assert "buyer" in one.gaps
