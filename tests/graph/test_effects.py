"""Effects: how well they are shown, what they cost, whose they are, and what counts twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.effects import Effect, effects

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization.maker]
[organization.auditor]
[product.camera]
accountable = "maker"
uses = ["npu"]
[product.drone]
[technology.npu]
[mission.urban]
products = ["camera"]
[activity.make]
chain = "camera"
stage = "production"
[indicator.output]
of = "camera"
family = "productivity"
baseline = 100
target = { 2025 = 150, 2027 = 200 }
actual.2025 = { value = 160, evidence = "biên bản", verified_by = "auditor" }
reported_by = "maker"
[indicator.faults]
of = "camera"
family = "quality"
direction = "down"
baseline = 80
target = { 2026 = 20 }
actual.2025 = { value = 60, evidence = "nhật ký" }
reported_by = "maker"
verified_by = "maker"
shares = { npu = 0.6, maker = 0.5 }
[indicator.value]
of = "urban"
family = "value-added"
target = { 2025 = 5 }
[indicator.sold]
of = "npu"
baseline = 5
actual.2026 = 4
[funding.works]
for = "make"
approved = { 2024 = 3000, 2026 = 900 }
spent = { 2024 = 2000, 2025 = 1000, 2026 = 500 }
"""


@pytest.fixture
def found(workspace: Opened) -> dict[str, Effect]:
    return {one.indicator.id: one for one in effects(workspace(TEXT).survey).all}


def test_the_required_families_come_first(found: dict[str, Effect]) -> None:
    assert list(found) == ["output", "faults", "value", "sold"]


def test_how_well_a_value_is_shown(found: dict[str, Effect]) -> None:
    backings = {id: one.backing for id, one in found.items()}
    assert backings == {"output": "verified", "faults": "own", "value": None, "sold": "bare"}


def test_a_value_that_nobody_confirms_is_unverified(workspace: Opened) -> None:
    text = '[indicator.a]\nreported_by = "x"\nactual.2025 = { value = 1, evidence = "b" }\n[organization.x]\n'
    (one,) = effects(workspace(text).survey).all
    assert (one.backing, one.verifier) == ("unverified", None)


def test_money_up_to_the_year_of_measurement_per_improvement(found: dict[str, Effect]) -> None:
    output, faults = found["output"].cost, found["faults"].cost
    assert output
    assert faults
    assert (output.amount, output.steps, output.gain, output.per_unit) == (3000, ("spent",), 60, 50)
    assert (faults.amount, faults.gain, faults.per_unit) == (3000, 20, 150)


def test_nothing_is_said_to_cost_that_was_not_measured_or_got_worse(found: dict[str, Effect]) -> None:
    assert found["value"].cost is None
    assert found["sold"].cost is None


def test_disbursements_count_for_lines_without_spending_on_record(workspace: Opened) -> None:
    more = '[funding.more]\nfor = "make"\ndisbursed = { 2025 = 500, 2026 = 70 }\n'
    cost = effects(workspace(TEXT + more).survey, ["output"]).all[0].cost
    assert cost
    assert (cost.amount, cost.steps) == (3500, ("disbursed", "spent"))


def test_shares_beyond_the_whole_are_overdrawn(found: dict[str, Effect]) -> None:
    assert found["faults"].overdrawn
    assert found["faults"].unallocated == 0
    assert (found["output"].overdrawn, found["output"].unallocated) == (False, 1)


@pytest.mark.parametrize(("shares", "overdrawn", "left"), [("0.4", False, 0.6), ("1.0", False, 0)])
def test_what_no_owner_claims_is_unallocated(workspace: Opened, shares: str, overdrawn: bool, left: float) -> None:
    (one,) = effects(workspace(f"[technology.npu]\n[indicator.a]\nshares.npu = {shares}\n").survey).all
    assert one.overdrawn is overdrawn
    assert one.unallocated == pytest.approx(left)


def test_the_year_that_is_asked_next(found: dict[str, Effect]) -> None:
    asked = {id: (one.next_due, one.late) for id, one in found.items()}
    assert asked == {"output": (2027, False), "faults": (2026, False), "value": (2025, True), "sold": (None, False)}


def test_one_effect_stands_once_however_many_scopes_lead_to_it(workspace: Opened) -> None:
    survey = workspace(TEXT).survey
    held = [one.indicator.id for one in effects(survey, ["camera", "npu", "maker"]).all]
    assert sorted(held) == sorted(set(held)) == ["faults", "output", "sold", "value"]


def test_what_is_in_the_plan_and_unmeasured(workspace: Opened) -> None:
    survey = workspace(TEXT).survey
    assert [one.id for one in effects(survey).unproven] == ["drone"]
    assert effects(survey, ["maker"]).unproven == ()


DOUBLE = """
[product.camera]
[product.drone]
[mission.urban]
products = ["camera"]
[indicator.first]
name = "Sản lượng"
of = "camera"
unit = "chiếc"
formula = "Số camera bán ra"
[indicator.second]
name = "Số lượng"
of = "{of}"
unit = "{unit}"
formula = "số camera bán ra"
"""


@pytest.mark.parametrize(
    ("of", "unit", "doubled"),
    [
        ("urban", "chiếc", True),
        ("urban", "bộ", False),  # not the same unit
        ("drone", "chiếc", False),  # the one is not within the other
        ("camera", "chiếc", False),  # two names side by side
    ],
)
def test_pairs_that_measure_one_effect_twice(workspace: Opened, of: str, unit: str, doubled: bool) -> None:
    found = effects(workspace(DOUBLE.format(of=of, unit=unit)).survey)
    pairs = [(first.id, second.id) for first, second in found.doubles]
    assert pairs == ([("first", "second")] if doubled else [])


def test_lines_of_money_that_say_nothing_are_counted_beside_the_cost(workspace: Opened) -> None:
    text = """
[technology.a]
[indicator.i]
of = "a"
baseline = 1
actual.2025 = 3
[funding.spent]
for = "a"
spent.2025 = 10
[funding.silent]
for = "a"
approved.2025 = 99
[funding.later]
for = "a"
approved.2027 = 99
"""
    (one,) = effects(workspace(text).survey).all
    assert one.cost
    assert (one.cost.amount, one.cost.left_out) == (10, 1)
