"""What tests share: a workspace from the text that stands in the test."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from roadmap.workspace import Workspace

TODAY = datetime.date(2026, 11, 21)

Opened = Callable[..., Workspace]


@pytest.fixture
def workspace(tmp_path: Path) -> Opened:
    """A function that writes records (and settings) as TOML to a folder of its own and opens it."""
    opened = 0

    def open_workspace(text: str, *, settings: str = "", today: datetime.date = TODAY) -> Workspace:
        nonlocal opened
        opened += 1
        root = tmp_path / str(opened)
        root.mkdir()
        (root / "records.toml").write_text(dedent(text), encoding="utf-8")
        if settings:
            (root / "roadmap.toml").write_text(dedent(settings), encoding="utf-8")
        return Workspace.open(root, today=today)

    return open_workspace
