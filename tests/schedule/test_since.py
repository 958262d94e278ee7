"""What has happened since a baseline."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from roadmap.schedule.baseline import Baseline
from roadmap.schedule.since import Since
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import TODAY

THEN = datetime.date(2026, 8, 1)


def compared(folder: Path, before: str, after: str, ids: frozenset[str] | None = None, **names: str) -> Since:
    plans = []
    for name, text, day in (("then", before, THEN), ("now", after, TODAY)):
        (folder / name).mkdir()
        (folder / name / "plan.toml").write_text(text, encoding="utf-8")
        plans.append(Workspace.open(folder / name, today=day))
    then, now = plans
    return Since(now.survey, Baseline("v1", THEN, then.roadmap, names), ids)


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        ("", "[activity.x]", "new"),
        ("[activity.x]", "# nothing left", "gone"),
        ("[activity.x]", "", None),  # an empty file is never taken for a deletion
        ("[activity.x]", '[activity.x]\nstate = "running"', "begun"),
        ("[activity.x]\nstart = 2026-10-01", "[activity.x]\nstart = 2026-10-01", "begun"),
        ("[activity.x]\nend = 2026-11-20", "[activity.x]\nend = 2026-11-20", "overdue"),
        ("[activity.x]\nend = 2026-07-31", "[activity.x]\nend = 2026-07-31", None),
        ("[activity.x]", '[activity.x]\nstate = "done"', "done"),
        ("", '[activity.x]\nstate = "done"', "done"),
        ("[activity.x]", '[activity.x]\nstate = "suspended"', "stopped"),
        ("[mission.x]", '[mission.x]\nstate = "stopped"', "stopped"),
        ("[milestone.x]", "[milestone.x]\ndone = 2026-11-21", "done"),
        ("[milestone.x]\ndue = 2026-10-01", "[milestone.x]\ndue = 2026-10-01", "overdue"),
        ("[bottleneck.x]", "[bottleneck.x]\nclosed = 2026-10-01", "done"),
        ("[directive.x]\ndue = 2026-12-01", "[directive.x]\ndue = 2026-12-01\nissued = 2026-10-01", "done"),
        ("[directive.x]\ndue = 2026-10-01", "[directive.x]\ndue = 2026-10-01", "overdue"),
        ("[technology.x]", '[technology.x]\n[activity.a]\nchain = "x"\nstage = "research"\nstate = "done"', "begun"),
        ("[programme.x]", '[programme.x]\nname = "b"', None),
        ("", "[organization.x]", None),
    ],
)
def test_what_happened_to_work(tmp_path: Path, before: str, after: str, event: str | None) -> None:
    found = {one.record.id: one.event for one in compared(tmp_path, before, after).happened}
    assert found.get("x") == event


def test_a_new_name_is_no_new_record(tmp_path: Path) -> None:
    assert not compared(tmp_path, "[activity.old]", "[activity.new]", old="new").happened


def test_what_could_not_be_read_then_is_not_new(tmp_path: Path) -> None:
    assert not compared(tmp_path, "[activity.x]\nend = = 3\n", "[activity.x]").happened


def test_due_dates_that_moved(tmp_path: Path) -> None:
    before = '[activity.a]\nend = 2027-01-31\n[mission.m]\ndue = "2027"\n[milestone.k]\ndue = 2027-01-01\n[activity.b]'
    after = '[activity.a]\nend = 2027-01-01\n[mission.m]\ndue = "2028"\n[milestone.k]\n[activity.b]\nend = 2027-01-01'
    found = compared(tmp_path, before, after).moved
    assert [(one.record.id, one.days, one.reasons) for one in found] == [("m", 366, ()), ("a", -30, ())]


def test_who_answers_now(tmp_path: Path) -> None:
    before = """
[technology.t]
accountable = "old"
[mission.m]
governing = "gone"
lead = "lab"
[post.p]
holder = "A"
"""
    after = """
[technology.t]
accountable = "new"
[mission.m]
lead = "firm"
[post.p]
holder = "B"
[activity.fresh]
lead = "lab"
"""
    found = compared(tmp_path, before, after, old="new").handed
    assert [(one.record.id, one.field, one.before, one.after) for one in found] == [
        ("m", "governing", "gone", ""),
        ("m", "lead", "lab", "firm"),
        ("p", "holder", "A", "B"),
    ]


def test_another_head_of_a_body_is_told_of_the_body(tmp_path: Path) -> None:
    """Whether a new post was recorded, a holder was replaced, or a term has simply ended."""
    before = """
[organization]
a = {}
b = {}
c = {}
d = {}
[post.pa]
organization = "a"
holder = "A"
[post.pb]
organization = "b"
holder = "B"
[post.pc]
organization = "c"
holder = "C"
until = 2026-09-30
[post.pd]
organization = "d"
holder = "D"
"""
    after = (
        before.replace('holder = "A"', 'holder = "A"\nuntil = 2026-08-31')
        .replace('holder = "B"', 'holder = "B2"')
        .replace("[post.pd]", '[post.pa2]\norganization = "a"\nholder = "A2"\nfrom = 2026-09-01\n[post.pd]')
    )
    found = compared(tmp_path, before, after).handed
    assert [(one.record.id, one.field, one.before, one.after) for one in found] == [
        ("a", "head", "A", "A2"),
        ("b", "head", "B", "B2"),
        ("c", "head", "C", ""),
    ]


def test_levels_that_rose_or_fell_those_that_fell_first(tmp_path: Path) -> None:
    before = """
