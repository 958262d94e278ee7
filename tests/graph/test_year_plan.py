"""What belongs to the plan of a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.graph.year_plan import YearPlan, programme_of, year_plan
from tests.diagrams.workspaces import survey


def plan(folder: Path, text: str, year: int = 2026, ids: frozenset[str] | None = None) -> YearPlan:
    return year_plan(survey(folder, text), year, ids)


@pytest.mark.parametrize(
    ("dates", "quarters", "due", "carried"),
    [
        ("start = 2026-03-31\nend = 2026-07-01", (1, 2, 3), "2026-07-01", "None"),
        ('start = 2025-01-01\nend = "2027"', (1, 2, 3, 4), "None", "None"),
        ("start = 2026-10-01", (4,), "None", "None"),
        ('end = "2026-Q2"', (), "2026-Q2", "None"),
        ('end = "2026-Q2"\nstate = "running"', (1, 2), "2026-Q2", "None"),
        ('end = "2028"', (), "None", "None"),
        ("end = 2025-12-31", (), "None", "2025-12-31"),
    ],
)  # fmt: skip
def test_quarters(tmp_path: Path, dates: str, quarters: tuple[int, ...], due: str, carried: str) -> None:
    (part,) = plan(tmp_path, f"[activity.x]\n{dates}").parts
    (task,) = part.tasks
    assert (task.quarters, str(task.due), str(task.carried)) == (quarters, due, carried)


@pytest.mark.parametrize(
    "fields",
    [
        "start = 2027-01-01",
        'end = 2025-12-31\nstate = "done"',
        'end = 2026-12-31\nstate = "stopped"',
    ],
)
def test_what_does_not_belong_to_the_year(tmp_path: Path, fields: str) -> None:
    assert not plan(tmp_path, f"[activity.x]\n{fields}").parts


def test_overdue_work_is_carried_into_the_present_year_only(tmp_path: Path) -> None:
    assert not plan(tmp_path, "[activity.x]\nend = 2025-12-31", 2027).parts


def test_undated_work_is_told(tmp_path: Path) -> None:
    found = plan(tmp_path, '[mission.a]\n[activity.b]\n[activity.c]\nstate = "done"')
    assert [one.id for one in found.undated] == ["a", "b"]


def test_a_mission_without_a_start_goes_on_from_the_first_of_its_work(tmp_path: Path) -> None:
    text = """
[mission.m]
due = 2027-12-31
[activity.given-up]
mission = "m"
start = 2026-01-01
state = "stopped"
[activity.first]
mission = "m"
start = 2026-08-15
end = 2027-03-31
"""
    (now,), (next_year,) = plan(tmp_path, text).parts, plan(tmp_path, text, 2027).parts
    assert [(task.work.id, task.quarters) for task in now.tasks] == [("m", (3, 4)), ("first", (3, 4))]
    assert [(task.work.id, task.quarters) for task in next_year.tasks] == [("m", (1, 2, 3, 4)), ("first", (1,))]


def test_missions_come_with_their_work(tmp_path: Path) -> None:
    text = """
[programme.p]
[activity.alone]
start = 2026-01-01
[activity.two]
mission = "m"
end = 2026-12-31
[mission.m]
programme = "p"
"""
    first, last = plan(tmp_path, text).parts
    assert [(task.work.id, task.under, task.quarters) for task in first.tasks] == [
        ("m", False, ()),
        ("two", True, ()),
    ]
    assert first.programme
    assert last.programme is None
    assert [task.work.id for task in last.tasks] == ["alone"]


def test_what_falls_due(tmp_path: Path) -> None:
    text = """
[mission.m]
due = 2026-12-31
[activity.stopped]
end = 2026-06-30
state = "stopped"
[milestone.reached]
due = "2026-Q1"
done = 2026-04-02
[milestone.missed]
due = 2026-10-01
[bottleneck.b]
due = 2026-11-20
[bottleneck.later]
due = 2027-01-01
[directive.d]
due = 2026-11-21
[directive.out]
due = 2026-01-01
issued = 2026-05-01
[handover.h]
on = 2026-02-01
accepted_by = "x"
[infrastructure.i]
ready = 2026-05-05
"""
    (part,) = plan(tmp_path, text).parts
    assert [(one.record.id, one.done, one.late) for one in part.dues] == [
        ("out", True, False),
        ("h", True, False),
        ("reached", True, False),
        ("missed", False, True),
        ("b", False, True),
        ("d", False, False),
        ("m", False, False),
    ]


def test_ids_narrow_it(tmp_path: Path) -> None:
    text = "[mission.a]\ndue = 2026-12-31\n[mission.b]\ndue = 2026-12-31"
    (part,) = plan(tmp_path, text, ids=frozenset({"b"})).parts
    assert [one.record.id for one in part.dues] == ["b"]


@pytest.mark.parametrize(
    ("id", "programme"),
    [
        ("milestone", "p"), ("work", "p"), ("lens", "p"), ("camera", "p"), ("knot", "p"), ("law", "p"), ("given", "p"),
        ("sub", "p"), ("free", None),
    ],
)  # fmt: skip
def test_programme_of(tmp_path: Path, id: str, programme: str | None) -> None:
    text = """
[programme.p]
products = ["camera"]
[product.camera]
uses = ["lens"]
[technology.lens]
[activity.work]
chain = "lens"
waits_for = ["law"]
[milestone.milestone]
of = "work"
[milestone.sub]
of = "milestone"
[bottleneck.knot]
blocks = ["work"]
[directive.law]
[handover.given]
chain = "lens"
[milestone.free]
of = "free"
"""
    plan_ = survey(tmp_path, text)
    found = programme_of(plan_, plan_.roadmap[id])
    assert (found.id if found else None) == programme
