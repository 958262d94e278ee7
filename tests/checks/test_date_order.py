"""TIM803: which dates follow each other, and vague ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.model.kinds import kinds
from roadmap.model.relation import fields

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened


@pytest.mark.parametrize(
    ("table", "early", "late"),
    [
        ("activity", "start", "end"),
        ("mission", "start", "due"),
        ("programme", "start", "end"),
        ("directive", "issued", "in_force"),
        ("directive", "in_force", "expires"),
        ("directive", "issued", "expires"),
        ("catalogue", "valid_from", "valid_to"),
        ("post", "from", "until"),
        ("bottleneck", "opened", "due"),
        ("bottleneck", "opened", "closed"),
    ],
)
def test_dates_follow_each_other(workspace: Opened, table: str, early: str, late: str) -> None:
    (finding,) = workspace(f"[{table}.it]\n{early} = 2026-05-02\n{late} = 2026-05-01").check(["TIM803"])
    assert finding.route
    assert (finding.severity, finding.route.field) == ("error", (late,))
    labels = {shape.alias: shape.about.label for shape in fields(kinds()[table]) if shape.about}
    assert f"“{labels[early].en}”" in finding.message.en
    assert f"“{labels[late].vi}”" in finding.message.vi
    assert workspace(f"[{table}.it]\n{early} = 2026-05-02\n{late} = 2026-05-02").check(["TIM803"]) == ()
    assert workspace(f"[{table}.it]\n{late} = 2026-05-01").check(["TIM803"]) == ()


@pytest.mark.parametrize(
    ("start", "end", "fires"),
    [
        ('"2027"', '"2027-Q1"', False),
        ('"2027-Q2"', '"2027-Q1"', True),
        ('"2027-Q1"', "2027-01-01", False),
        ('"2027-Q1"', "2026-12-31", True),
        ("2027-12-31", '"2027"', False),
        ("2028-01-01", '"2027"', True),
    ],
)
def test_vague_dates_count_when_surely_wrong(fired: Fired, start: str, end: str, fires: bool) -> None:
    assert bool(fired("TIM803", f"[activity.it]\nstart = {start}\nend = {end}")) is fires


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        ("participants.o = { since = 2026-02-01, until = 2026-01-31 }", True),
        ("participants.o = { since = 2026-02-01, until = 2026-02-01 }", False),
        ("participants.o = { since = 2026-02-01 }", False),
        ("participants.o = { until = 2026-01-31 }", False),
        ("start = 2026-02-01\ngate.passed = 2026-01-31", True),
        ("start = 2026-02-01\ngate.passed = 2026-02-01", False),
        ("duration = { optimistic = 10, likely = 10, pessimistic = 10 }", False),
        ("duration = { optimistic = 11, likely = 10 }", True),
        ("duration = { optimistic = 11, pessimistic = 10 }", True),
        ("duration = { optimistic = 0, likely = 0 }", False),
        ("duration = { likely = 11, pessimistic = 10 }", True),
    ],
)
def test_inside_an_activity(fired: Fired, lines: str, fires: bool) -> None:
    assert bool(fired("TIM803", f"[activity.it]\n{lines}\n[organization.o]")) is fires


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("start = 2026-01-01\nend = 2027-12-31", []),
        ("start = 2025-12-31", ["start"]),
        ("end = 2028-01-01", ["end"]),
        ('end = "2028"', ["end"]),
        ('end = "2027"', []),
        ('start = "2025"', ["start"]),
        ("start = 2025-12-31\nend = 2028-01-01\nstate = 'stopped'", []),
    ],
)
def test_an_activity_lies_within_its_mission(workspace: Opened, lines: str, fields: list[str]) -> None:
    text = f"[mission.m]\nstart = 2026-01-01\ndue = 2027-12-31\n[activity.it]\nmission = 'm'\n{lines}"
    found = workspace(text).check(["TIM803"])
    assert [finding.route.field[0] for finding in found if finding.route] == fields


def test_a_milestone_may_be_done_before_the_work_that_is_on_record(fired: Fired) -> None:
    text = "[product.p]\n[activity.a]\nchain = 'p'\nstart = 2026-01-01\n[milestone.m]\nof = 'p'\ndone = 2024-01-01"
    assert fired("TIM803", text) == []
