"""Layers hold what belongs together, and every link leads from what something rests on to that thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.layers import layers

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened

TEXT = """
[organization.hust]
[catalogue.list]
[group.g1]
catalogue = "list"
[need.traffic]
quantity = { 2027 = 10 }
[need.lonely]
[indicator.effect]
of = "camera"
target = { 2027 = 5 }
[indicator.aimless]
of = "camera"
[product.camera]
uses = ["chip", "nothing"]
answers = ["traffic"]
listings.list = { code = "P1", group = "g1" }
[technology.chip]
depends_on = ["base"]
accountable = "hust"
[technology.base]
[technology.other]
[mission.task]
products = ["camera"]
[activity.make]
chain = "camera"
mission = "task"
waits_for = ["circular"]
uses = ["lab"]
people = { "Vi mạch" = 4 }
[infrastructure.lab]
[infrastructure.centre]
supports = ["chip"]
[infrastructure.idle]
[workforce.engineers]
field = "Vi mạch"
[workforce.poets]
field = "Thơ"
[directive.circular]
[directive.coming]
due = 2027-01-01
[directive.old]
issued = 2020-01-01
[funding.grant]
for = "make"
[funding.stray]
"""


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def test_the_whole_plan(survey: Survey) -> None:
    held = layers(survey)
    assert [one.id for one in held.needs] == ["traffic", "lonely"]
    assert [one.id for one in held.indicators] == ["effect"]
    assert {one.id for one in held.technologies} == {"chip", "base", "other"}
    assert {one.id for one in held.infrastructure} == {"lab", "centre", "idle"}
    assert [one.id for one in held.directives] == ["circular", "coming"]
    assert {one.id for one in held.funding} == {"grant", "stray"}
    assert set(held.links) == {
        ("camera", "traffic"), ("camera", "effect"), ("chip", "camera"), ("lab", "camera"), ("circular", "camera"),
        ("engineers", "camera"), ("grant", "camera"), ("centre", "chip"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("focus", "products", "technologies"),
    [
        ("camera", ["camera"], ["chip"]),
        ("chip", ["camera"], ["chip", "base"]),
        ("traffic", ["camera"], ["chip"]),
        ("g1", ["camera"], ["chip"]),
        ("task", ["camera"], ["chip"]),
        ("hust", [], ["chip"]),
        ("lonely", [], []),
        ("lab", [], []),
    ],
)
def test_what_is_around_a_record(survey: Survey, focus: str, products: list[str], technologies: list[str]) -> None:
    held = layers(survey, focus)
    assert [one.id for one in held.products] == products
    assert [one.id for one in held.technologies] == technologies


def test_means_are_those_of_the_work_in_focus(survey: Survey) -> None:
    held = layers(survey, "camera")
    assert [one.id for one in held.needs] == ["traffic"]
    assert {one.id for one in held.infrastructure} == {"lab", "centre"}
    assert [one.id for one in held.workforce] == ["engineers"]
    assert [one.id for one in held.directives] == ["circular"]
    assert [one.id for one in held.funding] == ["grant"]
