"""`roadmap diff`: what changed, in words that a planner understands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from git_repository import Repository, needs_git

if TYPE_CHECKING:
    from .conftest import Run

pytestmark = needs_git

START = """
[organization.bo]
name.vi = "Bộ Công nghệ"
name.en = "Ministry"
[technology.chip]
name = "Bán dẫn"
accountable = "bo"
[milestone.tape-out]
name.vi = "Chốt thiết kế"
of = "chip"
due = 2026-12-31
[funding.von]
for = "chip"
approved = { 2027 = 1500 }
"""


@pytest.fixture
def plan(tmp_path: Path) -> Repository:
    """A plan of four commits."""
    plan = Repository(tmp_path / "plan")
    plan.commit(START, "2026-01-05")
    plan.git("tag", "duyệt")
    plan.commit(
        START.replace("2026-12-31", "2027-06-30"), "2026-03-12", "x\n\nLý do: chờ nghị định", by="Trần Thị Bình"
    )
    third = START.replace("2026-12-31", "2027-06-30").replace("1500", "1200")
    plan.commit(third, "2026-05-05", by="[EU] \x1b[31m")
    plan.commit(third.replace("funding.von", "funding.kinh-phi") + "[need.moi]\n", "2026-06-05")
    return plan


def test_the_last_commit_and_the_files_now(plan: Repository, run: Run) -> None:
    assert run("diff", "-C", plan.top).out == "Nothing has changed\n"
    text = (plan.top / "records.toml").read_text(encoding="utf-8")
    plan.write(text.replace("2027-06-30", '"2027-Q4"') + "[need.nua]\nname = 'Nữa'\n")
    ran = run("diff", "-C", plan.top)
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "Milestones",
        "  Chốt thiết kế (tape-out)",
        "    Due: 30 Jun 2027 → Q4 2027 (184 days later)",
        "Needs",
        "  Nữa (nua)",
        "    New record",
        "1 new, 1 changed",
    ]


def test_two_days_in_vietnamese(plan: Repository, run: Run) -> None:
    ran = run("diff", "2026-01-31", "2026-12-31", "-C", plan.top, "--lang", "vi")
    assert ran.out.splitlines() == [
        "Kinh phí",
        "  kinh-phi",
        "    Đổi mã: von → kinh-phi",
        "    Phê duyệt 2027: 1.500 triệu đồng → 1.200 triệu đồng",
        "Mốc",
        "  Chốt thiết kế (tape-out)",
        "    Thời hạn: 31/12/2026 → 30/06/2027 (lùi 181 ngày)",
        "Nhu cầu, bài toán",
        "  moi",
        "    Bản ghi mới",
        "1 bản ghi mới, 2 bản ghi thay đổi",
    ]


def test_tags_and_commits(plan: Repository, run: Run) -> None:
    assert "Approved 2027: 1,500" in run("diff", "duyệt", "HEAD", "-C", plan.top).out
    assert "Approved 2027: 1,500" not in run("diff", "duyệt", "HEAD~2", "-C", plan.top).out
    assert "Due: 30 Jun 2027 → 31 Dec 2026 (181 days earlier)" in run("diff", "HEAD", "duyệt", "-C", plan.top).out


def test_since_a_meeting_says_who_when_and_why(plan: Repository, run: Run) -> None:
    out = run("diff", "--since", "2026-03-12", "-C", plan.top, "--lang", "vi").out
    rows = [row.strip() for row in out.splitlines()]
    assert "12/03/2026  Trần Thị Bình. Lý do: chờ nghị định" in rows
    assert rows[rows.index("Phê duyệt 2027: 1.500 triệu đồng → 1.200 triệu đồng") - 1] == "kinh-phi"
    assert "Chốt" not in run("diff", "--since", "2026-03-13", "-C", plan.top).out
    assert "\x1b" not in out


def test_since_a_tag_or_a_day_before_everything(plan: Repository, run: Run) -> None:
    assert "Due: 31 Dec 2026" in run("diff", "--since", "duyệt", "-C", plan.top).out
    early = run("diff", "--since", "2000-01-01", "-C", plan.top)
    assert "New record" in early.out
    assert early.status == 0


def test_since_tells_what_is_not_committed_yet(plan: Repository, run: Run) -> None:
    plan.write(START + "[need.moi]\n")
    rows = run("diff", "--since", "2026-06-06", "-C", plan.top).out.splitlines()
    assert rows[rows.index("    Due: 30 Jun 2027 → 31 Dec 2026 (181 days earlier)") + 1] == "      not committed yet"


def test_a_branch_merged_since_counts_whenever_it_was_written(plan: Repository, run: Run) -> None:
    plan.git("checkout", "-q", "-b", "side", "HEAD~1")
    plan.commit({"side.toml": "[need.ben]\n"}, "2026-05-06")
    plan.git("checkout", "-q", "main")
    plan.merge("side", "2026-07-01")
    rows = run("diff", "--since", "2026-07-01", "-C", plan.top).out.splitlines()
    assert rows[:4] == ["Needs", "  ben", "    New record", "      6 May 2026  Nguyễn Văn An"]


def test_by_owner(plan: Repository, run: Run) -> None:
    rows = run("diff", "duyệt", "-C", plan.top, "--by", "owner").out.splitlines()
    assert [row for row in rows if not row.startswith(" ")] == ["Ministry (bo)", "Nobody answers", "1 new, 2 changed"]
    assert "  Chốt thiết kế (tape-out)" in rows[: rows.index("Nobody answers")]


def test_one_record(plan: Repository, run: Run) -> None:
    out = run("diff", "duyệt", "-C", plan.top, "--record", "kinh-phi").out
    assert "von → kinh-phi" in out
    assert "Milestones" not in out
    assert run("diff", "duyệt", "-C", plan.top, "--record", "bo").out == "Nothing has changed\n"
    assert run("diff", "duyệt", "-C", plan.top, "--record", "khong-co").status == 2


def test_json(plan: Repository, run: Run) -> None:
    found = run("diff", "--since", "2026-03-12", "-C", plan.top, "--format", "json", "--record", "tape-out").json
    (change,) = found["changes"]
    assert (change["field"], change["before"], change["after"]) == ("due", "2026-12-31", "2027-06-30")
    assert (change["on"], change["by"], change["reason"]) == ("2026-03-12", "Trần Thị Bình", "chờ nghị định")
    assert len(change["revision"]) == 40
    whole = run("diff", "duyệt", "HEAD", "-C", plan.top, "--format", "json").json
    assert (whole["version"], len(whole["from"]), len(whole["to"])) == (1, 40, 40)
    assert {
        "kind": "need",
        "id": "moi",
        "field": "",
        "path": [],
        "before": None,
        "after": {},
        "said": "New record",
    } in (whole["changes"])


def test_markdown_is_for_minutes(plan: Repository, run: Run) -> None:
    out = run("diff", "--since", "2026-03-12", "-C", plan.top, "--format", "markdown").out
    assert "## Milestones\n\n- **Chốt thiết kế (tape-out)**\n  - Due: 31 Dec 2026 → 30 Jun 2027 (181 days later)" in out
    assert "\\[EU\\]" in out


def test_what_could_not_be_read_is_not_called_removed(plan: Repository, run: Run) -> None:
    plan.write({"records.toml": START.replace("due = 2026-12-31", "due = ") + "[need.moi]\n"})
    ran = run("diff", "-C", plan.top)
    assert "tape-out" not in ran.out
    assert "what could not be read is missing here" in ran.err
    assert "could not be read on one side: tape-out" in ran.err


def test_what_could_not_be_read_then(plan: Repository, run: Run) -> None:
    plan.commit({"broken.toml": "[need.ben]\nunit = \n"}, "2026-07-01")
    plan.commit({"broken.toml": "[need.ben]\nunit = 'kg'\n"}, "2026-08-01")
    ran = run("diff", "2026-07-01", "2026-08-01", "-C", plan.top)
    assert ran.out == "Nothing has changed\n"
    assert "could not be read on one side: ben" in ran.err


def test_since_takes_the_place_of_both(plan: Repository, run: Run) -> None:
    ran = run("diff", "duyệt", "--since", "duyệt", "-C", plan.top)
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    "arguments", [["khong-co"], ["2025-01-01"], ["2026-02-31"], ["HEAD", "khong-co"], ["--since", "x"]]
)
def test_no_such_time(plan: Repository, run: Run, arguments: list[str]) -> None:
    ran = run("diff", *arguments, "-C", plan.top)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err


def test_outside_git(ws: Path, run: Run) -> None:
    ran = run("diff", "-C", ws)
    assert (ran.status, ran.out) == (3, "")
    assert "not kept in git" in ran.err


def test_before_the_first_commit(ws: Path, run: Run) -> None:
    Repository(ws)
    ran = run("diff", "-C", ws)
    assert ran.status == 3
    assert "Nothing has been committed yet" in ran.err


def test_values_that_json_has_no_form_for_stop_no_command(tmp_path: Path, run: Run) -> None:
    odd = "[milestone.m]\ndue = 2027-01-01T00:00:00\nmost = inf\nnone = nan\nat = 07:30:00\nlong = 0x" + "f" * 5000
    plan = Repository(tmp_path / "plan")
    plan.commit(odd, "2026-01-05")
    plan.commit(odd.replace("T00:00:00", "") + "\n", "2026-02-05")
    for command in (["check"], ["show", "m", "-C"], ["slips", "-C"], ["guard"]):
        assert run(*command, plan.top).status in (0, 1), command
    for form in ("text", "json", "markdown"):
        for words in (["--since", "2026-01-01"], ["HEAD~1"], []):
            ran = run("diff", *words, "-C", plan.top, "--format", form)
            assert ran.status == 0, ran.err
    told = run("diff", "HEAD~1", "-C", plan.top, "--format", "json").json["changes"]
    assert [(one["field"], one["before"], one["after"]) for one in told] == [
        ("due", "2027-01-01T00:00:00", "2027-01-01")
    ]
