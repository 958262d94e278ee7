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


PAIR = """\
[technology.t1]
name = "T"
[milestone.m]
of = "t1"
due = "soon"
[organization.o]
parent = "none"
"""


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A workspace in git with errors of several records, one of which refers to another."""
    root = tmp_path / "pair"
    root.mkdir()
    (root / "plan.toml").write_text(PAIR)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    return root


def errors(root: Path, run: Run) -> list[str]:
    return [row.split()[1] for row in run("guard", root).out.splitlines()]


def test_a_rename_brings_no_errors(pair: Path, run: Run) -> None:
    assert run("check", pair).status == 1
    for old, new in (("t1", "t2"), ("m", "moc"), ("o", "so"), ("t2", "t3")):
        assert run("rename", old, new, "-C", pair).status == 0
        assert errors(pair, run) == []


def test_a_new_error_beside_a_rename_is_found(pair: Path, run: Run) -> None:
    run("rename", "t1", "t2", "-C", pair)
    with (pair / "plan.toml").open("a") as stream:
        stream.write('[technology.t1]\nname = "Other"\n[activity.a]\nlead = "none"\n')
    assert errors(pair, run) == ["OWN101", "OWN107"]


def test_a_rename_committed_before_with_more_work_on_the_record(pair: Path, run: Run) -> None:
    run("rename", "t1", "t2", "-C", pair)
    git(pair, "commit", "-qam", "rename")
    run("set", "t2", "name", "New", "-C", pair)
    git(pair, "commit", "-qam", "more")
    assert run("guard", pair, "--against", "HEAD~2").out == ""


def test_a_text_that_reads_like_an_id_is_no_name(pair: Path, run: Run) -> None:
    (pair / "plan.toml").write_text(PAIR.replace('"T"', '"m"'))
    git(pair, "commit", "-qam", "more")
    run("rename", "m", "moc", "-C", pair)
    run("rename", "t1", "t2", "-C", pair)
    assert errors(pair, run) == []
