"""The ledger of a body or post: kept, late, missed, moved, and what waits behind."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap.graph.ledger import Ledger, behind, ledger, ledgers
from roadmap.model.kinds.actors import Organization
from roadmap.workspace import Workspace
from tests.git_repository import Repository, needs_git

if TYPE_CHECKING:
    from roadmap.graph.survey import Survey
    from tests.conftest import Opened

TEXT = """
[organization.most]
name = "Bộ [A]"
[organization.lab]
[organization.idle]
[post.minister]
title = "Bộ trưởng"
organization = "most"
holder = "Nguyễn Văn A"
[technology.npu]
accountable = "most"
[mission.past]
governing = "most"
state = "done"
due = 2025-06-30
[activity.design]
chain = "npu"
lead = "lab"
state = "running"
end = 2026-09-30
[activity.trial]
chain = "npu"
after = ["design"]
waits_for = ["decree"]
end = 2027-06-30
[activity.over]
chain = "npu"
after = ["design"]
state = "done"
end = "2026-Q2"
[milestone.early]
of = "npu"
due = "2026-Q2"
done = 2026-06-30
[milestone.shown]
of = "npu"
due = 2026-05-31
done = 2026-06-02
[directive.decree]
issuer = "most"
state = "drafting"
due = 2026-11-01
[bottleneck.advance]
blocks = ["trial", "gone"]
owner = "most"
due = 2026-11-11
"""


@pytest.fixture
def survey(workspace: Opened) -> Survey:
    return workspace(TEXT).survey


def of(survey: Survey, id: str) -> Ledger:
    body = survey.roadmap.find(Organization, id)
    assert body
    return ledger(survey, body)


def test_what_was_done_in_time_late_or_on_no_known_day(survey: Survey) -> None:
    kept = {one.record.id: one.days for one in of(survey, "most").kept}
    assert kept == {"early": 0, "shown": 2, "over": None, "past": None}
    assert [one.record.id for one in of(survey, "most").in_time] == ["early"]
    assert [one.record.id for one in of(survey, "most").late] == ["shown"]


def test_what_was_missed_and_the_longest_delay(survey: Survey) -> None:
    assert [(one.record.id, one.days) for one in of(survey, "most").missed] == [("design", 52), ("decree", 20)]
    assert of(survey, "most").longest == 52
    assert of(survey, "idle").longest == 0


def test_what_waits_behind_each_thing(survey: Survey) -> None:
    waits = {
        id: [one.id for one in behind(survey, survey.roadmap[id])] for id in ("design", "decree", "advance", "npu")
    }
    assert waits == {"design": ["trial"], "decree": ["trial"], "advance": ["trial"], "npu": []}


def test_bodies_that_answer_for_nothing_have_no_ledger(survey: Survey) -> None:
    assert [one.sheet.holder.id for one in ledgers(survey)] == ["most", "lab"]


def test_no_date_is_known_to_have_moved_without_a_history(survey: Survey) -> None:
    assert of(survey, "most").moved == ()


@needs_git
def test_moved_dates_the_furthest_first(tmp_path: Path) -> None:
    survey = moved_plan(tmp_path).survey
    assert [(slip.id, slip.days) for slip in of(survey, "most").moved] == [("design", 61), ("decree", 10)]


def moved_plan(folder: Path) -> Workspace:
    """The plan of these tests, in which two dates were moved, one of them without a reason."""
    repository = Repository(folder / "plan")
    repository.commit(
        TEXT.replace("end = 2026-09-30", "end = 2026-07-31").replace("2026-11-01", "2026-10-22"), "2026-03-01"
    )
    repository.commit(TEXT.replace("end = 2026-09-30", "end = 2026-07-31"), "2026-05-01", "Lùi", by="Lê B")
    repository.commit(TEXT, "2026-06-01", "Lùi\n\nLý do: chờ xưởng đúc")
    return Workspace.open(repository.top, today=datetime.date(2026, 11, 21))
