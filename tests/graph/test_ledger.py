"""The ledger of a body or post: kept, late, missed, moved, and what waits behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap.graph.ledger import Ledger, behind, ledger, ledgers
from roadmap.model.kinds.actors import Organization
from tests.git_repository import needs_git
from tests.graph.own_work import TEXT, moved_plan

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def of(survey: Survey, id: str) -> Ledger:
    body = survey.roadmap.find(Organization, id)
    assert body
    return ledger(survey, body)


def test_what_was_done_in_time_late_or_on_no_known_day(survey: Survey) -> None:
    kept = {one.record.id: one.days for one in of(survey, "most").kept}
    assert kept == {"law": 1, "early": 0, "shown": 2, "over": None, "past": None}
    assert [one.record.id for one in of(survey, "most").in_time] == ["early"]
    assert [one.record.id for one in of(survey, "most").late] == ["law", "shown"]


def test_what_was_missed_and_the_longest_delay(survey: Survey) -> None:
    assert [(one.record.id, one.days) for one in of(survey, "most").missed] == [
        ("forgotten", 294),
        ("tape-out", 52),
        ("trial", 52),
        ("urban", 30),
        ("decree", 20),
    ]
    assert of(survey, "most").longest == 294
    assert of(survey, "idle").longest == 0


def test_what_waits_behind_each_thing(survey: Survey) -> None:
    waits = {
        id: [one.id for one in behind(survey, survey.roadmap[id])] for id in ("tape-out", "decree", "foundry", "npu")
    }
    assert waits == {"tape-out": ["packaging"], "decree": ["packaging"], "foundry": ["packaging"], "npu": []}


def test_bodies_with_nothing_to_tell_have_no_ledger(workspace: Opened) -> None:
    plan = """
[organization]
past = {}
idle = {}
slow = {}
doer = {}
[mission.past]
lead = "past"
state = "stopped"
[activity.quiet]
lead = "idle"
state = "done"
[milestone.late]
of = "quiet"
due = 2026-01-31
done = 2026-02-28
[activity.shut]
lead = "past"
state = "done"
[activity.coming]
lead = "doer"
end = 2027-01-31
"""
    survey = workspace(plan).survey
    assert [one.sheet.holder.id for one in ledgers(survey)] == ["idle", "doer"]
    assert [one.record.id for one in of(survey, "idle").late] == ["late"]


def test_those_for_which_most_waits_come_first(survey: Survey) -> None:
    found = ledgers(survey)
    assert [(one.sheet.holder.id, one.pressing) for one in found] == [("most", 7), ("lab", 3)]


def test_equals_stand_in_the_order_of_reading(workspace: Opened) -> None:
    text = "[organization]\nb = {}\na = {}\n" + "".join(f'[technology.t{id}]\naccountable = "{id}"\n' for id in "ab")
    assert [one.sheet.holder.id for one in ledgers(workspace(text).survey)] == ["b", "a"]


def test_no_date_is_known_to_have_moved_without_a_history(survey: Survey) -> None:
    assert of(survey, "most").moved == ()


@needs_git
def test_moved_dates_the_furthest_first(tmp_path: Path) -> None:
    survey = moved_plan(tmp_path).survey
    assert [(slip.id, slip.days) for slip in of(survey, "most").moved] == [("tape-out", 61), ("decree", 10)]