[technology.up.readiness]
now = 4
[technology.down]
mastery.now = "design"
readiness.now = 5
[technology.first]
[product.back.commercial]
now = 3
"""
    after = """
[technology.up.readiness]
now = 6
[technology.down]
mastery.now = "adapt"
readiness.now = 4
[technology.first.readiness]
now = 2
[product.back]
[technology.new.readiness]
now = 1
"""
    found = compared(tmp_path, before, after).levels
    assert [(one.record.id, one.scale, one.before, one.after, one.fell) for one in found] == [
        ("down", "readiness", 5, 4, True),
        ("down", "mastery", "design", "adapt", True),
        ("up", "readiness", 4, 6, False),
        ("first", "readiness", None, 2, False),
        ("back", "commercial", 3, None, False),
    ]


def test_money_then_and_now(tmp_path: Path) -> None:
    before = '[funding.f]\nfor = "a"\napproved.2026 = 5\n[funding.g]\napproved.2026 = 1'
    after = '[funding.f]\nfor = "a"\napproved.2026 = 5\ndisbursed.2026 = 3\n[funding.g]\napproved.2026 = 9'
    whole = compared(tmp_path, before, after).money.steps
    assert [(one.step, one.before, one.after) for one in whole if one.step in ("approved", "disbursed")] == [
        ("approved", 6, 14),
        ("disbursed", None, 3),
    ]


def test_money_of_what_counts(tmp_path: Path) -> None:
    text = '[funding.f]\nfor = "a"\napproved.2026 = 5\n[funding.g]\napproved.2026 = 1'
    (approved, *_) = compared(tmp_path, text, text, frozenset({"a"})).money.steps
    assert (approved.before, approved.after) == (5, 5)


def test_money_line_by_line_adds_up_to_the_whole(tmp_path: Path) -> None:
    before = """
[funding.kept]
approved = { 2026 = 5, 2027 = 5 }
[funding.old]
approved.2026 = 3
[funding.dropped]
approved.2026 = 8
[funding.same]
approved.2026 = 1
"""
    after = """
[funding.kept]
approved = { 2026 = 4, 2027 = 6 }
disbursed.2026 = 2
[funding.new]
approved.2026 = 3
[funding.fresh]
allocated.2027 = 0
[funding.same]
approved.2026 = 1
"""
    money = compared(tmp_path, before, after, old="new").money
    told = [(one.line.id, one.event, one.step, one.before, one.after, dict(one.years)) for one in money.passed]
    assert told == [
        ("kept", "changed", "approved", 10, 10, {2026: -1, 2027: 1}),
        ("kept", "changed", "disbursed", None, 2, {2026: 2}),
        ("fresh", "new", "allocated", None, 0, {2027: 0}),
        ("dropped", "gone", "approved", 8, None, {2026: -8}),
    ]
    for step in money.steps:
        change = sum(one.change for one in money.passed if one.step == step.step)
        assert change == (step.after or 0) - (step.before or 0)


def test_a_figure_that_cannot_be_read_is_no_money_taken_away(tmp_path: Path) -> None:
    before = "[funding.f]\napproved.2026 = 5\n[funding.g]\napproved.2026 = 1\n"
    after = "[funding.f]\napproved.2026 = 'five'\n[funding.g]\napproved.2026 = 2\n"
    money = compared(tmp_path, before, after).money
    assert ([one.line.id for one in money.passed], money.unclear) == (["g"], 1)
    assert (money.steps[0].before, money.steps[0].after) == (1, 2)


def test_money_that_left_what_counts_is_told_there(tmp_path: Path) -> None:
    before, after = (f'[funding.f]\nfor = "{to}"\napproved.2026 = {amount}\n' for to, amount in (("a", 5), ("b", 6)))
    (one,) = compared(tmp_path, before, after, frozenset({"a"})).money.passed
    assert (one.line.for_, one.change) == ("b", 1)


def test_values_taken_back_are_told(tmp_path: Path) -> None:
    before = (
        "[indicator.i]\nactual = { 2024 = 3, 2025 = 4 }\n[indicator.j]\nactual.2025 = 1\n[indicator.k]\nactual.2025 = 2"
    )
    after = "[indicator.i]\nactual.2024 = 3\n[indicator.k]\nactual.2025 = 'two'"
    found = compared(tmp_path, before, after).measured
    assert [(one.indicator.id, one.year, one.before, one.after) for one in found] == [
        ("i", 2025, 4, None),
        ("j", 2025, 1, None),
    ]


def test_effects_newly_measured(tmp_path: Path) -> None:
    before = "[indicator.i]\nactual = { 2024 = 3, 2025 = 4 }"
    after = "[indicator.i]\nactual = { 2024 = 3, 2025 = 5, 2026 = 7 }\n[indicator.j]\nactual.2026 = 1"
    found = compared(tmp_path, before, after).measured
    assert [(one.indicator.id, one.year, one.before, one.after) for one in found] == [
        ("i", 2025, 4, 5),
        ("i", 2026, None, 7),
        ("j", 2026, None, 1),
    ]


def test_only_what_counts_and_the_rest_in_number(tmp_path: Path) -> None:
    before = '[technology.a]\nnote = "x"\n[technology.b]\n[activity.c]\n'
    after = '[technology.a]\nnote = "y"\n[technology.b]\n[activity.c]\nstate = "done"\n'
    whole = compared(tmp_path, before, after)
    assert whole.others == 1
    assert not Since(whole.now, whole.baseline, frozenset({"a"})).happened
