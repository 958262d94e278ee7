"""What belongs to a chain, a programme, an organisation."""

from __future__ import annotations

import pytest

from roadmap.schedule.scope import Scope, members, scope_of
from tests.conftest import Opened

TEXT = """
[organization.ministry]
[organization.firm]
[organization.lab]
[programme.large]
accountable = "ministry"
products = ["camera"]
[programme.other]
[mission.build]
programme = "large"
governing = "ministry"
technologies = ["chip"]
[mission.elsewhere]
programme = "other"
lead = "firm"
coordinating = ["lab"]
[product.camera]
uses = ["chip"]
accountable = "firm"
[product.drone]
accountable = "lab"
[technology.chip]
[activity.make]
chain = "camera"
lead = "firm"
participants = ["lab"]
[activity.foreign-mission]
chain = "camera"
mission = "elsewhere"
lead = "lab"
[activity.etch]
chain = "chip"
mission = "build"
[activity.loose]
mission = "build"
[milestone.of-camera]
of = "camera"
[milestone.of-make]
of = "make"
[milestone.of-build]
of = "build"
[milestone.of-drone]
of = "drone"
[milestone.of-programme]
of = "large"
[handover.passes]
chain = "camera"
from = "lab"
to = "firm"
"""
ALL = {
    "large", "other", "build", "elsewhere", "make", "foreign-mission", "etch", "loose",
    "of-camera", "of-make", "of-build", "of-drone", "of-programme", "passes",
}  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "subjects", "others"),
    [
        (Scope("chain", "camera"), "camera chip",
         "build elsewhere make foreign-mission etch of-camera of-make of-build passes"),
        (Scope("chain", "chip"), "chip", "build etch of-build"),
        (Scope("programme", "large"), "camera chip",
         "large build etch loose make of-camera of-make of-build of-programme passes"),
        (Scope("organization", "firm"), "camera", "elsewhere make foreign-mission of-camera of-make passes"),
        (Scope("organization", "lab"), "drone", "elsewhere make foreign-mission of-make of-drone passes"),
        (Scope("organization", "ministry"), "", "large build of-build of-programme"),
        (Scope("everything"), "camera drone chip", " ".join(ALL)),
        (Scope("chain", "firm"), "", ""),
        (Scope("programme", "firm"), "", ""),
        (Scope("chain", "nobody"), "", ""),
    ],
)  # fmt: skip
def test_members(workspace: Opened, scope: Scope, subjects: str, others: str) -> None:
    found = members(workspace(TEXT).survey, scope)
    assert [one.id for one in found.subjects] == subjects.split()
    assert sorted(one.id for one in found) == sorted(others.split())


@pytest.mark.parametrize(
    ("id", "scope"),
    [
        ("camera", Scope("chain", "camera")),
        ("chip", Scope("chain", "chip")),
        ("large", Scope("programme", "large")),
        ("firm", Scope("organization", "firm")),
        ("make", Scope("chain", "camera")),
        ("loose", Scope("chain", "chip")),
        ("build", Scope("chain", "chip")),
        ("elsewhere", Scope("programme", "other")),
        ("of-build", Scope("chain", "chip")),
        ("of-programme", Scope("programme", "large")),
        ("passes", Scope("chain", "camera")),
        ("head", Scope("organization", "lab")),
        ("round", None),
        ("wish", None),
        ("nobody", None),
    ],
)
def test_what_is_shown_for_a_record(workspace: Opened, id: str, scope: Scope | None) -> None:
    more = '[post.head]\norganization = "lab"\n[need.wish]\n'
    more += '[milestone.round]\nof = "about"\n[milestone.about]\nof = "round"\n'
    assert scope_of(workspace(TEXT + more).roadmap, id) == scope
