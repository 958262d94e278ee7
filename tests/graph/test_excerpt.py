"""Excerpts: what is drawn of a plan, and how much of it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.excerpt import _FLOW, ACCOUNTABLE, BACKGROUND, WHO, Excerpt, around, of_chain
from roadmap.model.kinds import kinds
from roadmap.model.relation import references

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization]
firm = {}
lab = { parent = "ministry" }
ministry = {}
[document.press]
[product.camera]
uses = ["npu"]
accountable = "firm"
sources.press = "p. 3"
[technology.npu]
depends_on = ["core"]
[technology.core]
[activity.design]
chain = "npu"
lead = "lab"
participants = ["firm", "ministry"]
[activity.build]
chain = "npu"
lead = "firm"
after = ["design"]
receives.design = {}
[activity.sell]
chain = "camera"
after = ["build"]
[milestone.sold]
of = "camera"
[bottleneck.money]
blocks = ["build"]
owner = "ministry"
"""


def ties(excerpt: Excerpt) -> set[tuple[str, str, str]]:
    return {(tie.source, tie.target, tie.relation) for tie in excerpt.ties}


def test_a_chain_shows_its_work_in_order_and_who_answers(workspace: Opened) -> None:
    excerpt = of_chain(workspace(TEXT).survey, "camera")
    assert set(excerpt.distances) == {"camera", "sell", "design", "build", "npu", "sold", "money", "firm"}
    assert ties(excerpt) == {
        ("design", "build", "activity.after"),
        ("design", "build", "activity.receives"),
        ("build", "sell", "activity.after"),
        ("sell", "camera", "activity.chain"),
        ("npu", "camera", "product.uses"),
        ("sold", "camera", "milestone.of"),
        ("money", "build", "bottleneck.blocks"),
        ("camera", "firm", "product.accountable"),
    }
    # two leads, two participants, an owner and a source; and two activities that others follow
    assert excerpt.hidden == 6 + 2
    assert excerpt.relations["activity.chain"] == 3
    assert excerpt.left_out == 0


def test_hidden_relations_of_a_chain_can_be_shown(workspace: Opened) -> None:
    excerpt = of_chain(workspace(TEXT).survey, "camera", WHO - {"activity.lead"})
    assert {("design", "lab", "activity.lead"), ("build", "firm", "activity.lead")} <= ties(excerpt)
    assert "lab" in excerpt.distances
    assert excerpt.hidden == 4 + 2


@pytest.mark.parametrize("id", ["firm", "design"])
def test_only_technologies_and_products_have_a_chain(workspace: Opened, id: str) -> None:
    with pytest.raises(TypeError, match=id):
        of_chain(workspace(TEXT).survey, id)


def test_what_is_one_step_away(workspace: Opened) -> None:
    excerpt = around(workspace(TEXT).survey, "camera", 1)
    assert excerpt.distances == {"camera": 0, "npu": 1, "firm": 1, "sell": 1, "sold": 1}
    assert ties(excerpt) == {
        ("npu", "camera", "product.uses"),
        ("camera", "firm", "product.accountable"),
        ("sell", "camera", "activity.chain"),
        ("sold", "camera", "milestone.of"),
    }
    assert excerpt.hidden == 1
    assert excerpt.labels["sources"].en == "sources"


def test_more_steps_show_more_and_links_of_the_farthest_only_later(workspace: Opened) -> None:
    survey = workspace(TEXT).survey
    two, three = around(survey, "camera", 2), around(survey, "camera", 3)
    assert two.distances["build"] == two.distances["design"] == two.distances["core"] == 2
    assert ("design", "build", "activity.after") not in ties(two)
    assert ("design", "build", "activity.after") in ties(three)
    assert ties(two) - ties(three) == {("design", "npu", "activity.chain")}  # now shown by way of build
    assert set(three.distances) == {
        "camera", "npu", "firm", "sell", "sold", "build", "design", "core", "lab", "ministry", "money",
    }  # fmt: skip


def test_nothing_is_reached_over_a_hidden_relation(workspace: Opened) -> None:
    survey = workspace(TEXT).survey
    excerpt = around(survey, "camera", 1, BACKGROUND | {"product.uses", "activity.chain"})
    assert set(excerpt.distances) == {"camera", "firm", "sold"}
    assert excerpt.hidden == 3
    assert set(around(survey, "camera", 1, ()).distances) >= {"press"}


def test_what_is_too_much_is_counted(workspace: Opened) -> None:
    survey = workspace(TEXT).survey
    excerpt = around(survey, "camera", 3, most=4)
    assert list(excerpt.distances) == ["camera", "npu", "firm", "sell"]
    assert excerpt.left_out == 7
    assert all({tie.source, tie.target} <= set(excerpt.distances) for tie in excerpt.ties)


def test_a_record_that_refers_to_itself_or_to_nothing(workspace: Opened) -> None:
    survey = workspace("[technology.a]\ndepends_on = ['a', 'gone']").survey
    assert ties(around(survey, "a", 1)) == {("a", "a", "technology.depends_on")}
    with pytest.raises(KeyError):
        around(survey, "gone", 1)


def test_every_relation_named_here_exists() -> None:
    known = {f"{kind}.{field.relation}" for kind, model in kinds().items() for field in references(model)}
    assert {*_FLOW, *ACCOUNTABLE} <= known
    assert known >= WHO - BACKGROUND
    assert not WHO & ACCOUNTABLE
    assert {"sources", "cites"} == BACKGROUND
