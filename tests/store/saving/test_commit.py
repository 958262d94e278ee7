"""Edits of several files: all of them or none, on record, durable when acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.model.text import Text
from roadmap.store.saving import log
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import pending, recover
from roadmap.store.saving.transaction import Stale, Write, commit

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
