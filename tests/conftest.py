"""What tests share: a workspace from the text that stands in the test."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from roadmap.workspace import Workspace

TODAY = datetime.date(2026, 11, 21)

Opened = Callable[..., Workspace]
Fired = Callable[..., list[tuple[str, str]]]


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test finds nothing that an earlier run has kept, and leaves nothing behind."""
    monkeypatch.setenv("ROADMAP_CACHE", "off")


@pytest.fixture
def workspace(tmp_path: Path) -> Opened:
    """A function that writes records (and settings) as TOML to a folder of its own and opens it.

    A remark that is the name of a file, such as ``# hust/plan.toml``, begins that file.
    """
    opened = 0

    def open_workspace(text: str, *, settings: str = "", today: datetime.date = TODAY) -> Workspace:
        nonlocal opened
        opened += 1
        root = tmp_path / str(opened)
        root.mkdir()
        first, *others = re.split(r"^# (\S+\.toml)\n", dedent(text), flags=re.MULTILINE)
        for name, content in [("records.toml", first), *zip(others[::2], others[1::2], strict=True)]:
            (root / name).parent.mkdir(exist_ok=True)
            if content or not others:
                (root / name).write_text(content, encoding="utf-8")
        if settings:
            (root / "roadmap.toml").write_text(dedent(settings), encoding="utf-8")
        return Workspace.open(root, today=today)

    return open_workspace


@pytest.fixture
def fired(workspace: Opened) -> Fired:
    """A function that gives (record, severity) of every finding of one code in records written as TOML."""

    def found(code: str, text: str, *, settings: str = "", today: datetime.date = TODAY) -> list[tuple[str, str]]:
        opened = workspace(text, settings=settings, today=today)
        assert opened.loaded.findings == ()
        return [(finding.record, finding.severity) for finding in opened.check([code])]

    return found
