"""`roadmap slips`: every move of a due date, the worst first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from git_repository import Repository, needs_git

if TYPE_CHECKING:
    from .conftest import Run

pytestmark = needs_git

PLAN = "[milestone.m]\nname = 'Mốc'\ndue = {m}\n[mission.n]\ndue = {n}\n[activity.a]\nstart = 2026-01-01\nend = {a}\n"


@pytest.fixture
def plan(tmp_path: Path) -> Repository:
    """A plan in which three dates move."""
    plan = Repository(tmp_path / "plan")
    plan.commit(PLAN.format(m="2026-12-31", n='"2027-Q2"', a="2026-06-30"), "2026-01-05")
    plan.commit(
        PLAN.format(m="2027-01-31", n='"2027-Q4"', a="2026-06-30"), "2026-03-12", "x\n\nLý do(m): chờ nghị định"
    )
    plan.commit(PLAN.format(m="2027-03-31", n='"2027-Q4"', a="2026-05-31"), "2026-05-05", by="Trần Thị Bình")
    return plan


def test_the_worst_first(plan: Repository, run: Run) -> None:
    ran = run("slips", "-C", plan.top)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "n",
        "  Due: Q2 2027 → Q4 2027 (184 days later), moved once",
        "    12 Mar 2026  Nguyễn Văn An  Q2 2027 → Q4 2027 (184 days later)",
        "      No reason given",
        "Mốc (m)",
        "  Due: 31 Dec 2026 → 31 Mar 2027 (90 days later), moved 2 times",
        "    12 Mar 2026  Nguyễn Văn An  31 Dec 2026 → 31 Jan 2027 (31 days later)",
        "      Reason: chờ nghị định",
        "    5 May 2026  Trần Thị Bình  31 Jan 2027 → 31 Mar 2027 (59 days later)",
        "      No reason given",
        "a",
        "  End: 30 Jun 2026 → 31 May 2026 (30 days earlier), moved once",
        "    5 May 2026  Trần Thị Bình  30 Jun 2026 → 31 May 2026 (30 days earlier)",
        "      No reason given",
        "Due dates moved: 3, of which 2 later than at first; moves to a later date without a reason: 2",
    ]


def test_in_vietnamese_for_one_record(plan: Repository, run: Run) -> None:
    out = run("slips", "m", "-C", plan.top, "--lang", "vi").out
    assert "Thời hạn: 31/12/2026 → 31/03/2027 (lùi 90 ngày), dời 2 lần" in out
    assert "Lý do: chờ nghị định" in out
    assert "quý" not in out


def test_since(plan: Repository, run: Run) -> None:
    out = run("slips", "-C", plan.top, "--since", "2026-05-05").out
    assert "31 Jan 2027 → 31 Mar 2027 (59 days later), moved once" in out
    assert "Q4" not in out
    assert run("slips", "-C", plan.top, "--since", "2026-05-06").out == "No due date has been moved\n"


def test_json(plan: Repository, run: Run) -> None:
    found = run("slips", "m", "-C", plan.top, "--format", "json").json
    assert (found["version"], found["known_since"], found["complete"]) == (1, "2026-01-05", True)
    (slip,) = found["slips"]
    assert (slip["from"], slip["to"], slip["days"], slip["field"]) == ("2026-12-31", "2027-03-31", 90, "due")
    assert [move["days"] for move in slip["moves"]] == [31, 59]
    assert slip["moves"][0]["reason"] == "chờ nghị định"


def test_markdown(plan: Repository, run: Run) -> None:
    out = run("slips", "m", "-C", plan.top, "--format", "markdown").out
    assert out.startswith("- **Mốc (m)**: Due: 31 Dec 2026 → 31 Mar 2027")
    assert "  - 12 Mar 2026" in out


def test_a_date_taken_out_for_a_while_still_slips(tmp_path: Path, run: Run) -> None:
    plan = Repository(tmp_path / "plan")
    plan.commit("[milestone.m]\ndue = 2026-12-31\n", "2026-01-05")
    plan.commit("[milestone.m]\n", "2026-02-05")
    plan.commit("[milestone.m]\ndue = 2027-12-31\n", "2026-03-05")
    plan.commit({"records.toml": "[need.n]\n"}, "2026-04-05")
    out = run("slips", "-C", plan.top).out
    assert "31 Dec 2026 → 31 Dec 2027 (365 days later), moved once" in out
    assert "5 Mar 2026" in out


def test_a_date_inside_a_table(tmp_path: Path, run: Run) -> None:
    plan = Repository(tmp_path / "plan")
    plan.commit("[deployment.d.measure]\ndue = 2026\n", "2026-01-05")
    plan.commit("[deployment.d.measure]\ndue = 2027\n", "2026-02-05")
    assert "Upgrade measure, due: 2026 → 2027 (365 days later)" in run("slips", "-C", plan.top).out


def test_a_shallow_clone_says_what_it_does_not_know(plan: Repository, tmp_path: Path, run: Run) -> None:
    plan.git("clone", "-q", "--depth", "2", f"file://{plan.top}", str(tmp_path / "clone"))
    ran = run("slips", "-C", tmp_path / "clone")
    assert "moved once" in ran.out
    assert "before 12 Mar 2026 is not known" in ran.err


def test_nothing_moved_and_no_such_record(plan: Repository, run: Run, ws: Path) -> None:
    assert run("slips", "khong-co", "-C", plan.top).status == 2
    plan.commit({"more.toml": "[need.b]\n"})
    assert run("slips", "b", "-C", plan.top).out == "No due date has been moved\n"
    ran = run("slips", "-C", ws)
    assert ran.status == 3
    assert "not kept in git" in ran.err
