"""DEP708: which changes make a link suspect, and what confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from git_repository import needs_git

if TYPE_CHECKING:
    from collections.abc import Callable

    Remembered = Callable[..., list[tuple[str, str]]]

pytestmark = needs_git

PLAN = """
[technology.t]
readiness = { now = 4, target = 8 }
accountable = "bo"
[organization.bo]
[organization.khac]
[product.p]
uses = ["t"]
"""


def plan(*changes: tuple[str, str], text: str = PLAN) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_a_changed_plan(remembered: Remembered) -> None:
    lowered = plan(("target = 8", "target = 7"))
    assert remembered("DEP708", ("2026-01-05", PLAN), ("2026-02-05", lowered)) == [("p", "info")]
    work = "[activity.a]\nchain = 'p'\nstage = 'pilot'\nstart = 2026-01-01\n"
    assert remembered("DEP708", ("2026-01-05", PLAN + work), ("2026-02-05", lowered + work)) == [("p", "warning")]


@pytest.mark.parametrize(
    "change",
    [
        ("now = 4", "now = 5"),  # progress
        ("[technology.t]", "[technology.t]\nname = 'Tên'"),
        ("[technology.t]", "[technology.t]\nnote = 'x'\nas_of = 2026-02-01\nevidence = 'reported'\ntags = ['x']"),
        ("[organization.khac]", "[organization.khac]\nsector = 'x'"),
    ],
)
def test_what_changes_no_plan(remembered: Remembered, change: tuple[str, str]) -> None:
    assert remembered("DEP708", ("2026-01-05", PLAN), ("2026-02-05", plan(change))) == []


def test_another_body_answers(remembered: Remembered) -> None:
    changed = plan(('accountable = "bo"', 'accountable = "khac"'))
    assert remembered("DEP708", ("2026-01-05", PLAN), ("2026-02-05", changed)) == [("p", "info")]


@pytest.mark.parametrize(
    ("as_of", "fires"), [("2026-02-04", True), ("2026-02-05", False), ('"2026-02"', False), ('"2026-01"', True)]
)
def test_as_of_confirms(remembered: Remembered, as_of: str, fires: bool) -> None:
    before = plan(('uses = ["t"]', f'uses = ["t"]\nas_of = {as_of}'))
    after = plan(("target = 8", "target = 7"), text=before)
    assert remembered("DEP708", ("2026-01-05", before), ("2026-02-05", after)) == ([("p", "info")] if fires else [])
    assert remembered(
        "DEP708", ("2026-01-05", PLAN), ("2026-02-05", plan(("target = 8", "target = 7"))), now=after
    ) == ([("p", "info")] if fires else [])


def test_any_change_of_the_holder_confirms(remembered: Remembered) -> None:
    lowered = plan(("target = 8", "target = 7"))
    touched = plan(('uses = ["t"]', 'uses = ["t"]\nnote = "đã xem"'), text=lowered)
    assert remembered("DEP708", ("2026-01-05", PLAN), ("2026-02-05", touched)) == []
    assert remembered("DEP708", ("2026-01-05", PLAN), ("2026-02-05", lowered), ("2026-03-05", touched)) == []


@pytest.mark.parametrize(
    ("holder", "target", "before", "after"),
    [
        ("[technology.h]\ndepends_on = ['t']", "technology", "mastery.target = 'lead'", "mastery.target = 'use'"),
        ("[activity.h]\nafter = ['t']", "activity", "end = 2027", "end = 2028"),
        ("[activity.h]\nafter.t.lag = 5", "activity", "stage = 'pilot'", "stage = 'research'"),
        ("[activity.h]\nreceives = ['t']", "activity", "lead = 'x'", "lead = 'y'"),
        ("[activity.h]\nuses = ['t']", "infrastructure", "ready = 2027", "ready = 2028"),
        ("[activity.h]\nwaits_for = ['t']", "directive", "due = 2027", "due = 2028"),
        ("[supply.h]\nproduct = 't'", "product", "uses = ['a']", "uses = ['b']"),
    ],
)
def test_every_relation_that_rests(remembered: Remembered, holder: str, target: str, before: str, after: str) -> None:
    first, second = (f"{holder}\n[{target}.t]\n{plan}\n" for plan in (before, after))
    assert remembered("DEP708", ("2026-01-05", first), ("2026-02-05", second)) == [("h", "info")]


@pytest.mark.parametrize("holder", ["[activity.h]\nafter = ['t']\nstate = 'done'", "[milestone.h]\nof = 't'"])
def test_what_no_longer_rests_or_never_did(remembered: Remembered, holder: str) -> None:
    first, second = (f"{holder}\n[activity.t]\nend = {year}\n" for year in (2027, 2028))
    assert remembered("DEP708", ("2026-01-05", first), ("2026-02-05", second)) == []


def test_a_holder_without_a_past(remembered: Remembered) -> None:
    target = "[activity.t]\nend = {}\n"
    now = target.format(2028) + "[activity.h]\nafter = ['t']\n"
    assert remembered("DEP708", ("2026-01-05", target.format(2027)), ("2026-02-05", target.format(2028)), now=now) == []
