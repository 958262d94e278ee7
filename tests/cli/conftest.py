"""What the tests of the commands share: a small workspace, and a command run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from roadmap.cli import main

from .pseudo_terminal import REPOSITORY

EXAMPLE = REPOSITORY / "examples" / "edge-ai-camera"

RECORDS = """
[organization.bo]
name.vi = "Bộ Công nghệ"
name.en = "Ministry of Technology"
type = "ministry"

[technology.chip]
name.vi = "Bán dẫn công suất"
name.en = "Power semiconductors"
accountable = "bo"
readiness = { now = 4, target = 8 }
platform = true

[technology.sensor]
name = "Cảm biến"
accountable = "nobody"
groups = ["none"]

[technology.bare]
"""


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language and form of output do not depend on who runs the tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ROADMAP_LANG", "en")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs a command line and gives its status and what it wrote."""

    def run_command(*argv: str | Path) -> Ran:
        try:
            status = main([str(word) for word in argv])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        return Ran(status, *capsys.readouterr())

    return run_command


@pytest.fixture
def ws(tmp_path: Path) -> Path:
    """A workspace with three technologies, one of them without an owner, one with a broken reference."""
    root = tmp_path / "ws"
    root.mkdir()
    (root / "records.toml").write_text(RECORDS, encoding="utf-8")
    return root
