"""Running git: what it is given, what it may start, and what is said when it refuses."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from git_repository import Repository, needs_git

from roadmap.model.finding import RoadmapError
from roadmap.store.history import git
from roadmap.store.history.git import GitError, environment, run
from roadmap.store.history.ledger import ledger
from roadmap.store.history.repository import kept
from roadmap.store.history.snapshot import snapshot

pytestmark = needs_git


def test_bytes_in_and_out(repository: Repository) -> None:
    id = run(repository.top, "hash-object", "-w", "--stdin", input="một\0hai".encode())
    assert run(repository.top, "cat-file", "blob", id.decode().strip()) == "một\0hai".encode()


def test_an_error_is_told_in_gits_own_words(repository: Repository) -> None:
    with pytest.raises(GitError) as told:
        run(repository.top, "cat-file", "blob", "0" * 40)
    assert told.value.status == 3
    assert told.value.code == 128
    assert "git cat-file: " in told.value.message.en
    assert "fatal" not in told.value.message.vi


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.top))
    with pytest.raises(RoadmapError, match="not installed") as told:
        run(repository.top, "version")
    assert told.value.status == 3
    assert told.value.hint.vi


def test_a_folder_that_is_gone(repository: Repository) -> None:
    with pytest.raises(RoadmapError, match="cannot be started") as told:
        run(repository.top / "gone", "version")
    assert told.value.status == 3


def test_an_error_without_words(repository: Repository) -> None:
    with pytest.raises(GitError, match="exit status 1"):
        run(repository.top, "rev-parse", "--verify", "--quiet", "no-such-name")


def test_git_that_does_not_end(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "PATIENCE", 0.2)
    repository.git("config", "alias.forever", "!sleep 5")
    with pytest.raises(RoadmapError, match="has not ended"):
        run(repository.top, "forever")


def test_the_environment_points_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_COUNT", "LD_PRELOAD"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("SSH_AUTH_SOCK", "/agent")
    quiet, fetching = environment(), environment(network=True)
    assert not {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_COUNT", "LD_PRELOAD"} & {
        *quiet, *fetching,
    }  # fmt: skip
    assert quiet["GIT_OPTIONAL_LOCKS"] == fetching["GIT_TERMINAL_PROMPT"] == "0"
    assert quiet["GIT_ALLOW_PROTOCOL"] == ""
    assert "SSH_AUTH_SOCK" not in quiet
    assert fetching["SSH_AUTH_SOCK"] == "/agent"
    assert "GIT_ALLOW_PROTOCOL" not in fetching


def test_nothing_is_fetched_unless_asked(repository: Repository, tmp_path: Path) -> None:
    repository.commit("[need.n]")
    other = Repository(tmp_path / "other")
    with pytest.raises(GitError, match="not allowed"):
        run(other.top, "fetch", str(repository.top))
    run(other.top, "fetch", "-q", str(repository.top), network=True)
    assert (other.top / ".git" / "FETCH_HEAD").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_refused(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("[need.n]")
    for place in (repository.top, repository.top / ".git"):
        os.chown(place, 12345, 12345)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(RoadmapError, match="belongs to another user") as told:
        ledger(kept(repository.top))
    assert "safe.directory" in told.value.hint.vi


def test_settings_of_a_hostile_repository_start_nothing(repository: Repository, tmp_path: Path) -> None:
    """Every setting that names a program, and every hook, would leave a mark."""
    repository.commit({"a.toml": "[need.n]\nunit = 'a'", ".gitattributes": "*.toml filter=evil diff=evil"})
    mark = tmp_path / "started"
    evil = tmp_path / "evil.sh"
    evil.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n", encoding="utf-8")
    evil.chmod(0o755)
    repository.git("branch", "side")
    repository.commit({"a.toml": "[need.n]\nunit = 'b'"})
    for setting in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.evil.textconv", "diff.evil.command",
        "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "gpg.program", "core.editor",
        "remote.origin.uploadpack", "core.alternateRefsCommand", "pager.log", "pager.rev-list", "pager.diff-tree",
    ):  # fmt: skip
        repository.git("config", setting, str(evil))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "extensions.partialClone", "origin")
    repository.git("config", "remote.origin.url", str(tmp_path))
    repository.git("config", "remote.origin.promisor", "true")
    for hook in ("post-checkout", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman"):
        place = repository.top / ".git" / "hooks" / hook
        place.write_bytes(evil.read_bytes())
        place.chmod(0o755)
    found = kept(repository.top)
    assert found.head
    assert len(ledger(found).of("n")) == 2
    assert snapshot(found, "side").roadmap["n"]
    tree = repository.git("rev-parse", "HEAD:a.toml")
    (repository.top / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    assert snapshot(found, found.head).findings
    assert not mark.exists()
