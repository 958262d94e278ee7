"""TIM802: which moves of a due date are asked for a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from git_repository import needs_git

from roadmap.model.history import DUE_DATES
from roadmap.model.kinds import kinds
from roadmap.model.relation import fields
from roadmap.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

    Remembered = Callable[..., list[tuple[str, str]]]

pytestmark = needs_git

FIRED = [("m", "warning")]


def due(date: str, rest: str = "") -> str:
    return f"[milestone.m]\ndue = {date}\n{rest}"


def test_a_move_without_a_reason(remembered: Remembered) -> None:
    assert remembered("TIM802", ("2026-01-05", due("2026-12-31")), ("2026-02-05", due("2027-01-01"))) == FIRED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-12-31", "2026-12-30"),  # brought forward
        ("2026-12-31", '"2026-Q4"'),  # the last possible day is the same
        ('"2027"', "2027-12-31"),
        ('"2027"', "2027-03-01"),
    ],
)
def test_what_is_no_move_to_a_later_date(remembered: Remembered, before: str, after: str) -> None:
    assert remembered("TIM802", ("2026-01-05", due(before)), ("2026-02-05", due(after))) == []


@pytest.mark.parametrize(
    ("before", "after"), [('"2026-Q4"', '"2027-Q1"'), ("2026-12-31", '"2027"'), ('"2027"', '"2028"')]
)
def test_vague_dates_slip_by_their_last_day(remembered: Remembered, before: str, after: str) -> None:
    assert remembered("TIM802", ("2026-01-05", due(before)), ("2026-02-05", due(after))) == FIRED


@pytest.mark.parametrize("reason", ["Reason: chờ vốn", "Lý do(m): chờ vốn", "Reason(m.due): chờ vốn"])
def test_with_a_reason(remembered: Remembered, reason: str) -> None:
    assert remembered("TIM802", ("2026-01-05", due("2026-12-31")), ("2026-02-05", due("2027-01-31"), reason)) == []


def test_the_reason_of_another_record_is_none(remembered: Remembered) -> None:
    commits = ("2026-01-05", due("2026-12-31")), ("2026-02-05", due("2027-01-31"), "Reason(other): chờ vốn")
    assert remembered("TIM802", *commits) == FIRED


def test_a_reason_given_later(remembered: Remembered) -> None:
    slipped = ("2026-01-05", due("2026-12-31")), ("2026-02-05", due("2027-01-31"))
    assert remembered("TIM802", *slipped, ("2026-03-05", due("2027-01-31"), "Reason(m): chờ vốn")) == []
    assert remembered("TIM802", *slipped, ("2026-03-05", due("2027-01-31"), "Reason: chuyện khác")) == FIRED


MOVES = (
    ("2026-01-05", due("2026-12-31")),
    ("2026-02-05", due("2027-01-31"), "Reason: một"),
    ("2026-03-05", due("2027-02-28"), "Reason: hai"),
    ("2026-04-05", due("2027-03-31"), "Reason: ba"),
)


@pytest.mark.parametrize(("moves", "times", "fires"), [(1, 2, False), (2, 2, True), (2, 3, False), (3, 3, True)])
def test_how_often_is_a_setting(remembered: Remembered, moves: int, times: int, fires: bool) -> None:
    settings = f"checks.TIM802.times = {times}"
    assert remembered("TIM802", *MOVES[: moves + 1], settings=settings) == (FIRED if fires else [])


def test_twice_is_often_unless_set(remembered: Remembered) -> None:
    assert remembered("TIM802", *MOVES[:2]) == []
    assert remembered("TIM802", *MOVES[:3]) == FIRED


def test_a_date_that_was_brought_back(remembered: Remembered) -> None:
    back = ("2026-03-05", due("2026-12-31"))
    assert remembered("TIM802", ("2026-01-05", due("2026-12-31")), ("2026-02-05", due("2027-01-31")), back) == []


@pytest.mark.parametrize(
    "text",
    [
        "[milestone.m]\ndue = {}\ndone = 2026-10-01",
        "[activity.m]\nend = {}\nstate = 'done'",
        "[mission.m]\ndue = {}\nstate = 'stopped'",
        "[bottleneck.m]\ndue = {}\nclosed = 2026-10-01",
        "[directive.m]\ndue = {}\nissued = 2026-10-01",
    ],
)
def test_what_is_over_is_not_asked(remembered: Remembered, text: str) -> None:
    commits = ("2026-01-05", text.format("2026-12-31")), ("2026-02-05", text.format("2027-12-31"))
    assert remembered("TIM802", *commits) == []
    going = "\n".join(text.split("\n")[:2])
    assert remembered("TIM802", commits[0], ("2026-02-05", going.format("2027-12-31"))) == FIRED


@pytest.mark.parametrize(
    "text",
    [
        "[infrastructure.m]\nready = {}",
        "[handover.m]\non = {}",
        "[programme.m]\nend = {}",
        "[deployment.m.measure]\ndue = {}",
    ],
)
def test_every_promised_date(remembered: Remembered, text: str) -> None:
    commits = ("2026-01-05", text.format("2026-12-31")), ("2026-02-05", text.format("2027-12-31"))
    assert remembered("TIM802", *commits) == FIRED


def test_whoever_moves_it_next_does_not_explain_the_first_move(remembered: Remembered) -> None:
    moves = ("2026-01-05", due("2026-12-31")), ("2026-02-05", due("2027-01-31"))
    assert remembered("TIM802", *moves, ("2026-03-05", due("2027-02-28"), "Lý do(m): chờ vốn")) == FIRED
    assert remembered("TIM802", *moves, ("2026-03-05", due("2027-01-31"), "Lý do(m): chờ vốn")) == []


def test_due_dates_are_dates_of_the_model() -> None:
    for kind, paths in DUE_DATES.items():
        for path in paths:
            model = kinds()[kind]
            for step in path[:-1]:
                model = next(field.part for field in fields(model) if field.alias == step)
            (field,) = (field for field in fields(model) if field.alias == path[-1])
            assert When in getattr(model.model_fields[field.attribute].annotation, "__args__", ()), (kind, path)


def test_what_is_not_committed_yet_has_no_past(remembered: Remembered) -> None:
    assert remembered("TIM802", ("2026-01-05", due("2026-12-31")), now=due("2027-12-31")) == []


def test_a_waiver_records_the_decision(remembered: Remembered) -> None:
    waived = due("2027-01-31", 'waive.TIM802 = { reason = "đã duyệt", until = 2027-01-31 }\n')
    assert remembered("TIM802", ("2026-01-05", due("2026-12-31")), ("2026-02-05", waived)) == []


def test_outside_git(fired: Callable[..., list[tuple[str, str]]], tmp_path: Path) -> None:
    assert fired("TIM802", due("2026-12-31")) == []
