"""A folder is read at one moment, also where an edit ends at the worst one."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.edits.rename import rename
from roadmap.store import opening
from roadmap.store.opening import opened
from roadmap.store.saving import recovery
from roadmap.workspace import Workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.toml").write_text("[technology.chip]\n")
    (tmp_path / "b.toml").write_text('[product.p]\nuses = ["chip"]\n')
    Workspace.open(tmp_path).apply(rename, id="chip", new="npu")
    return tmp_path


def test_an_edit_that_ends_between_the_last_two_looks_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file is read before the edit, the second after it, and the edit is done when the last look is taken."""
    read, looked = opening.read, 0

    def half(folder: Path, progress: object) -> object:
        loaded = read(folder, progress)  # type: ignore[arg-type]
        if looked == 1:
            (folder / "a.toml").write_text("[technology.npu]\n")
        return loaded

    def pending(folder: Path) -> bool:
        nonlocal looked
        looked += 1
        if looked == 2:  # the edit was unfinished while the files were read, and ends now
            Workspace.open(folder).apply(rename, id="npu", new="edge")
        return False

    monkeypatch.setattr(opening, "read", half)
    monkeypatch.setattr(recovery, "pending", pending)
    loaded = opened(root).loaded
    assert "edge" in loaded.roadmap
    assert loaded.roadmap["p"].uses == ("edge",)  # type: ignore[attr-defined]
