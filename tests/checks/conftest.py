"""What tests of checks share that look at the past."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from git_repository import Repository

from roadmap.workspace import Workspace

TODAY = datetime.date(2026, 11, 21)

Remembered = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    """A function that commits texts, each (day, records) or (day, records, reason), and gives (record, severity) of
    every finding of one code."""  # fmt: skip
    made = 0

    def found(
        code: str, *commits: tuple[str, ...], settings: str = "", today: datetime.date = TODAY, now: str = ""
    ) -> list[tuple[str, str]]:
        nonlocal made
        made += 1
        repository = Repository(tmp_path / f"remembered-{made}")
        if settings:
            repository.write({"roadmap.toml": settings})
        for day, text, *reason in commits:
            repository.commit(text, day, "\n".join(["Cập nhật", "", *reason]))
        if now:
            repository.write(now)
        opened = Workspace.open(repository.top, today=today)
        assert opened.loaded.findings == ()
        return [(finding.record, finding.severity) for finding in opened.check([code])]

    return found
