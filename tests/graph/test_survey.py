"""What a survey answers about links, and the graph it makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.model.kinds.actors import Post
from roadmap.model.kinds.chain import Activity, Milestone, Participation, Product, Technology
from roadmap.model.kinds.programme import Mission
from roadmap.model.relation import Link

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from roadmap.model.record import Record
    from tests.conftest import Opened

LINKED = """
[organization.lab]
[technology.npu]
depends_on = ["fab", "missing"]
accountable = "lab"
sources.paper = "page 3"
[technology.fab]
[document.paper]
[activity.design]
chain = "npu"
lead = "lab"
[activity.design.participants]
lab = { role = "design", share = 0.5 }
[mission.m]
technologies = ["npu"]
governing = "lab"
lead = "lab"
"""


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(LINKED).survey


def test_links_hold_dangling_ones_too(survey: Survey) -> None:
    assert Link("npu", "depends_on", "missing", ("depends_on", "missing")) in survey.links
    assert len(survey.links) == 10


def test_leaving_and_entering_hold_resolved_links_in_order(survey: Survey) -> None:
    assert [(link.relation, link.target) for link in survey.leaving("npu")] == [
        ("sources", "paper"),
        ("accountable", "lab"),
        ("depends_on", "fab"),
    ]
    assert [(link.source, link.relation) for link in survey.entering("lab")] == [
        ("npu", "accountable"),
        ("design", "lead"),
        ("design", "participants"),
        ("m", "governing"),
        ("m", "lead"),
    ]
    assert survey.leaving("paper") == survey.entering("missing") == survey.leaving("no-such-id") == []


def test_referring_asks_for_kind_and_relation(survey: Survey) -> None:
    assert [record.id for record in survey.referring(Mission, "technologies", "npu")] == ["m"]
    assert survey.referring(Product, "technologies", "npu") == []
    assert survey.referring(Mission, "products", "npu") == []
    assert [record.id for record in survey.referring(Activity, "lead", "lab")] == ["design"]
    assert [record.id for record in survey.referring(Mission, "lead", "lab")] == ["m"]


def test_referring_takes_ids_that_no_record_has(survey: Survey) -> None:
    assert [record.id for record in survey.referring(Technology, "depends_on", "missing")] == ["npu"]


def test_ids_of_kinds_in_the_order_of_reading(survey: Survey) -> None:
    assert survey.ids(Mission, Technology) == ["npu", "fab", "m"]
    assert survey.ids() == list(survey.roadmap.records)


def test_records_of_which_the_same_is_said(survey: Survey) -> None:
    def first_letter(record: Record) -> str | None:
        return record.id[0] if record.id != "m" else None

    records = survey.roadmap.records
    assert [one.id for one in survey.alike(first_letter, records["paper"])] == ["paper"]
    assert survey.alike(first_letter, records["m"]) == []
    order = ["fresh", "npu", "flat", "paper"]
    changed = {id: records["fab"].model_copy(update={"id": id}) for id in order}
    grouping = survey.grouping(first_letter)
    grouping.turn(changed, records.keys() ^ changed.keys(), {id: number for number, id in enumerate(order)})
    assert grouping.like("flat") == ["fresh", "flat"]
    assert grouping.like("npu") == ["npu"]
    assert grouping.like("fab") == grouping.like("m") == []
    assert grouping.said("lab") is None


def test_the_graph_has_kinds_relations_and_details(survey: Survey) -> None:
    graph = survey.graph
    assert dict(graph.nodes(data="kind")) == {record.id: record.KIND for record in survey.roadmap}
    assert set(graph.edges(keys=True)) == {
        (link.source, link.target, link.relation) for link in survey.links if link.target != "missing"
    }
    assert graph.edges["design", "lab", "participants"]["detail"] == Participation(role="design", share=0.5)
    assert graph.edges["npu", "paper", "sources"]["detail"] == "page 3"
    assert graph.edges["design", "lab", "lead"]["detail"] is None
    assert survey.graph is graph


def test_sources_support_nothing(survey: Survey) -> None:
    assert {link.relation: survey.supports(link) for link in survey.leaving("npu")} == {
        "sources": False,
        "accountable": True,
        "depends_on": True,
    }


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("", None),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'", None),
        ("[activity.a]\nchain = 't'\nstate = 'running'", None),
        ("[activity.a]\nchain = 'other'\nstage = 'pilot'\nstate = 'running'", None),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'\nstate = 'running'", "pilot"),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'\nstate = 'stopped'", "pilot"),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'\nstart = 2026-11-20", "pilot"),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'\nstart = 2026-11-21", None),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'\nstart = '2026-Q3'", "pilot"),
        ("[activity.a]\nchain = 't'\nstage = 'pilot'\nstart = '2026'", None),
        (
            (
                "[activity.a]\nchain = 't'\nstage = 'diffusion'\n[activity.b]\nchain = 't'\nstage = 'production'\n"
                "state = 'done'\n[activity.c]\nchain = 't'\nstage = 'research'\nstate = 'running'"
            ),
            "production",
        ),
    ],
)
def test_the_furthest_stage_at_which_work_has_begun(workspace: Opened, text: str, stage: str | None) -> None:
    assert workspace("[technology.t]\n" + text).survey.stage_reached("t") == stage


@pytest.mark.parametrize(
    ("text", "live"),
    [
        ("[technology.t]", True),
        ("[technology.t]\ngroups = ['missing']", True),
        ("[technology.t]\ngroups = ['g']\n[group.g]\ncatalogue = 'old'", False),
        ("[technology.t]\ngroups = ['g']\n[group.g]\ncatalogue = 'new'", True),
        ("[technology.t]\ngroups = ['g', 'h']\n[group.g]\ncatalogue = 'old'\n[group.h]\ncatalogue = 'new'", True),
        ("[technology.t]\ngroups = ['g']\n[group.g]\ncatalogue = 'old'\n[activity.a]\nchain = 't'", True),
        ("[technology.t]\n[activity.a]\nchain = 't'\nstate = 'stopped'", False),
        ("[technology.t]\n[activity.a]\nchain = 't'\nstate = 'stopped'\n[activity.b]\nchain = 't'", True),
    ],
)
def test_what_belongs_to_todays_plan(workspace: Opened, text: str, live: bool) -> None:
    lists = "[catalogue.old]\nvalid_to = 2026-06-30\n[catalogue.new]\nvalid_from = 2026-07-01\n"
    survey = workspace(lists + text).survey
    assert [survey.live(record) for record in survey.of(Technology)] == [live]


def test_listed_means_in_a_list_in_force(workspace: Opened) -> None:
    text = """
    [catalogue.old]
    valid_to = 2026-06-30
    [catalogue.new]
    valid_from = 2026-07-01
    [product.past]
    listings.old = {}
    [product.present]
    listings = { old = {}, new = {} }
    [product.nowhere]
    [product.mistaken]
    listings.neww = {}
    """
    survey = workspace(text).survey
    assert {product.id: survey.listed(product) for product in survey.of(Product)} == {
        "past": False,
        "present": True,
        "nowhere": False,
        "mistaken": False,
    }
    assert {product.id: survey.live(product) for product in survey.of(Product)}["past"] is False


@pytest.mark.parametrize(
    ("rest", "missed"),
    [
        ("due = 2026-11-20", True),
        ("due = 2026-11-21", False),
        ("due = '2026-Q4'", False),
        ("due = '2026-Q3'\ndone = 2026-12-01", True),
        ("due = '2026-Q3'\ndone = 2026-11-21", False),
        ("due = '2026-Q3'\nof = 'past'", False),
        ("due = '2026-Q3'\nof = 'halted'", False),
        ("due = '2026-Q3'\nof = 'missing'", True),
        ("", False),
    ],
)
def test_a_milestone_is_missed_once_its_due_date_has_surely_passed(workspace: Opened, rest: str, missed: bool) -> None:
    around = "[catalogue.old]\nvalid_to = 2026-06-30\n[product.past]\nlistings.old = {}\n"
    around += "[activity.halted]\nstate = 'stopped'\n[milestone.m]\n"
    survey = workspace(around + rest).survey
    assert [bool(survey.missed(one)) for one in survey.of(Milestone)] == [missed]


@pytest.mark.parametrize(
    ("rest", "heads"),
    [
        ("holder = 'A'", True),
        ("", False),
        ("holder = 'A'\nhead = false", False),
        ("holder = 'A'\nuntil = 2026-11-20", False),
        ("holder = 'A'\nuntil = 2026-11-21", True),
        ("holder = 'A'\nfrom = 2026-11-22", False),
        ("holder = 'A'\nfrom = 2026-11-21", True),
    ],
)
def test_who_heads_a_body_today(workspace: Opened, rest: str, heads: bool) -> None:
    survey = workspace("[post.p]\n" + rest).survey
    assert [survey.heads(post) for post in survey.of(Post)] == [heads]


@pytest.mark.parametrize(
    ("mission", "work", "state"),
    [
        ("", "start = 2026-11-01", "running"),
        ("", "start = 2026-12-01", "planned"),
        ("", "state = 'done'", "running"),
        ("start = 2027-01-01", "start = 2026-11-01", "planned"),
        ("state = 'suspended'", "start = 2026-11-01", "suspended"),
    ],
)
def test_a_mission_without_a_start_has_begun_with_its_work(
    workspace: Opened, mission: str, work: str, state: str
) -> None:
    survey = workspace(f"[mission.m]\n{mission}\n[activity.a]\nmission = 'm'\n{work}\n").survey
    (one,) = survey.of(Mission)
    assert survey.state(one) == state
