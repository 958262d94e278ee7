"""The rows of a timeline: in order, nothing dropped, late and critical as the rest of the program says, and slips."""

from __future__ import annotations

import datetime

import pytest

from roadmap.model.text import Text
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.scope import Scope
from roadmap.schedule.timeline import Row, Timeline, timeline
from tests.conftest import TODAY, Opened

NOW = """
[programme.large]
name = "Large"
products = ["camera"]
[mission.task]
products = ["camera"]
programme = "large"
due = 2026-10-31
[product.camera]
name.vi = "Máy ảnh"
name.en = "Camera"
uses = ["chip"]
[technology.chip]
[activity.make]
chain = "camera"
stage = "production"
start = 2027-04-01
end = 2027-12-31
after = ["try", "nothing"]
[activity.try]
chain = "camera"
stage = "pilot"
start = 2027-01-01
end = 2027-03-31
gate = { passed = 2027-03-31 }
[activity.undated]
chain = "camera"
stage = "pilot"
[activity.etch]
chain = "chip"
stage = "pilot"
start = 2026-06-01
end = "2026-Q3"
[activity.should-have-begun]
chain = "chip"
start = 2026-11-01
end = 2028-12-31
state = "planned"
[activity.loose]
[milestone.first]
of = "make"
due = 2027-06-30
[milestone.missed]
of = "task"
due = 2026-09-30
aspirational = true
[milestone.round]
of = "about"
[milestone.about]
of = "round"
[milestone.own]
of = "chip"
due = 2028-06-30
[milestone.reached]
of = "large"
due = 2026-09-30
done = 2026-09-29
[handover.passes]
chain = "chip"
on = 2027-05-01
"""


def ids(shown: Timeline) -> list[str]:
    return [row.id or row.name.en for row in shown.rows]


def rows(shown: Timeline) -> dict[str, Row]:
    return {row.id or row.name.en: row for row in shown.rows}


def test_rows_below_technologies_and_products(workspace: Opened) -> None:
    shown = timeline(workspace(NOW).survey, Scope("everything"))
    assert ids(shown) == [
        "Programmes", "large", "reached",
        "camera", "task", "try", "undated", "make", "missed", "first",
        "chip", "etch", "should-have-begun", "own", "passes",
        "Outside any chain", "loose", "about", "round",
    ]  # fmt: skip
    assert [row.id for row in shown.rows if row.kind != "heading" and not row.dated] == [
        "large", "undated", "loose", "about", "round",
    ]  # fmt: skip
    assert rows(shown)["camera"].name == Text("Máy ảnh", "Camera")
    assert rows(shown)["undated"].name == Text("undated", "undated")
    assert [str(when) for when in rows(shown)["camera"].span] == ["2027-01-01", "2027-12-31"]
    assert shown.extent == (datetime.date(2026, 6, 1), datetime.date(2028, 12, 31))


def test_rows_below_stages(workspace: Opened) -> None:
    shown = timeline(workspace(NOW).survey, Scope("chain", "camera"), by="stage")
    assert ids(shown) == [
        "Missions", "task", "Testing and application", "etch", "try", "undated", "Production", "make",
        "At no stage", "should-have-begun", "Milestones", "missed", "first", "own", "Handovers", "passes",
    ]  # fmt: skip


def test_what_each_row_says(workspace: Opened) -> None:
    found = rows(timeline(workspace(NOW).survey, Scope("everything")))
    assert {id: (row.state, row.late) for id, row in found.items() if row.late or row.state not in ("", "planned")} == {
        "task": ("planned", "ended"),
        "etch": ("running", "ended"),
        "should-have-begun": ("planned", "started"),
        "missed": ("planned", "ended"),
        "reached": ("done", ""),
    }
    assert found["missed"].aspirational
    assert found["make"].after == ("try",)
    assert found["make"].window
    assert found["make"].window.critical
    assert found["try"].gate
    assert found["undated"].window is None
    assert found["make"].stage == "production"


def test_a_mission_that_names_nothing_stands_where_its_work_does(workspace: Opened) -> None:
    text = '[product.camera]\n[mission.task]\n[activity.a]\nchain = "camera"\nmission = "task"\n'
    assert ids(timeline(workspace(text).survey, Scope("chain", "camera"))) == ["camera", "task", "a"]


def test_circles_are_told_where_they_are_shown(workspace: Opened) -> None:
    text = '[activity.a]\nafter = ["b"]\n[activity.b]\nafter = ["a"]\n[product.camera]\n'
    survey = workspace(text).survey
    assert timeline(survey, Scope("everything")).knots == (("a", "b"),)
    assert timeline(survey, Scope("chain", "camera")).knots == ()
    assert timeline(survey, Scope("chain", "camera")).extent is None


THEN = """
[product.photo]
[activity.make]
chain = "photo"
start = 2027-02-01
end = "2027-Q3"
[activity.trial]
chain = "photo"
end = 2027-03-31
[activity.dropped]
chain = "photo"
end = 2026-12-31
[activity.dropped-elsewhere]
end = 2026-12-31
[activity.etch]
start = 2026-06-01
[milestone.first]
due = 2027-09-30
"""


@pytest.fixture
def compared(workspace: Opened) -> Timeline:
    """A product and one of its activities have other ids today than in the baseline."""
    then = workspace(THEN).roadmap
    baseline = Baseline("approved", datetime.date(2026, 1, 15), then, {"photo": "camera", "trial": "try"})
    return timeline(workspace(NOW).survey, Scope("chain", "camera"), baseline=baseline)


def test_slips(compared: Timeline) -> None:
    found = rows(compared)
    assert {id: row.slip for id, row in found.items() if row.slip is not None} == {"make": 92, "try": 0, "first": -92}
    assert [str(when) for when in found["make"].before or ()] == ["2027-02-01", "2027-Q3"]
    assert {id for id, row in found.items() if row.fresh} == {
        "task", "undated", "should-have-begun", "missed", "own", "passes",
    }  # fmt: skip


def test_what_is_no_longer_in_the_plan_is_listed(compared: Timeline) -> None:
    assert ids(compared)[-2:] == ["No longer in the plan", "dropped"]
    gone = compared.rows[-1]
    assert (gone.state, gone.dated, gone.slip) == ("gone", False, None)
    assert str((gone.before or gone.span).end) == "2026-12-31"
    assert compared.extent == (datetime.date(2026, 6, 1), datetime.date(2028, 12, 31))


def test_what_could_not_be_read_then_is_not_called_new(workspace: Opened) -> None:
    then = workspace("[activity.make]\nstart = = 1\n").roadmap
    assert "make" in then.lost
    shown = timeline(workspace(NOW).survey, Scope("chain", "camera"), baseline=Baseline("then", TODAY, then))
    assert not rows(shown)["make"].fresh
    assert rows(shown)["try"].fresh
