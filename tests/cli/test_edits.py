"""Edits from the shell: what is said, what is refused, what a trial run shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.model.text import Text

from .conftest import Run

PLAN = """\
# Kế hoạch
[technology.chip]
name.vi = "Bán dẫn"   # tên
name.en = "Chips"
accountable = "bo"

[organization.bo]
name.vi = "Bộ Công nghệ"
name.en = "Ministry of Technology"

[milestone.m]
of = "chip"
due = 2026-12-31
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    root = tmp_path / "plan"
    root.mkdir()
    (root / "plan.toml").write_text(PLAN, encoding="utf-8")
    return root


def text(plan: Path) -> str:
    return (plan / "plan.toml").read_text(encoding="utf-8")


def test_what_was_done_is_told_in_words(plan: Path, run: Run) -> None:
    ran = run("set", "m", "due", "2027-06-30", "-C", plan)
    assert ran.status == 0
    assert "Set fields of a record: m due 2027-06-30" in ran.out
    assert "31 Dec 2026 → 30 Jun 2027" in ran.out
    assert "Written: plan.toml" in ran.out
    assert text(plan) == PLAN.replace("2026-12-31", "2027-06-30")
    assert "30/06/2027" in run("set", "m", "due", "2027-12-31", "-C", plan, "--lang", "vi").out


def test_a_trial_run_shows_the_difference_and_writes_nothing(plan: Path, run: Run) -> None:
    ran = run("rename", "chip", "npu", "-C", plan, "--dry-run")
    assert ran.status == 0
    assert [row for row in ran.out.splitlines() if row[:1] in "+-" and row[1:2] not in "+-"] == [
        "-[technology.chip]",
        "+[technology.npu]",
        '-of = "chip"',
        '+of = "npu"',
    ]
    assert text(plan) == PLAN
    assert not (plan / ".roadmap").exists()


def test_a_new_file_in_a_trial_run(plan: Path, run: Run) -> None:
    out = run("new", "need", "n", "name=N", "-C", plan, "--dry-run").out
    assert out.startswith("--- /dev/null\n+++ b/need/n.toml\n")
    assert "+[need.n]\n" in out


def test_a_rename_is_told_once(plan: Path, run: Run) -> None:
    out = run("rename", "chip", "npu", "-C", plan).out.splitlines()
    assert len(out) == 4
    assert "chip → npu" in out[1]
    assert out[2].strip() == "References that follow the new id: 1"


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        (["set", "chp", "name", "x"], 2, "did you mean `chip`"),
        (["set", "chip", "readiness.now", "11"], 2, "at most 9"),
        (["set", "chip", "stage", "pilot"], 2, "Unknown field `stage`"),
        (["new", "tecnology", "x"], 2, "did you mean `technology`"),
        (["new", "technology", "chip"], 2, "already used in plan.toml"),
        (["rm", "bo"], 2, "referred to by chip (1 in all)"),
        (["link", "chip", "accountable", "m"], 2, "is a milestone"),
        (["link", "chip", "depends_on", "nobody"], 2, "There is no record `nobody`"),
        (["set", "chip", "accountable", "boo"], 2, "did you mean `bo`"),
        (["set", "chip", "accountable", "m"], 2, "is a milestone"),
        (["new", "activity", "a", "chain=chp"], 2, "did you mean `chip`"),
        (["unlink", "chip", "depends_on", "bo"], 2, "does not name `bo`"),
        (["move", "chip", "pilot"], 2, "not an activity"),
        (["hand-over", "m", "bo", "2027"], 2, "has no chain"),
        (["undo"], 1, "nothing to undo"),
        (["redo"], 1, "nothing to redo"),
        (["set", "chip"], 2, "required"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    plan: Path, run: Run, line: list[str], status: int, said: str
) -> None:
    ran = run(*line, "-C", plan)
    assert ran.status == status
    assert said in ran.err
    assert text(plan) == PLAN


def test_assignments_and_quoted_keys(plan: Path, run: Run) -> None:
    assert run("set", "m", "due=2027-06-30", "track=mastery", "-C", plan).status == 0
    assert "due = 2027-06-30" in text(plan)
    assert run("new", "activity", "a", 'people."vi mạch 1.0"=4', "-C", plan).status == 0
    assert run("set", "a", 'people."vi mạch 1.0"', "5", "-C", plan).status == 0
    assert "5" in (plan / "activity" / "a.toml").read_text(encoding="utf-8")
    assert "in quotes" in run("set", "m", "name", "Two", "words", "-C", plan).err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.000", "can mean 1000 or 1.0;"),
        ("-12.500", "can mean -12500 or -12.5;"),
        ("1.234", "can mean 1234 or 1.2340;"),
        ("1.000.000", "did you mean `1000000`"),
        ("5,5", "did you mean `5.5`"),
    ],
)
def test_a_number_that_people_and_programs_read_differently(plan: Path, run: Run, typed: str, said: str) -> None:
    for line in (["new", "indicator", "i", f"baseline={typed}"], ["new", "indicator", "i", f"target.2030={typed}"]):
        ran = run(*line, "-C", plan)
        assert ran.status == 2
        assert said in ran.err
    assert [path.name for path in plan.iterdir()] == ["plan.toml"]


