"""A fingerprint differs whenever what is read could differ, and says so when it cannot know."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap.store.caching.fingerprint import Fingerprint, build, fingerprint
from roadmap.store.reading.read import read
from roadmap.store.saving.log import PLAN
from roadmap.store.saving.log import folder as log_folder
from roadmap.store.saving.recovery import pending

from .reading import Folder


def _mark(root: Path) -> str:
    found = fingerprint(str(root))
    assert isinstance(found, Fingerprint)
    assert found.digests == read(root).digests
    return found.mark


_CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda root: (root / "a.toml").write_text("[need.b]\n"),
    "settings": lambda root: (root / "roadmap.toml").write_text("title = 'Y'\n"),
    "name": lambda root: (root / "a.toml").rename(root / "b.toml"),
    "place": lambda root: (root / "a.toml").rename(root / "in" / "a.toml"),
    "new": lambda root: (root / "in" / "b.toml").write_text(""),
    "gone": lambda root: (root / "a.toml").unlink(),
    "hidden": lambda root: (root / "a.toml").rename(root / ".a.toml"),
    "other-name": lambda root: (root / "a.toml").rename(root / "a.toml.txt"),
    "link": lambda root: (root / "link.toml").symlink_to("a.toml"),
    "folder-link": lambda root: (root / "link.toml").symlink_to("in"),
    "linked-folder": lambda root: (root / "linked").symlink_to("in"),
    "pipe": lambda root: os.mkfifo(root / "pipe.toml"),
}


@pytest.mark.parametrize("change", _CHANGES)
def test_what_reading_can_see_shows(folder: Folder, change: str) -> None:
    root = folder({"a.toml": "[need.a]\n", "roadmap.toml": "title = 'X'\n", "in/c.toml": "[need.c]\n"})
    before = _mark(root)
    _CHANGES[change](root)
    assert _mark(root) != before


def test_what_reading_cannot_see_does_not_show(folder: Folder) -> None:
    root = folder({"a.toml": "[need.a]\n", "in/c.toml": "[need.c]\n"})
    before = _mark(root)
    os.utime(root / "a.toml", (0, 0))
    (root / "notes.md").write_text("x")
    (root / ".hidden.toml").write_text("x")
    (root / "node_modules").mkdir()
    (root / "node_modules" / "x.toml").write_text("x")
    assert _mark(root) == before
    moved = root.with_name("moved")
    root.rename(moved)
    assert _mark(moved) == before


def test_the_time_of_a_change_does_not_hide_it(folder: Folder) -> None:
    root = folder({"a.toml": "[need.a]\n"})
    before, status = _mark(root), (root / "a.toml").stat()
    (root / "a.toml").write_text("[need.b]\n")
    os.utime(root / "a.toml", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert _mark(root) != before


def test_what_it_cannot_vouch_for(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder("")
    assert fingerprint(str(root)) is not None
    assert fingerprint(str(root / "missing")) is None
    assert fingerprint(str(root / "good.toml")) is None
    monkeypatch.setenv("GIT_DIR", "elsewhere")
    assert fingerprint(str(root)) is None
    monkeypatch.delenv("GIT_DIR")
    with (root / "large.toml").open("wb") as large:
        large.truncate(16 * 1024 * 1024 + 1)
    assert fingerprint(str(root)) is None
    (root / "large.toml").unlink()
    deep = root.joinpath(*["d"] * 32)
    deep.mkdir(parents=True)
    assert fingerprint(str(root)) is not None
    (deep / "d").mkdir()
    assert fingerprint(str(root)) is None


@pytest.mark.parametrize("name", ["00000001.pending", PLAN])
def test_an_unfinished_edit(folder: Folder, name: str) -> None:
    root = folder("")
    log_folder(root).mkdir(parents=True)
    (log_folder(root) / "00000001.json").touch()
    assert fingerprint(str(root)) is not None
    (log_folder(root) / name).touch()
    assert pending(root)
    assert fingerprint(str(root)) is None


def test_the_commit_checked_out_shows(folder: Folder) -> None:
    root = folder({"in/a.toml": "[need.a]\n"})

    def git(*words: str) -> None:
        said = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *said, *words], cwd=root, check=True, capture_output=True)

    marks = [_mark(root)]
    git("init")
    git("add", ".")
    for words in (
        ("commit", "-m", "one"),
        ("commit", "--allow-empty", "-m", "two"),
        ("checkout", "--detach"),
        ("checkout", "-b", "other"),
        ("commit", "--allow-empty", "-m", "three"),
    ):
        git(*words)
        marks.append(_mark(root / "in"))
    assert len(set(marks)) == len(marks)
    git("commit", "--allow-empty", "-m", "four")
    git("pack-refs", "--all")
    packed = _mark(root / "in")
    git("commit", "--allow-empty", "-m", "five")
    assert _mark(root / "in") != packed
    git("worktree", "add", "../tree", "-b", "tree")
    tree = root.parent / "tree"
    before = _mark(tree / "in")
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--allow-empty", "-m", "six"],
        cwd=tree, check=True, capture_output=True,
    )  # fmt: skip
    assert _mark(tree / "in") != before


def test_the_program_itself_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = build()
    assert build() == before
    (tmp_path / "pydantic-9.9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert build() != before
