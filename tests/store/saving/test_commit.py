"""Edits of several files: all of them or none, on record, durable when acknowledged."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import files, log
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import pending, recover
from roadmap.store.saving.transaction import Stale, Write, commit

from .conftest import Fails, Saved

LABEL = Text("Sửa", "Edit")


def test_all_files_of_an_edit_are_written_and_on_record(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"x = 1\n")
    (tmp_path / "b.toml").write_bytes(b"gone\n")
    writes = [
        Write("a.toml", b"x = 1\n", b"x = 2\n"),
        Write("b.toml", b"gone\n", None),
        Write("new/c.toml", None, b"c = 1\n"),
        Write("same.toml", None, None),
    ]
    with locked(tmp_path):
        assert recover(tmp_path) is None
        entry = commit(tmp_path, writes, label=LABEL, who="lan", session="s")
    assert (tmp_path / "a.toml").read_bytes() == b"x = 2\n"
    assert not (tmp_path / "b.toml").exists()
    assert (tmp_path / "new" / "c.toml").read_bytes() == b"c = 1\n"
    assert log.entries(tmp_path) == [entry]
    assert [patch.path for patch in entry.patches] == ["a.toml", "b.toml", "new/c.toml"]
    assert not pending(tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(".~")]


def test_nothing_is_written_when_a_file_is_another(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"theirs\n")
    writes = [Write("new.toml", None, b"x"), Write("a.toml", b"mine\n", b"x")]
    with locked(tmp_path), pytest.raises(Stale) as stale:
        commit(tmp_path, writes, label=LABEL, who="", session="")
    assert stale.value.paths == ("a.toml",)
    assert (tmp_path / "a.toml").read_bytes() == b"theirs\n"
    assert not (tmp_path / "new.toml").exists()
    assert not log.head(tmp_path)


def test_nothing_to_write_and_the_same_file_twice_are_mistakes(tmp_path: Path) -> None:
    for writes in ([], [Write("a.toml", b"x", b"x")], [Write("a.toml", None, b"x"), Write("a.toml", None, b"y")]):
        with locked(tmp_path), pytest.raises(ValueError, match="writes something"):
            commit(tmp_path, writes, label=LABEL, who="", session="")


def test_what_was_taken_back_by_hand_is_noted_as_undone(tmp_path: Path, save: Saved) -> None:
    save({"a.toml": b"1"})
    with locked(tmp_path):
        entry = commit(tmp_path, [], label=LABEL, who="", session="", undoes=1)
    assert entry.patches == ()
    assert log.undoable(tmp_path) is None
    assert not left(tmp_path)


def test_folders_in_which_nothing_is_left_go(tmp_path: Path, save: Saved) -> None:
    save({"deep/er/a.toml": b"1", "full/a.toml": b"1", "full/b.toml": b"1"})
    save({"deep/er/a.toml": None, "full/a.toml": None})
    assert not (tmp_path / "deep").exists()
    assert (tmp_path / "full").is_dir()


def left(root: Path) -> set[str]:
    """What lies about that is nobody's."""
    return {
        path.name
        for path in root.rglob("*")
        if path.name.startswith(".~") or path.suffix in (".pending", ".mine") or path.name == "plan"
    }


BEFORE: dict[str, bytes | None] = {"a.toml": b"1", "sub/b.toml": b"1", "c.toml": b"1"}
AFTER: dict[str, bytes | None] = {"a.toml": b"2", "sub/b.toml": None, "new/c.toml": b"2"}


def shown(root: Path) -> dict[str, bytes | None]:
    found = (path for path in root.rglob("*") if path.is_file() and ".roadmap" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("call", "about"),
    [
        ("open", "a.toml"),
        ("open", ".~roadmap-"),
        ("write", ".~roadmap-"),
        ("fsync", ".~roadmap-"),
        ("close", ".~roadmap-"),
        ("mkdir", "new"),
        ("open", "plan"),
        ("unlink", "sub/.~roadmap-"),
        ("write", ".roadmap/log/.~roadmap-"),
        ("replace", "00000002.pending"),
        ("fsync", ".roadmap/log"),
        ("replace", "a.toml"),
        ("listdir", ".roadmap/log"),
    ],
)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES, errno.EMFILE])
def test_a_failure_before_the_first_file_changes_nothing(
    tmp_path: Path, save: Saved, fails: Fails, monkeypatch: pytest.MonkeyPatch, call: str, about: str, error: int
) -> None:
    save(BEFORE)
    fails(call, about, error)
    if (call, error) == ("listdir", errno.EACCES):
        pytest.skip("a log that is closed to us counts as none")
    with pytest.raises(RoadmapError) as told:
        save(AFTER)
    assert told.value.status == 3
    assert os.strerror(error) in told.value.message.en
    assert told.value.message.en.endswith("nothing was changed")
    assert told.value.message.vi.endswith("chưa thay đổi gì")
    assert {path: data for path, data in shown(tmp_path).items() if ".~" not in path} == BEFORE
    assert not (tmp_path / "new").exists()
    monkeypatch.undo()
    with locked(tmp_path):
        assert recover(tmp_path) is None
    assert not left(tmp_path)
    assert save(AFTER).number == 2