@pytest.mark.parametrize("typed", ["1000", "1.0", "1.2340", "0.500", "12.5"])
def test_a_number_that_is_plain(plan: Path, run: Run, typed: str) -> None:
    assert run("new", "indicator", "i", f"baseline={typed}", "-C", plan).status == 0
    written = (plan / "indicator" / "i.toml").read_text(encoding="utf-8")
    assert float(written.split("= ")[-1]) == float(typed)


def test_a_number_of_whole_units_and_a_text_that_looks_like_one(plan: Path, run: Run) -> None:
    assert "can mean 1500 or 1.5;" in run("new", "funding", "f", "approved.2027=1.500", "-C", plan).err
    assert run("set", "chip", "note", "1.000", "-C", plan).status == 0
    assert 'note = "1.000"' in text(plan)


@pytest.mark.parametrize(
    ("typed", "meant"), [("31/12/2027", "2027-12-31"), ("2027Q2", "2027-Q2"), ("quý II/2027", "2027-Q2")]
)
def test_a_date_as_people_write_it(plan: Path, run: Run, typed: str, meant: str) -> None:
    assert f"did you mean `{meant}`" in run("set", "m", "due", typed, "-C", plan).err


def test_what_changes_nothing_says_so(plan: Path, run: Run) -> None:
    ran = run("set", "chip", "accountable", "bo", "-C", plan)
    assert (ran.status, ran.out) == (0, "Nothing changes\n")


def test_undo_redo_and_the_list_of_edits(plan: Path, run: Run) -> None:
    run("set", "m", "due", "2027-06-30", "-C", plan, "--reason", "waits for   the decree")
    changed = text(plan)
    undone = run("undo", "-C", plan)
    assert undone.status == 0
    words = "m: Due: 31 Dec 2026 → 30 Jun 2027 (181 days later) – Set fields of a record"
    assert undone.out.startswith(f"Undone: {words}\n  m: Due: 30 Jun 2027 → 31 Dec 2026 (181 days earlier)\n")
    assert text(plan) == PLAN
    assert run("redo", "-C", plan).out.startswith(f"Done again: {words}\n")
    assert text(plan) == changed
    listed = run("undo", "--list", "-C", plan).out.splitlines()
    assert len(listed) == 3
    assert f" redo: {words}" in listed[0]
    assert f" undo: {words}" in listed[1]
    assert listed[2].endswith(f" {words}; Reason(m): waits for the decree")
    said = run("undo", "--list", "-C", plan, "--lang", "vi").out.splitlines()[2]
    assert "m: Thời hạn: 31/12/2026 → 30/06/2027 (lùi 181 ngày) – Ghi trường của bản ghi" in said


def test_an_edit_of_before_is_listed_as_it_was_asked_for(plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmap.keeping.summary", lambda *_: Text("", ""))
    run("set", "m", "due", "2028", "-C", plan)
    assert run("undo", "--list", "-C", plan).out.endswith(" Set fields of a record: m due 2028\n")


def test_a_damaged_entry_ends_the_way_back_and_is_named(plan: Path, run: Run) -> None:
    for due in ("2027", "2028", "2029"):
        run("set", "m", "due", due, "-C", plan)
    (plan / ".roadmap" / "log" / "00000003.json").write_bytes(b"")
    before = text(plan)
    for way in ("undo", "redo"):
        ran = run(way, "-C", plan)
        assert ran.status == 1
        assert "Entry 3 of the log is damaged or missing" in ran.err
    assert text(plan) == before
    ran = run("undo", "--list", "-C", plan)
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == ["3", "2", "1"]
    assert "damaged or missing" in ran.out.splitlines()[0]
    assert "bị hỏng" in run("undo", "--list", "-C", plan, "--lang", "vi").out


def test_a_mass_removal_needs_a_yes(plan: Path, run: Run) -> None:
    ran = run("rm", "chip", "m", "-C", plan)
    assert ran.status == 2
    assert "2 of 3 records" in ran.err
    assert "--yes" in ran.err
    assert run("rm", "chip", "m", "-C", plan, "--yes").status == 0
    assert text(plan).count("[") == 1
    assert "[organization.bo]" in text(plan)


def test_the_settings_file_names_the_workspace(plan: Path, run: Run) -> None:
    (plan / "roadmap.toml").write_text('title = "x"\n')
    assert run("set", "m", "due", "2028", "-C", plan / "roadmap.toml").status == 0
    assert run("undo", "--list", "-C", plan / "roadmap.toml").out.count("\n") == 1
