"""What tests of kept edits share: a workspace in a folder, and the edits by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from roadmap.workspace import Workspace

Held = Callable[[Mapping[str, str]], Workspace]


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """A function that writes files into a new folder and opens it."""

    def hold(files: Mapping[str, str]) -> Workspace:
        for name, text in files.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(dedent(text).encode())
        return Workspace.open(tmp_path, today="2026-11-21")

    return hold


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a workspace but our own: path -> bytes."""
    files = (path for path in root.rglob("*") if path.is_file() and ".roadmap" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
