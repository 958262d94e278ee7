"""The own sheet of a body and of the holder of a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.own_sheet import Entry, OwnSheet, own_sheet
from roadmap.model.kinds.actors import Organization, Post
from tests.graph.own_work import TEXT

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def of(survey: Survey, id: str) -> OwnSheet:
    holder = survey.roadmap[id]
    assert isinstance(holder, Organization | Post)
    return own_sheet(survey, holder)


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(entry.record.id, entry.part) for entry in entries]


def test_what_a_body_owns(survey: Survey) -> None:
    sheet = of(survey, "most")
    assert told(sheet.owned) == [
        ("npu", "accountable"),
        ("lens", "accountable"),
        ("edge", "accountable"),
        ("urban", "governing"),
        ("past", "governing"),
    ]
    assert [post.id for post in sheet.heads] == ["minister"]
    assert sheet.led == ()


def test_a_mission_that_a_body_leads_is_answered_for_by_whoever_governs_it(survey: Survey) -> None:
    sheet = of(survey, "lab")
    assert (told(sheet.owned), told(sheet.led)) == ([], [("urban", "lead")])
    assert sheet.money.lines == ()


def test_what_is_due_overdue_done(survey: Survey) -> None:
    sheet = of(survey, "most")
    assert told(sheet.due) == [
        ("rest", "accountable"),
        ("sold", "accountable"),
        ("design", "accountable"),
        ("plan", "issues"),
        ("packaging", "accountable"),
    ]
    assert [(entry.record.id, entry.days) for entry in sheet.overdue] == [
        ("forgotten", 294),
        ("tape-out", 52),
        ("trial", 52),
        ("urban", 30),
        ("decree", 20),
    ]
    assert told(sheet.done) == [
        ("law", "issues"),
        ("over", "accountable"),
        ("early", "accountable"),
        ("shown", "accountable"),
        ("past", "governing"),
    ]


def test_work_that_a_body_leads_is_its_own_too(survey: Survey) -> None:
    sheet = of(survey, "lab")
    assert told(sheet.due) == [("design", "lead")]
    assert told(sheet.overdue) == [("forgotten", "lead"), ("tape-out", "lead"), ("urban", "lead")]
    assert sheet.waiting == ()


def test_who_leads_a_mission_does_not_lead_the_work_of_others_in_it(workspace: Opened) -> None:
    text = """
[organization.firm]
[organization.lab]
[mission.m]
lead = "firm"
[activity.own]
mission = "m"
lead = "firm"
end = 2027-01-31
[activity.theirs]
mission = "m"
lead = "lab"
end = 2027-02-28
[activity.nobodys]
mission = "m"
end = 2027-03-31
"""
    plan = workspace(text).survey
    assert told(of(plan, "firm").due) == [
        ("own", "lead"), ("theirs", "lead-of-mission"), ("nobodys", "lead-of-mission"),
    ]  # fmt: skip
    assert told(of(plan, "lab").due) == [("theirs", "lead")]


def test_what_waits_for_it(survey: Survey) -> None:
    waiting = of(survey, "most").waiting
    assert [(entry.record.id, entry.part, entry.days) for entry in waiting] == [
        ("foundry", "clears", 10),
        ("chip", "takes-over", 0),
    ]


def test_what_is_measured_and_what_it_costs(survey: Survey) -> None:
    sheet = of(survey, "most")
    assert [one.indicator.id for one in sheet.effects] == ["share"]
    assert [one.indicator.id for one in sheet.unmeasured] == ["yield"]
    assert [one.id for one in sheet.unproven] == ["lens"]
    assert (sheet.money.total("approved"), sheet.money.total("disbursed")) == (1000, 100)
    assert [late.held for late in sheet.money.stuck] == [900]


def test_the_head_answers_for_all_that_no_other_post_does(survey: Survey) -> None:
    sheet = of(survey, "minister")
    assert told(sheet.owned) == [
        ("npu", "accountable"),
        ("edge", "accountable"),
        ("urban", "governing"),
        ("past", "governing"),
    ]
    assert "trial" not in [entry.record.id for entry in sheet.overdue]
    assert told(sheet.waiting) == told(of(survey, "most").waiting)


def test_another_post_answers_for_what_names_it(survey: Survey) -> None:
    sheet = of(survey, "deputy")
    assert told(sheet.owned) == [("lens", "in-person")]
    assert told(sheet.overdue) == [("trial", "in-person")]
    assert (sheet.body, sheet.heads, sheet.waiting) == (None, (), ())


def test_who_no_longer_holds_office_answers_for_nothing(survey: Survey) -> None:
    sheet = of(survey, "former")
    assert (sheet.owned, sheet.due, sheet.overdue, sheet.money.lines) == ((), (), (), ())


def test_a_body_that_owns_nothing_has_no_money(workspace: Opened) -> None:
    """Money of nothing is none, not all of it."""
    sheet = of(workspace("[organization.idle]\n[funding.f]\napproved = { 2026 = 5 }").survey, "idle")
    assert sheet.money.lines == ()


def test_milestones_of_the_body_of_what_it_hosts_and_of_its_documents_are_its_own(workspace: Opened) -> None:
    plan = """
[organization.most]
[infrastructure.fab]
host = "most"
[directive.order]
issuer = "most"
[milestone.own]
of = "most"
due = 2026-01-31
[milestone.built]
of = "fab"
due = 2027-01-31
[milestone.applied]
of = "order"
due = 2027-02-28
"""
    sheet = of(workspace(plan).survey, "most")
    assert told(sheet.overdue) == [("own", "accountable")]
    assert told(sheet.due) == [("built", "hosts"), ("applied", "issues")]
