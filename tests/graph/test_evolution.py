"""How far technologies and products have come, computed from what is on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.evolution import evolution, sights
from roadmap.graph.standing import standing
from roadmap.model.kinds.chain import Product, Technology
from tests.diagrams.workspaces import survey

PLAN = """
[technology.base]
readiness.now = 1
[technology.middle]
depends_on = ["base"]
readiness.now = 9
mastery.now = "lead"
[technology.side]
readiness.now = 5
[technology.dark]
[product.made]
uses = ["middle", "base"]
manufacturing.now = 10
commercial.now = 6
[activity.sells]
chain = "made"
stage = "commercialisation"
state = "running"
[indicator.sold]
of = "made"
family = "market"
target = { 2027 = 100, 2030 = 400 }
actual.2025 = 100
[indicator.exported]
of = "made"
family = "export"
target = { 2030 = 100 }
actual.2025 = 250
[indicator.quality]
of = "made"
family = "quality"
target = { 2030 = 100 }
actual.2025 = 1
"""


def test_every_sight_has_its_place(tmp_path: Path) -> None:
    plan = survey(tmp_path, PLAN)
    made, middle = plan.roadmap["made"], plan.roadmap["middle"]
    assert isinstance(made, Product)
    assert isinstance(middle, Technology)
    assert [(one.basis, one.place) for one in sights(plan, made)] == [
        ("mrl", 0.75), ("cri", 1.0), ("stage", 0.625), ("market", 0.5625),
    ]  # fmt: skip
    assert [(one.basis, one.place) for one in sights(plan, middle)] == [("trl", 0.5), ("mastery", 0.75)]


def test_a_commodity_is_more_than_its_own_target_reached(tmp_path: Path) -> None:
    text = '[product.p]\n[indicator.i]\nof = "p"\nfamily = "market"\ntarget.2026 = 5\nactual.2025 = 9\n'
    assert evolution(survey(tmp_path, text)).positions["p"].evolution == 0.75
    text = text.replace("[product.p]", "[product.p]\ncommercial.now = 6")
    assert evolution(survey(tmp_path, text)).positions["p"].phase == "commodity"


def test_evolution_is_the_mean_and_nothing_is_guessed(tmp_path: Path) -> None:
    found = evolution(survey(tmp_path, PLAN))
    assert found.unknown == ("dark",)
    assert found.positions["middle"].evolution == pytest.approx(0.625)
    assert found.positions["middle"].phase == "product"
    assert found.positions["base"].evolution == 0.0
    assert found.positions["base"].phase == "genesis"
    assert found.positions["made"].phase == "product"


def test_levels_are_the_longest_way_down_from_a_product(tmp_path: Path) -> None:
    found = evolution(survey(tmp_path, PLAN))
    levels = {id: position.level for id, position in found.positions.items()}
    assert levels == {"made": 0, "middle": 1, "base": 2, "side": 1}


def test_circles_share_a_level(tmp_path: Path) -> None:
    text = """
    [technology.a]
    depends_on = ["b"]
    readiness.now = 2
    [technology.b]
    depends_on = ["a", "c"]
    readiness.now = 2
    [technology.c]
    readiness.now = 2
    [product.p]
    uses = ["a"]
    """
    found = evolution(survey(tmp_path, text))
    assert [found.positions[id].level for id in "abc"] == [1, 1, 2]


@pytest.mark.parametrize(
    ("target", "actual", "place"),
    [("{ 2030 = 100 }", "-5", 0.5), ("{ 2030 = 100 }", "250", 0.75), ("{ 2030 = 0 }", "5", None), ("{}", "5", None)],
)
def test_market_figures_stay_within_bounds(tmp_path: Path, target: str, actual: str, place: float | None) -> None:
    text = f'[product.p]\n[indicator.i]\nof = "p"\nfamily = "market"\ntarget = {target}\nactual.2025 = {actual}\n'
    found = evolution(survey(tmp_path, text)).positions
    assert (found["p"].evolution if found else None) == place


def test_what_is_to_be_measured_in_days_to_come_moves_nothing(tmp_path: Path) -> None:
    text = '[product.p]\n[indicator.i]\nof = "p"\nfamily = "market"\ntarget.2027 = 5\nactual.2027 = 5\n'
    plan = survey(tmp_path, text)
    assert evolution(plan).positions == {}
    assert not standing(plan, "p").measured
