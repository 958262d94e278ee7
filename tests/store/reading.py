"""What reading a folder gave, in the form in which tests compare it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from roadmap.model.finding import Finding
from roadmap.store.reading.read import Loaded, place, read

REPOSITORY = Path(__file__).parents[2]
GOOD = '[technology.good]\nname = "Good"\n'

Folder = Callable[..., Path]


def placed(loaded: Loaded) -> list[Finding]:
    """The findings of reading, each with its place."""
    return list(place(loaded, loaded.findings))


def told(root: Path) -> list[tuple[str, int, int]]:
    """(code, line, column) of every finding of reading `root`, which still holds the good record."""
    loaded = read(root)
    assert "good" in loaded.roadmap
    for finding in loaded.findings:
        assert finding.message.vi
        assert finding.message.en
    return [(finding.code, finding.span.line, finding.span.column) for finding in placed(loaded) if finding.span]
