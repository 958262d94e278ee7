"""What has to be decided, by whom and by when, and what waits behind it."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.matters import Matter, behind, matters
from roadmap.model.finding import Finding, Route
from roadmap.model.text import Text
from tests.diagrams.workspaces import survey

BODIES = '[organization.most]\n[organization.lab]\nparent = "most"\n'
WEIGHTS = {"OWN101": 0, "STG412": 1}


def finding(code: str, kind: str, id: str) -> Finding:
    return Finding(code, "name", "error", Text("vi", "en"), Route(kind, id))


def asked(folder: Path, text: str, *findings: Finding) -> list[Matter]:
    return matters(survey(folder, BODIES + text), findings, WEIGHTS)


def ids(matter: Matter) -> list[str]:
    return [record.id for record in matter.records]


@pytest.mark.parametrize(
    ("text", "ground", "days"),
    [
        ('[activity.x]\nend = 2027-05-20\ngate.criteria = "a"', "gate", 0),
        ('[activity.x]\nend = 2026-11-20\ngate.criteria = "a"', "gate", 1),
        ('[activity.x]\nend = 2027-05-21\ngate.criteria = "a"', None, 0),
        ('[activity.x]\nend = 2027-01-01\nstate = "done"\ngate.criteria = "a"', None, 0),
        ("[activity.x]\nend = 2027-01-01\ngate.passed = 2026-01-01", None, 0),
        ("[activity.x]\nend = 2027-01-01", None, 0),
        ("[bottleneck.x]", "bottleneck", 0),
        ("[bottleneck.x]\ndue = 2026-10-22", "bottleneck", 30),
        ("[bottleneck.x]\ndue = 2028-01-01", None, 0),
        ("[bottleneck.x]\nclosed = 2026-01-01", None, 0),
        ("[directive.x]\ndue = 2026-12-31", "directive", 0),
        ("[directive.x]\ndue = 2026-12-31\nissued = 2026-01-01", None, 0),
        ("[directive.x]", None, 0),
        ("[handover.x]\non = 2026-11-01", "handover", 20),
        ('[handover.x]\non = 2026-11-01\naccepted_by = "lab"', None, 0),
    ],
)
def test_dates_that_call_for_a_decision(tmp_path: Path, text: str, ground: str | None, days: int) -> None:
    found = asked(tmp_path, text)
    assert [(one.grounds, one.days) for one in found] == ([((ground,), days)] if ground else [])


def test_findings_about_one_record_are_one_matter_with_the_weightiest_first(tmp_path: Path) -> None:
    text = '[technology.x]\naccountable = "lab"\n'
    (one,) = asked(
        tmp_path, text, finding("STG412", "technology", "x"), finding("OWN101", "technology", "x"),
        finding("DAT971", "technology", "x"), finding("OWN101", "technology", "gone"),
    )  # fmt: skip
    assert (one.grounds, one.body, one.findings) == (("OWN101", "STG412"), "lab", 2)


def test_the_same_question_to_the_same_body_is_one_matter(tmp_path: Path) -> None:
    text = """
[technology.a]
[technology.b]
[technology.c]
accountable = "lab"
[product.d]
"""
    codes = [finding("OWN101", kind, id) for kind, id in (("technology", "a"), ("technology", "b"))]
    codes += [finding("OWN101", "technology", "c"), finding("OWN101", "product", "d")]
    found = asked(tmp_path, text, *codes)
    assert sorted(map(ids, found)) == [["a", "b"], ["c"], ["d"]]
    assert {tuple(ids(one)): one.findings for one in found}["a", "b"] == 2


def test_what_was_promised_for_a_date_stays_apart(tmp_path: Path) -> None:
    found = asked(tmp_path, "[bottleneck.a]\ndue = 2026-12-01\n[bottleneck.b]\ndue = 2026-12-01\n[bottleneck.c]")
    assert [ids(one) for one in found] == [["a"], ["b"], ["c"]]


def test_who_decides(tmp_path: Path) -> None:
    text = """
[product.shared]
[mission.one]
governing = "most"
products = ["shared"]
[mission.two]
governing = "lab"
products = ["shared"]
"""
    codes = (finding("OWN101", "product", "shared"), finding("OWN101", "organization", "lab"))
    assert {tuple(ids(one)): one.body for one in asked(tmp_path, text, *codes)} == {("shared",): "", ("lab",): "most"}


def test_order_is_by_date_and_then_by_what_waits(tmp_path: Path) -> None:
    text = """
[technology.base]
accountable = "lab"
[technology.above]
depends_on = ["base"]
[technology.alone]
accountable = "most"
[handover.soon]
chain = "alone"
on = 2026-12-01
[activity.next]
chain = "base"
end = 2027-03-31
"""
    codes = (finding("OWN101", "technology", "base"), finding("OWN101", "technology", "alone"))
    found = asked(tmp_path, text, *codes)
    assert [(ids(one), str(one.due), one.promised, one.waiting) for one in found] == [
        (["soon"], "2026-12-01", True, ("alone",)),
        (["base"], "2027-03-31", False, ("above", "next")),
        (["alone"], "None", False, ()),
    ]


CHAIN = """
[technology.npu]
[product.camera]
uses = ["npu"]
[mission.m]
[activity.trial]
chain = "npu"
mission = "m"
waits_for = ["law"]
[activity.make]
chain = "camera"
after = ["trial"]
[activity.past]
chain = "npu"
state = "done"
waits_for = ["law"]
[directive.law]
[bottleneck.knot]
blocks = ["trial", "nowhere"]
[handover.given]
chain = "npu"
[milestone.first]
of = "trial"
[funding.grant]
for = "trial"
"""


@pytest.mark.parametrize(
    ("id", "waiting"),
    [
        ("law", {"trial", "make"}),
        ("knot", {"trial", "make"}),
        ("m", {"trial", "make"}),
        ("first", {"trial", "make"}),
        ("grant", {"trial", "make", "first"}),
        ("given", {"npu", "camera", "trial", "make"}),
        ("npu", {"camera", "trial", "make"}),
        ("make", set()),
    ],
)
def test_behind(tmp_path: Path, id: str, waiting: set[str]) -> None:
    plan = survey(tmp_path, CHAIN)
    assert set(behind(plan, plan.roadmap[id])) == waiting
