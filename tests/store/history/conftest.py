"""What the tests of history share: a repository, and a cache of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_repository import Repository


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that another test or user has worked out is known."""
    monkeypatch.delenv("ROADMAP_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository that is a workspace."""
    return Repository(tmp_path / "ws")
