"""``roadmap git-setup``: what it sets up, what it leaves alone, and that it can be taken away again."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .conftest import Run
from .repositories import alone, begun, git

__all__ = ["alone"]
pytestmark = pytest.mark.usefixtures("alone")


def state(top: Path) -> dict[str, bytes]:
    """Every file of the repository that a set-up could touch."""
    files = [path for path in top.rglob("*") if path.is_file() and "objects" not in path.parts]
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files if path.name != "index"}


def test_it_sets_up_a_clone_once_and_takes_it_away_again(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    before = state(top)
    ran = run("git-setup", "-C", top)
    assert ran.status == 0
    assert ran.out.count(": set up\n") == 4
    after = state(top)
    assert after[".gitattributes"] == b"*.toml merge=roadmap\n"
    assert git(top, "check-attr", "merge", "--", "a.toml").endswith(": roadmap")
    assert "merge-driver -- %O %A %B %L %P" in git(top, "config", "merge.roadmap.driver")
    assert run("git-setup", "-C", top).out.count(": already set up\n") == 4
    assert state(top) == after
    assert run("git-setup", "-C", top, "--remove").out.count(": removed\n") == 4
    assert state(top) == before
    assert run("git-setup", "-C", top, "--remove").out.count(": not there\n") == 4


def test_a_trial_changes_nothing(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    before = state(top)
    assert run("git-setup", "-C", top, "--dry-run").out.count(": would be set up\n") == 4
    assert state(top) == before
    run("git-setup", "-C", top)
    there = state(top)
    assert run("git-setup", "-C", top, "--remove", "--dry-run", "--lang", "vi").out.count(": sẽ gỡ bỏ\n") == 4
    assert state(top) == there


def test_a_workspace_in_a_folder_of_the_repository_merges_and_checks(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "kho của tôi", "title = 1\n")
    plan = top / "kế hoạch"
    plan.mkdir()
    (plan / "roadmap.toml").write_text('title = "Plan"\n')
    (plan / "a.toml").write_text('[technology.x]\nname = "X"\nnote = "old"\n')
    assert run("git-setup", "-C", plan).status == 0
    assert (plan / ".gitattributes").is_file()
    assert not (top / ".gitattributes").exists()
    git(top, "add", "-A")
    subprocess.run(["git", "commit", "-qm", "plan", "--no-verify"], cwd=top, check=True)
    for branch, old, new in (("one", '"X"', '"Y"'), ("two", '"old"', '"new"')):
        git(top, "checkout", "-q", "-b", branch, "main")
        text = (plan / "a.toml").read_text()
        (plan / "a.toml").write_text(text.replace(old, new))
        git(top, "commit", "-qam", branch, "--no-verify")
    git(top, "merge", "-q", "--no-edit", "one")
    assert (plan / "a.toml").read_text() == '[technology.x]\nname = "Y"\nnote = "new"\n'
    (plan / "a.toml").write_text("[technology.x]\ndepends_on = [3]\n")
    ran = subprocess.run(["git", "commit", "-qam", "bad"], cwd=top, capture_output=True, check=False)
    assert ran.returncode == 1
    assert b"REC052" in ran.stdout + ran.stderr


def test_attributes_of_others_stay(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    (top / ".gitattributes").write_bytes(b"* text=auto\r\n*.png binary")
    run("git-setup", "-C", top)
    assert (top / ".gitattributes").read_bytes() == b"* text=auto\r\n*.png binary\r\n*.toml merge=roadmap\r\n"
    run("git-setup", "-C", top, "--remove")
    assert (top / ".gitattributes").read_bytes() == b"* text=auto\r\n*.png binary\r\n"


def test_a_line_that_says_so_already_is_enough(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    (top / ".gitattributes").write_text("*.toml text merge=roadmap\n")
    run("git-setup", "-C", top)
    run("git-setup", "-C", top, "--remove")
    assert (top / ".gitattributes").read_text() == "*.toml text merge=roadmap\n"


def test_another_hook_stays_and_is_told_of(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    hook = top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n")
    ran = run("git-setup", "-C", top)
    assert ran.status == 1
    assert hook.read_text() == "#!/bin/sh\nexit 0\n"
    line = next(row for row in ran.out.splitlines() if "add to it: " in row).partition("add to it: ")[2]
    hook.write_text(f"#!/bin/sh\n{line}\n")
    assert run("git-setup", "-C", top).status == 0
    run("git-setup", "-C", top, "--remove")
    assert hook.exists()


def test_hooks_outside_of_the_repository_are_left_alone(run: Run, tmp_path: Path) -> None:
    top, outside = begun(tmp_path / "repository"), tmp_path / "hooks"
    outside.mkdir()
    git(top, "config", "core.hooksPath", str(outside))
    assert run("git-setup", "-C", top).status == 1
    assert not list(outside.iterdir())
    git(top, "config", "core.hooksPath", ".husky")
    assert run("git-setup", "-C", top).status == 0
    assert (top / ".husky" / "pre-commit").stat().st_mode & 0o111


def test_a_linked_attributes_file_is_left_alone(run: Run, tmp_path: Path) -> None:
    top, outside = begun(tmp_path / "repository"), tmp_path / "attributes"
    outside.write_text("")
    (top / ".gitattributes").symlink_to(outside)
    assert run("git-setup", "-C", top).status == 1
    assert outside.read_text() == ""


def test_a_further_work_tree_shares_the_set_up(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    git(top, "worktree", "add", "-q", str(tmp_path / "two"))
    assert run("git-setup", "-C", tmp_path / "two").status == 0
    assert git(top, "config", "merge.roadmap.recursive") == "binary"
    assert (top / ".git" / "hooks" / "pre-commit").exists()


def test_where_there_is_no_repository(run: Run, tmp_path: Path) -> None:
    ran = run("git-setup", "-C", tmp_path)
    assert (ran.status, ran.out) == (3, "")
    assert "not in a git repository" in ran.err
