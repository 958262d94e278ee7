"""`roadmap show --at`: a record as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from git_repository import Repository, needs_git

if TYPE_CHECKING:
    from .conftest import Run

pytestmark = needs_git

START = "[milestone.m]\nname = 'Mốc'\ndue = 2026-12-31\nof = 'chip'\n[technology.chip]\nname = 'Bán dẫn'\n"


@pytest.fixture
def plan(tmp_path: Path) -> Repository:
    """A plan in which a date moves and a record gets another id."""
    plan = Repository(tmp_path / "plan")
    plan.commit(START, "2026-01-05")
    plan.git("tag", "v1")
    plan.commit(START.replace("2026-12-31", "2027-06-30"), "2026-03-12")
    renamed = START.replace("2026-12-31", "2027-06-30").replace("milestone.m]", "milestone.moc]")
    plan.commit(renamed + "[need.new]\n", "2026-05-05")
    return plan


@pytest.mark.parametrize(
    ("at", "due"),
    [("2026-03-11", "31 Dec 2026"), ("2026-03-12", "30 Jun 2027"), ("v1", "31 Dec 2026"), ("HEAD~1", "30 Jun 2027")],
)
def test_a_day_a_tag_a_commit(plan: Repository, run: Run, at: str, due: str) -> None:
    ran = run("show", "m", "-C", plan.top, "--at", at)
    assert ran.status == 0
    assert f"due: {due}" in ran.out
    assert "of: Bán dẫn (chip)" in ran.out
    assert "As of " in ran.err


def test_a_record_is_found_under_the_name_that_it_had(plan: Repository, run: Run) -> None:
    found = run("show", "moc", "-C", plan.top, "--at", "v1", "--format", "json").json
    assert (found["id"], found["record"]["due"]) == ("m", "2026-12-31")


def test_what_was_not_there_yet(plan: Repository, run: Run) -> None:
    ran = run("show", "new", "-C", plan.top, "--at", "v1")
    assert (ran.status, ran.out) == (2, "")
    assert "On 5 Jan 2026 there was no record `new` yet" in ran.err
    assert "There is no record `khong-co`" in run("show", "khong-co", "-C", plan.top, "--at", "v1").err


def test_what_could_not_be_read_then(plan: Repository, run: Run) -> None:
    plan.commit("[milestone.moc]\ndue = \n[need.new]\n", "2026-06-05")
    plan.commit("[milestone.moc]\ndue = 2030\n[need.new]\n", "2026-07-05")
    ran = run("show", "moc", "-C", plan.top, "--at", "2026-06-05")
    assert "`moc` could not be read" in ran.err


def test_no_such_time(plan: Repository, run: Run) -> None:
    assert "the history begins on 5 Jan 2026" in run("show", "moc", "-C", plan.top, "--at", "2026-01-04").err
    assert run("show", "moc", "-C", plan.top, "--at", "khong-co").status == 2


def test_outside_git(ws: Path, run: Run) -> None:
    ran = run("show", "chip", "-C", ws, "--at", "2026-01-01")
    assert ran.status == 3
    assert "not kept in git" in ran.err
