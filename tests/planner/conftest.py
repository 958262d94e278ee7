from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import copy_of


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own settings, keys or drafts; what is drawn to files stays in the test's own folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("NO_COLOR", "VISUAL", "EDITOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the worked example."""
    return copy_of("edge-ai-camera", tmp_path)


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A copy of the strategic technologies."""
    return copy_of("vn-strategic-technologies", tmp_path)
