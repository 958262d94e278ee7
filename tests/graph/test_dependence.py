"""What rests on what, and with what much would fall."""

from __future__ import annotations

from pathlib import Path

from roadmap.graph.dependence import Rest, around, condensed, dependence, pillars
from tests.diagrams.workspaces import survey

NET = """
[technology.base]
[technology.left]
depends_on = ["base"]
[technology.right]
depends_on = ["base", "gone"]
[technology.alone]
[product.one]
uses = ["left", "base"]
[product.two]
uses = ["right"]
[product.three]
uses = ["right"]
[product.bare]
"""


def test_products_are_counted_through_everything_between(tmp_path: Path) -> None:
    found = dependence(survey(tmp_path, NET))
    assert found.members == ("base", "left", "right", "one", "two", "three")
    assert found.lone == ("alone", "bare")
    assert found.products["base"] == {"one", "two", "three"}
    assert found.products["right"] == {"two", "three"}
    assert found.products["one"] == frozenset()
    assert Rest("right", "gone") not in found.rests
    assert len(found.rests) == 6


def test_direct_leaves_out_what_others_lead_to(tmp_path: Path) -> None:
    found = dependence(survey(tmp_path, NET))
    assert set(found.rests) - set(found.direct) == {Rest("base", "one")}


def test_across_leads_through_what_is_left_out(tmp_path: Path) -> None:
    found = dependence(survey(tmp_path, NET))
    assert found.only(["base", "one", "two"]).rests == (Rest("base", "one"),)
    assert found.across(["base", "one", "two"]).rests == (Rest("base", "one"), Rest("base", "two"))
    assert found.across(found.members).direct == found.direct
    (tmp_path / "circle").mkdir()
    circle = survey(tmp_path / "circle", "[technology.a]\ndepends_on = ['b']\n[technology.b]\ndepends_on = ['a']\n")
    assert dependence(circle).across(["a"]).rests == ()


def test_joints_hold_parts_with_products_together(tmp_path: Path) -> None:
    found = dependence(survey(tmp_path, NET))
    assert found.joints == {"base", "right"}
    pendant = dependence(survey(tmp_path, '[technology.a]\n[technology.b]\ndepends_on=["a"]\n[product.p]\nuses=["b"]'))
    assert pendant.joints == frozenset()


def test_circles(tmp_path: Path) -> None:
    text = '[technology.a]\ndepends_on=["b"]\n[technology.b]\ndepends_on=["a"]\n[product.p]\nuses=["a", "b"]'
    found = dependence(survey(tmp_path, text))
    assert found.knots == ({"a", "b"},)
    assert found.products["a"] == found.products["b"] == {"p"}
    assert set(found.direct) >= {Rest("a", "b"), Rest("b", "a")}


def test_around_goes_up_and_down_but_not_sideways(tmp_path: Path) -> None:
    whole = dependence(survey(tmp_path, NET))
    part = around(whole, ["left"])
    assert part.members == ("base", "left", "one")
    assert part.products["base"] == whole.products["base"]


def test_condensed_only_where_there_are_too_many(tmp_path: Path) -> None:
    plan = survey(tmp_path, NET)
    whole = dependence(plan)
    assert condensed(plan, whole, 6) == (whole, {}, 0, 0)
    folded = condensed(plan, whole, 5)
    assert folded.alike == {"two": ("three",)}
    assert folded.kept.members == ("base", "left", "right", "one", "two")
    apart = condensed(plan, whole, 5, apart=["three"])
    assert "three" in apart.kept.members
    small = condensed(plan, whole, 2)
    assert small.kept.members == ("base", "right")
    assert (small.products, small.technologies) == (3, 1)
    near = condensed(plan, whole, 2, apart=["one"])
    assert near.kept.members == ("base", "one")
    assert (near.products, near.technologies) == (2, 2)


def test_pillars_are_sole_suppliers_and_leads(tmp_path: Path) -> None:
    text = f"""
{NET}
[organization.maker]
[organization.spare]
[organization.lead]
[supply.s]
product = "base"
component = "Chip"
supplier = "maker"
[supply.t]
product = "left"
component = "Kính"
supplier = "spare"
substitutes = ["maker"]
[activity.work]
chain = "right"
stage = "research"
lead = "lead"
[activity.shared]
chain = "right"
stage = "pilot"
lead = "spare"
participants = ["maker"]
[activity.finished]
chain = "left"
stage = "pilot"
lead = "spare"
state = "done"
"""
    found = pillars(survey(tmp_path, text), 1)
    assert [(one.id, one.supplies) for one in found] == [("maker", True), ("lead", False)]
    assert found[0].products == {"one", "two", "three"}
    assert found[1].products == {"two", "three"}
    assert [one.holds for one in found] == [("base",), ("right",)]
    assert pillars(survey(tmp_path, text), 4) == []
