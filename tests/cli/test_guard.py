"""A commit hook stops new errors, and only those."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .conftest import Run

IDENTITY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Lan"), ("EMAIL", "lan@example.vn"))
}


def git(folder: Path, *words: str) -> None:
    environment = {**os.environ, **IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A workspace in git with one error: a technology at the pilot stage that nobody answers for."""
    root = tmp_path / "plan"
    root.mkdir()
    (root / "plan.toml").write_text('[technology.chip]\naccountable = "nobody"\n[organization.bo]\n')
    git(root, "init", "-q")
    return root


def test_errors_that_were_there_already_do_not_count(plan: Path, run: Run) -> None:
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "x")
    assert run("check", plan).status == 1
    assert run("guard", plan).status == 0


def test_a_new_error_is_named_and_stops(plan: Path, run: Run) -> None:
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "x")
    with (plan / "plan.toml").open("a") as stream:
        stream.write('[activity.a]\nlead = "none"\n')
    ran = run("guard", plan)
    assert ran.status == 1
    assert "plan.toml:5 OWN107" in ran.out
    assert "New errors: 1" in ran.err


def test_before_the_first_commit_there_is_nothing_to_compare_with(plan: Path, run: Run) -> None:
    assert run("guard", plan).status == 0


def test_outside_git_it_says_so(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.toml").write_text('[technology.chip]\naccountable = "nobody"\n')
    ran = run("guard", tmp_path)
    assert ran.status == 3
    assert "git" in ran.err


def test_another_commit_to_compare_with(plan: Path, run: Run) -> None:
    git(plan, "add", "-A")
    git(plan, "commit", "-qm", "x")
    assert run("guard", plan, "--against", "nothing-like-it").status == 2
    assert run("guard", plan, "--against", "HEAD").status == 0
