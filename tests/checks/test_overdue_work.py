"""TIM801 on missions and activities: late is what should have ended and neither ended nor was stopped."""

from __future__ import annotations

import pytest

from tests.conftest import Fired


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ("due = 2026-11-20", "warning"),
        ("due = 2026-08-23", "warning"),
        ("due = 2026-08-22", "error"),
        ("due = 2026-11-21", None),
        ('due = "2026"', None),
        ('due = 2026-01-01\nstate = "done"', None),
        ('due = 2026-01-01\nstate = "stopped"', None),
        ('due = 2026-01-01\nstate = "suspended"', None),
    ],
)
def test_missions(fired: Fired, fields: str, severity: str | None) -> None:
    found = fired("TIM801", f"[mission.it]\n{fields}\n")
    assert found == ([("it", severity)] if severity else [])


def test_activities(fired: Fired) -> None:
    late = '[activity.it]\nstate = "running"\nend = 2024-12-31\n'
    assert fired("TIM801", late) == [("it", "error")]
