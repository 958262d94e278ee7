"""What is remembered of a record: commits, and edits that are in no commit yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_repository import Repository, needs_git

from roadmap.edit import named
from roadmap.remembering import remembered
from roadmap.workspace import Workspace
from tests.conftest import TODAY

pytestmark = needs_git


@pytest.fixture
def opened(tmp_path: Path) -> Workspace:
    repository = Repository(tmp_path / "plan")
    repository.commit("[milestone.first]\ndue = 2026-12-31\n[milestone.other]\n", "2026-03-12")
    repository.commit('[milestone.first]\ndue = 2027-03-31\n[milestone.other]\n', "2026-09-15",
                      "Lùi mốc\n\nReason: chờ nghị định")  # fmt: skip
    return Workspace.open(repository.top, today=TODAY)


def test_commits_and_edits_newest_first(opened: Workspace) -> None:
    now = opened.apply(named("set").function, id="first", values=("due", "2027-06-30"), reason="chờ linh kiện")
    now = now.apply(named("set").function, id="other", values=("due", "2028"))
    edit, slip, begin = remembered(now.survey, now.loaded.root, "first")
    assert (edit.mine, edit.revision, edit.reason) == (True, "", "chờ linh kiện")
    assert edit.title.vi.startswith("Ghi trường của bản ghi")
    assert [(change.path, change.before, change.after) for change in edit.changes] == [
        (("due",), "2027-03-31", "2027-06-30")
    ]
    assert (slip.reason, slip.mine, slip.changes[0].after) == ("chờ nghị định", False, "2027-03-31")
    assert len(slip.revision) == 40
    assert begin.changes[0].path == ()
    assert [one.mine for one in remembered(now.survey, now.loaded.root, "other")] == [True, False]


def test_an_undo_is_remembered_as_one(opened: Workspace) -> None:
    now = opened.apply(named("set").function, id="first", values=("due", "2027-06-30")).undo()
    undone, edit, *_ = remembered(now.survey, now.loaded.root, "first")
    assert undone.title.vi.startswith("Hoàn tác: ")
    assert edit.changes[0].after == undone.changes[0].before == "2027-06-30"


def test_what_is_committed_is_told_once(opened: Workspace, tmp_path: Path) -> None:
    opened.apply(named("set").function, id="first", values=("due", "2027-06-30"))
    text = (tmp_path / "plan" / "records.toml").read_text(encoding="utf-8")
    Repository(tmp_path / "plan").commit(text, "2099-01-01")
    later = Workspace.open(tmp_path / "plan", today=TODAY)
    told = remembered(later.survey, later.loaded.root, "first")
    assert [bool(one.revision) for one in told] == [True, True, True]


def test_without_git_the_log_is_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text("[milestone.first]\n", encoding="utf-8")
    now = Workspace.open(tmp_path, today=TODAY).apply(named("set").function, id="first", values=("due", "2028"))
    (edit,) = remembered(now.survey, now.loaded.root, "first")
    assert edit.mine
    assert remembered(now.survey, now.loaded.root, "no-such-record") == []
