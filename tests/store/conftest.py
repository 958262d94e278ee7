"""What the tests of reading share: folders from the text that stands in the test, and the suites of others."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from .reading import GOOD, REPOSITORY, Folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Other people's test material, read in place."""
    folder = Path(os.environ.get("ROADMAP_SHARED") or REPOSITORY.parent / "shared") / "external"
    if not folder.is_dir():
        pytest.skip(f"there is no {folder}; set ROADMAP_SHARED to the folder that holds external/")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A function that makes a workspace of files, beside one good record."""

    def make(files: Mapping[str, str | bytes] | str | bytes) -> Path:
        named = files if isinstance(files, Mapping) else {"bad.toml": files}
        for name, content in {"good.toml": GOOD, **named}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return make
