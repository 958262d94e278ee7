"""Strings from near and far."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .naughty import NAUGHTY


@pytest.fixture(scope="session")
def strings() -> list[str]:
    """Our own naughty strings, and the Big List of Naughty Strings where it can be read in place."""
    shared = Path(os.environ.get("ROADMAP_SHARED") or Path(__file__).parents[3] / "shared")
    path = shared / "external" / "strings" / "blns.json"
    return [*NAUGHTY, *json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else list(NAUGHTY)


@pytest.fixture(scope="session")
def big_list(strings: list[str]) -> list[str]:
    """The same, and a skip said out loud where the big list is not there."""
    if len(strings) == len(NAUGHTY):
        pytest.skip("the Big List of Naughty Strings is not here; set ROADMAP_SHARED")
    return strings
