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


def effective(top: Path, name: str = "a.toml") -> str:
    return git(top, "check-attr", "merge", "--", name).rpartition(" ")[2]


def attributes_sign(run: Run, top: Path) -> tuple[str, str]:
    signs = run("doctor", top, "--format", "json").json["signs"]
    return next((one["state"], one["said"]) for one in signs if one["name"] == "attributes")


@pytest.mark.parametrize("later", ["*.toml -merge", "* binary", "a.toml merge=union", "*.toml !merge"])
def test_a_later_line_does_not_have_the_last_word(run: Run, tmp_path: Path, later: str) -> None:
    top = begun(tmp_path / "repository")
    run("git-setup", "-C", top)
    with (top / ".gitattributes").open("a") as file:
        file.write(f"# theirs\n{later}\n")
    assert effective(top) != "roadmap"
    assert attributes_sign(run, top) == (
        "dangerous",
        f".gitattributes:3 keeps {attributes_file(later)} from the driver",
    )
    assert run("git-setup", "-C", top, "--dry-run").out.count(": would be set up\n") == 1
    assert run("git-setup", "-C", top).status == 0
    assert (top / ".gitattributes").read_text() == f"# theirs\n{later}\n*.toml merge=roadmap\n"
    assert effective(top) == "roadmap"
    assert attributes_sign(run, top)[0] == "good"
    assert run("git-setup", "-C", top).out.count(": already set up\n") == 4
    run("git-setup", "-C", top, "--remove")
    assert (top / ".gitattributes").read_text() == f"# theirs\n{later}\n"


def attributes_file(line: str) -> str:
    """The first file that a line turns away: one that may come to be, or the one that it names."""
    return "a.toml" if line.startswith("a.toml") else "x.toml"


@pytest.mark.parametrize("set_up_before", [True, False])
@pytest.mark.parametrize("place", [".git/info/attributes", "deep/er/.gitattributes"])
def test_a_line_that_is_out_of_reach_is_named(run: Run, tmp_path: Path, place: str, set_up_before: bool) -> None:
    top = begun(tmp_path / "repository")
    (top / "deep" / "er").mkdir(parents=True)
    (top / "deep" / "er" / "b.toml").write_text("[milestone.m]\n")
    (top / ".git" / "info").mkdir(exist_ok=True)
    if set_up_before:
        run("git-setup", "-C", top)
    (top / place).write_text("*.png binary\n*.toml -merge\n*.txt -merge\n")
    for _ in range(2):
        ran = run("git-setup", "-C", top)
        assert ran.status == 1
        assert f"{place}:2 decides otherwise about " in ran.out
        assert (top / ".gitattributes").read_text() == "*.toml merge=roadmap\n"
    assert attributes_sign(run, top)[0] == "dangerous"
    assert f"{place}:2 " in attributes_sign(run, top)[1]
    assert "quy định khác" in run("git-setup", "-C", top, "--lang", "vi").out
    (top / place).unlink()
    assert run("git-setup", "-C", top).status == 0


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
