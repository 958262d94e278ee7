"""Bodies beside what they answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.answering import MATTERS, answered, answering, led
from roadmap.graph.responsibility import DUTIES, LETTERS, Grid, grid, places
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened

TEXT = """
[organization]
most = { type = "ministry" }
moit = { type = "ministry" }
lab = { type = "institute" }
firm = { type = "firm" }
hust = { type = "university" }
idle = { type = "fund" }

[catalogue.list]
valid_from = 2026-04-01
[catalogue.gone]
valid_to = 2026-03-31
[group.two]
catalogue = "list"
code = "2"
[group.ten]
catalogue = "list"
code = "10"

[technology.npu]
groups = ["ten"]
accountable = "lab"
[technology.lens]
groups = ["two"]
accountable = "nobody"
[technology.bare]
[product.camera]
uses = ["npu"]
listings.list = { code = "1" }
[product.drone]
listings.list = { code = "2" }
[product.past]
listings.gone = {}
accountable = "most"

[programme.edge]
accountable = "most"
[mission.urban]
programme = "edge"
products = ["camera"]
governing = "most"
lead = "lab"
coordinating = ["moit"]
[mission.flight]
products = ["drone"]
governing = "most"
[mission.safety]
products = ["drone"]
governing = "moit"
[mission.given-up]
products = ["drone"]
state = "stopped"
[activity.design]
chain = "npu"
stage = "research"
mission = "urban"
lead = "lab"
participants = { hust = { role = "testing" }, moit = { role = "coordination" } }
[activity.sell]
chain = "camera"
lead = "firm"
participants = ["lab"]
"""


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def said(made: Grid, matter: str, body: str) -> dict[str, tuple[str, ...]]:
    cell = made.cell(matter, body)
    return dict(cell.duties) if cell else {}


def test_a_cell_holds_every_duty_and_who_says_so_the_weightiest_first(survey: Survey) -> None:
    made = grid(survey)
    assert list(said(made, "npu", "lab").items()) == [
        ("accountable", ("npu",)),
        ("lead", ("urban", "design")),
    ]
    assert said(made, "npu", "moit") == {"coordinating": ("urban", "design")}
    assert said(made, "npu", "hust") == {"taking-part": ("design",)}
    assert said(made, "camera", "lab") == {"lead": ("urban",), "taking-part": ("sell",)}
    assert said(made, "camera", "hust") == {}  # the work of a technology stands in its own row
    cell = made.cell("npu", "lab")
    assert cell is not None
    assert (cell.letters("vi"), cell.letters("en", "")) == ("A T", "AL")


def test_letters_are_unlike_each_other_in_both_languages() -> None:
    for lang in ("vi", "en"):
        assert len({LETTERS[duty].of(lang) for duty in DUTIES}) == len(list(DUTIES))


def test_nobody_and_several_are_told_as_the_checks_do(survey: Survey, workspace: Opened) -> None:
    made = grid(survey)
    assert made.unanswered == {"lens", "bare"}
    assert made.contested == {"drone"}
    findings = workspace(TEXT.replace('accountable = "nobody"', "")).check(["OWN101", "OWN102"])
    assert {one.record for one in findings if one.code == "OWN101"} == made.unanswered
    assert {one.record for one in findings if one.code == "OWN102"} == made.contested
    assert answering(survey, survey.roadmap[("camera")]) == ("most",)  # type: ignore[arg-type]


def test_empty_rows_and_columns_are_left_out_but_counted(survey: Survey) -> None:
    made = grid(survey)
    assert {one.id for one in made.matters} == {"npu", "camera", "drone"}
    assert (made.bare_matters, made.idle_bodies) == (2, 1)
    whole = grid(survey, bare=True)
    assert {one.id for one in whole.matters} == {"npu", "lens", "bare", "camera", "drone"}
    assert {one.id for one in whole.bodies} == {"most", "moit", "lab", "firm", "hust"}
    assert (whole.bare_matters, whole.idle_bodies) == (0, 1)


def test_the_order_is_by_load_or_by_the_official_list(survey: Survey) -> None:
    laden = grid(survey, (Product, Technology), order="laden", bare=True)
    assert [one.id for one in laden.bodies] == ["lab", "most", "moit", "firm", "hust"]
    assert [one.id for one in laden.matters] == ["camera", "drone", "npu", "lens", "bare"]
    listed = grid(survey, (Technology, Product), bare=True)
    assert listed.bodies == laden.bodies
    assert [one.id for one in listed.matters] == ["lens", "npu", "bare", "camera", "drone"]
    assert laden.loads["most"] == {"governing": 2 + 1}


def test_missions_and_programmes_have_rows_too(survey: Survey) -> None:
    made = grid(survey, (Mission, Programme), bare=True)
    assert {one.id for one in made.matters} == {"urban", "flight", "safety", "edge"}
    assert said(made, "urban", "hust") == {"taking-part": ("design",)}
    assert said(made, "edge", "most") == {"accountable": ("edge",), "governing": ("urban",)}
    assert made.unanswered == frozenset()


def test_what_a_body_answers_for(survey: Survey) -> None:
    assert [one.id for one in answered(survey, "most")] == ["camera", "edge", "urban", "flight"]
    assert [one.id for one in answered(survey, "lab")] == ["npu"]
    assert answered(survey, "idle") == []


def test_it_answers_for_what_the_matrix_says_it_answers_for(survey: Survey) -> None:
    made = grid(survey, MATTERS, bare=True)
    for body in made.bodies:
        assert made.answered(body.id) == len(answered(survey, body.id)), body.id


def test_who_leads_for_another_body_does_not_answer(survey: Survey) -> None:
    assert [one.id for one in led(survey, "lab")] == ["urban"]
    assert led(survey, "most") == []


def test_nothing_at_all(workspace: Opened) -> None:
    made = grid(workspace("").survey, (Technology, Product))
    assert (made.matters, made.bodies, made.bare_matters, made.idle_bodies, made.loads) == ((), (), 0, 0, {})


@pytest.mark.parametrize(
    ("matter", "duty", "found"),
    [
        ("npu", "accountable", [("npu", "accountable")]),
        ("edge", "accountable", [("edge", "accountable")]),
        ("urban", "accountable", []),
        ("drone", "governing", [("flight", "governing"), ("safety", "governing"), ("given-up", "governing")]),
        ("urban", "governing", [("urban", "governing")]),
        ("edge", "coordinating", [("urban", "coordinating")]),
        ("camera", "lead", [("urban", "lead"), ("sell", "lead")]),
        ("npu", "taking-part", [("design", "participants")]),
        ("urban", "taking-part", [("design", "participants")]),
        ("bare", "governing", []),
        ("edge", "taking-part", []),
    ],
)
def test_where_a_duty_can_be_written(survey: Survey, matter: str, duty: str, found: list[tuple[str, str]]) -> None:
    record = survey.roadmap[matter]
    assert isinstance(record, Technology | Product | Mission | Programme)
    assert [(one.id, field) for one, field in places(survey, record, duty)] == found
