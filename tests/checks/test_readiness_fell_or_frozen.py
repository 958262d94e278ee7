"""STG408: levels that fall, and levels that stand still while there is work."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from git_repository import needs_git

if TYPE_CHECKING:
    from collections.abc import Callable

    Remembered = Callable[..., list[tuple[str, str]]]

pytestmark = needs_git

FIRED = [("t", "info")]
WORK = "[activity.a]\nchain = 't'\nstage = 'research'\nstart = 2024-01-01\n"


def level(now: int, target: int = 8, rest: str = "", scale: str = "readiness") -> str:
    return f"[technology.t]\n{scale} = {{ now = {now}, target = {target}{rest} }}\n"


@pytest.mark.parametrize("scale", ["readiness", "manufacturing", "commercial"])
def test_a_fall(remembered: Remembered, scale: str) -> None:
    commits = [("2026-01-05", level(4, 5, scale=scale)), ("2026-02-05", level(3, 5, scale=scale))]
    assert remembered("STG408", *commits) == FIRED


def test_a_fall_that_was_made_good(remembered: Remembered) -> None:
    fell = [("2026-01-05", level(5)), ("2026-02-05", level(3))]
    assert remembered("STG408", *fell, ("2026-03-05", level(4))) == FIRED
    assert remembered("STG408", *fell, ("2026-03-05", level(5))) == []
    assert remembered("STG408", *fell, now=level(5)) == []


def test_a_rise(remembered: Remembered) -> None:
    assert remembered("STG408", ("2026-01-05", level(4)), ("2026-02-05", level(5))) == []


@pytest.mark.parametrize(
    ("day", "fires"),
    [("2025-05-22", False), ("2025-05-21", False), ("2025-05-20", True)],  # eighteen months to the day
)
def test_frozen_for_months(remembered: Remembered, day: str, fires: bool) -> None:
    assert remembered("STG408", (day, level(4) + WORK)) == (FIRED if fires else [])


def test_the_months_are_a_setting(remembered: Remembered) -> None:
    commit = ("2026-05-20", level(4) + WORK)
    assert remembered("STG408", commit, settings="checks.STG408.months = 6") == FIRED
    assert remembered("STG408", commit, settings="checks.STG408.months = 7") == []


def test_an_assessed_day_counts(remembered: Remembered) -> None:
    """A level that is assessed again and is the same has stood still since it was first assessed."""
    old = level(4, rest=", assessed = 2024-06-30")
    assert remembered("STG408", ("2026-10-05", old + WORK)) == FIRED
    again = level(4, rest=", assessed = 2026-10-31")
    assert remembered("STG408", ("2026-10-05", old + WORK), ("2026-11-05", again + WORK)) == FIRED
    assert remembered("STG408", ("2026-11-05", again + WORK)) == []


def test_a_level_that_moved_begins_anew(remembered: Remembered) -> None:
    commits = [("2024-01-05", level(3) + WORK), ("2026-01-05", level(4) + WORK), ("2026-06-05", level(4, 9) + WORK)]
    assert remembered("STG408", *commits) == []
    assert remembered("STG408", *commits, today=datetime.date(2027, 7, 6)) == FIRED


@pytest.mark.parametrize(
    "text",
    [
        level(4),  # nobody works on it
        level(8) + WORK,  # the target is reached
        "[technology.t]\nreadiness.now = 4\n" + WORK,
        level(4) + WORK + "state = 'stopped'\n",
    ],
)
def test_what_need_not_move(remembered: Remembered, text: str) -> None:
    assert remembered("STG408", ("2024-01-05", text)) == []


def test_outside_git(fired: Callable[..., list[tuple[str, str]]]) -> None:
    assert fired("STG408", level(4, rest=", assessed = 2020-01-01") + WORK) == []