@pytest.mark.parametrize(
    ("call", "about", "spared"), [("unlink", "sub/b.toml", 0), ("replace", "new/c.toml", 0), ("fsync", "/new", 0),
                                  ("replace", "00000002.json", 0), ("fsync", "/log", 1)]
)  # fmt: skip
def test_a_failure_later_is_finished_by_the_next_command(
    tmp_path: Path, save: Saved, fails: Fails, monkeypatch: pytest.MonkeyPatch, call: str, about: str, spared: int
) -> None:
    save(BEFORE)
    real: Any = os.fsync

    def of_folders(handle: int) -> None:
        # Only the folder itself, not the files in it.
        if str(Path(f"/proc/self/fd/{handle}").readlink()).endswith(about):
            nonlocal spared
            spared -= 1
            if spared < 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", of_folders)
    else:
        fails(call, about)
    with pytest.raises(RoadmapError) as told:
        save(AFTER)
    assert told.value.message.en.endswith(files.UNFINISHED.en)
    assert told.value.message.vi.endswith(files.UNFINISHED.vi)
    monkeypatch.undo()
    with locked(tmp_path):
        recover(tmp_path)
    assert shown(tmp_path) == {"a.toml": b"2", "c.toml": b"1", "new/c.toml": b"2"}
    assert log.head(tmp_path) == 2
    assert not left(tmp_path)


def test_what_cannot_be_taken_back_is_finished_later(
    tmp_path: Path, save: Saved, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    save({"a.toml": b"1"})
    fails("replace", "a.toml")
    fails("unlink", "00000002.pending")
    with pytest.raises(RoadmapError, match="the next command finishes it"):
        save({"a.toml": b"2"})
    monkeypatch.undo()
    with locked(tmp_path):
        assert recover(tmp_path)
    assert shown(tmp_path) == {"a.toml": b"2"}


def test_a_record_that_is_gone_is_taken_back_even_if_that_may_not_last(
    tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    save({"a.toml": b"1"})
    entry = log.load(tmp_path, 1)
    log.begin(tmp_path, entry._replace(number=2))

    def sync_folder(_: Path) -> None:
        raise OSError

    monkeypatch.setattr(files, "sync_folder", sync_folder)
    assert log.withdraw(tmp_path, entry._replace(number=2))


def test_somebody_who_saves_at_the_last_moment_is_noticed(
    tmp_path: Path, save: Saved, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    save({"a.toml": b"1", "b.toml": b"1"})
    real, theirs = log.begin, [b"theirs again", b"theirs"]

    def begin(*arguments: Any) -> None:
        real(*arguments)
        (tmp_path / "b.toml").write_bytes(theirs.pop())

    monkeypatch.setattr(log, "begin", begin)
    with pytest.raises(Stale) as stale:
        save({"a.toml": b"2", "b.toml": b"2"})
    assert stale.value.paths == ("b.toml",)
    assert shown(tmp_path) == {"a.toml": b"1", "b.toml": b"theirs"}
    assert not left(tmp_path)
    fails("unlink", ".pending")
    with pytest.raises(RoadmapError, match=r"b\.toml: changed by another program; the edit is on record"):
        save({"a.toml": b"2", "b.toml": b"2"})
    monkeypatch.undo()
    with locked(tmp_path):
        recovery = recover(tmp_path)
    assert recovery
    assert shown(tmp_path) == {"a.toml": b"2", "b.toml": b"theirs again", "b.toml.mine": b"2"}


def test_a_folder_of_ours_that_somebody_filled_stays(tmp_path: Path, save: Saved, fails: Fails) -> None:
    save({"a.toml": b"1"})
    fails("replace", "00000002.pending")
    fails("rmdir", "new")
    with pytest.raises(RoadmapError):
        save({"new/a.toml": b"1"})
    assert (tmp_path / "new").is_dir()


def test_an_odd_file_is_refused_and_said(tmp_path: Path, save: Saved) -> None:
    (tmp_path / "a.toml").symlink_to("/etc/passwd")
    with locked(tmp_path), pytest.raises(RoadmapError) as told:
        commit(tmp_path, [Write("a.toml", b"", b"x")], label=LABEL, who="", session="")
    assert told.value.status == 3
    assert told.value.hint.vi
