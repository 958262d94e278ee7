"""Where inputs come from, and where they can be choked off."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.sourcing import Input, Shares, Sourcing, body_origin, origin, reaching, sourcing
from roadmap.model.kinds.supply import Supply
from tests.diagrams.workspaces import survey

PLAN = """
[organization.home]
type = "firm"
country = "VN"
[organization.abroad]
type = "foreign"
country = "XB"
[organization.odd]
type = "foreign"
[technology.chip]
[technology.top]
depends_on = ["chip"]
[product.a]
uses = ["top"]
[product.b]
[product.bare]
[supply.wafer]
product = "chip"
component = "Phiến"
supplier = "abroad"
[supply.lens]
product = "b"
component = "Ống kính"
supplier = "home"
share = 0.25
[supply.lens-two]
product = "b"
component = "ống  KÍNH"
supplier = "abroad"
share = 0.5
[supply.case]
product = "b"
component = "Vỏ"
supplier = "home"
substitutes = ["abroad"]
[supply.nobody]
product = "b"
component = "Ốc"
[supply.stray]
supplier = "home"
"""


def inputs(found: Sourcing) -> dict[str, Input]:
    return {one.id: one for one in found.inputs}


def test_supplies_of_one_component_are_one_input(tmp_path: Path) -> None:
    found = inputs(sourcing(survey(tmp_path, PLAN)))
    assert set(found) == {"wafer", "lens", "case", "nobody"}
    assert found["lens"].suppliers == ("home", "abroad")
    assert found["lens"].shares == Shares(0.25, 0.5, 0.25)
    assert found["case"].shares == Shares(1.0, 0.0, 0.0)
    assert found["nobody"].shares == Shares(0.0, 0.0, 1.0)
    assert not any(one.overdrawn for one in found.values())


def test_one_foreign_source_without_substitute_chokes(tmp_path: Path) -> None:
    found = inputs(sourcing(survey(tmp_path, PLAN)))
    assert [id for id, one in found.items() if one.choked] == ["wafer"]
    assert [id for id, one in found.items() if one.alone] == ["wafer"]
    assert found["case"].substitutes == ("abroad",)


def test_inputs_reach_products_through_technologies(tmp_path: Path) -> None:
    found = sourcing(survey(tmp_path, PLAN))
    assert [one.id for one in found.of["a"]] == ["wafer"]
    assert found.bare == ("bare",)
    assert found.shares("a") == Shares(0.0, 1.0, 0.0)
    assert found.shares("b").domestic == pytest.approx((0.25 + 1) / 3)
    assert found.fed_by["abroad"] == {"a", "b"}
    with pytest.raises(KeyError):
        found.shares("bare")


def test_shares_beyond_the_whole_tell_nothing(tmp_path: Path) -> None:
    text = PLAN + '[supply.lens-three]\nproduct = "b"\ncomponent = "Ống kính"\ncountry = "VN"\nshare = 1.0\n'
    lens = inputs(sourcing(survey(tmp_path, text)))["lens"]
    assert lens.overdrawn == pytest.approx(1.75)
    assert lens.shares == Shares(0.0, 0.0, 1.0)  # which of them is wrong is not known


@pytest.mark.parametrize(
    ("body", "supplies", "of_body", "of_supplies"),
    [
        ("", ['country = "CN"'], "foreign", ["foreign"]),
        ("", ['country = "VN"'], "domestic", ["domestic"]),
        ("", [""], "unknown", ["unknown"]),
        ('country = "VN"', [""], "domestic", ["domestic"]),
        ('country = "VN"', ['country = "CN"'], "domestic", ["foreign"]),
        ("", ['country = "CN"', ""], "foreign", ["foreign", "unknown"]),
        ("", ['country = "CN"', 'country = "VN"'], "unknown", ["foreign", "domestic"]),
    ],
)
def test_no_country_is_made_up(
    tmp_path: Path, body: str, supplies: list[str], of_body: str, of_supplies: list[str]
) -> None:
    text = f'[organization.firm]\ntype = "firm"\n{body}\n[product.p]\n'
    for number, said in enumerate(supplies):
        text += f'[supply.s{number}]\nproduct = "p"\ncomponent = "C{number}"\nsupplier = "firm"\n{said}\n'
    plan = survey(tmp_path, text)
    assert body_origin(plan, "firm") == of_body
    assert [origin(plan, one) for one in plan.of(Supply)] == of_supplies


@pytest.mark.parametrize(
    ("id", "origin"), [("home", "domestic"), ("abroad", "foreign"), ("odd", "foreign"), ("gone", "unknown")]
)
def test_bodies_are_at_home_or_abroad(tmp_path: Path, id: str, origin: str) -> None:
    assert body_origin(survey(tmp_path, PLAN), id) == origin


@pytest.mark.parametrize(
    ("id", "found"),
    [("a", ["wafer"]), ("top", ["wafer"]), ("chip", ["wafer"]), ("home", ["lens", "case"]), ("bare", [])],
)
def test_what_goes_into_or_comes_from(tmp_path: Path, id: str, found: list[str]) -> None:
    assert [one.id for one in reaching(sourcing(survey(tmp_path, PLAN)), [id])] == found
