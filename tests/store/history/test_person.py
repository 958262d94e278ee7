"""Who is put down as having made an edit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap.edits.set import set as set_fields
from roadmap.keeping import _login, author
from roadmap.store.history import git
from roadmap.store.history.person import person
from roadmap.workspace import Workspace
from tests.git_repository import Repository, needs_git


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nobody is named by the environment, and git has no settings but those of the test."""
    for name in ("ROADMAP_USER", "GIT_AUTHOR_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setattr("getpass.getuser", lambda: "lan01")
    _login.cache_clear()
    person.cache_clear()
    yield
    _login.cache_clear()
    person.cache_clear()


@needs_git
def test_the_repository_names_the_person_then_the_user_then_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    repository = Repository(inside)
    outside.mkdir()
    assert author(outside) == "lan01"
    settings = tmp_path / "settings"
    settings.write_text('[user]\n\tname = "Trần  Bình"\n', encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    person.cache_clear()
    repository.git("config", "user.name", "Nguyễn Thị Lan")
    assert (author(inside), author(outside)) == ("Nguyễn Thị Lan", "Trần Bình")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Hoa")
    assert author(inside) == "Hoa"
    monkeypatch.setenv("ROADMAP_USER", "Mai")
    assert author(inside) == "Mai"


@needs_git
def test_edits_carry_the_name_and_git_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path / "plan")
    repository.git("config", "user.name", "Nguyễn Thị Lan")
    (repository.top / "a.toml").write_text("[technology.chip]\n", encoding="utf-8")
    asked = []
    run = git.run

    def counted(root: Path, *arguments: str, patience: float | None = None) -> bytes:
        asked.append(arguments)
        return run(root, *arguments, patience=patience)

    monkeypatch.setattr(git, "run", counted)
    workspace = Workspace.open(repository.top, today="2026-11-21")
    for level in ("3", "4", "5"):
        workspace = workspace.apply(set_fields, id="chip", values=("readiness.now", level))
        assert workspace.kept and workspace.kept.entry
        assert workspace.kept.entry.who == "Nguyễn Thị Lan"
    assert asked == [("config", "--get", "user.name")]


def test_without_git_it_is_the_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert author(tmp_path) == "lan01"
