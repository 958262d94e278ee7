"""OWN105: the day on which a term ends, and what the post still answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired


@pytest.mark.parametrize(
    ("until", "fires"), [("2026-11-20", True), ("2026-11-21", False), ('"2026"', False), ('"2025"', True)]
)
def test_a_term_ends_with_its_last_day(fired: Fired, until: str, fires: bool) -> None:
    text = f"[technology.chip]\npost = 'minister'\n[post.minister]\nuntil = {until}"
    assert fired("OWN105", text) == ([("minister", "warning")] if fires else [])


@pytest.mark.parametrize(
    ("holder", "fires"),
    [
        ("[mission.m]\npost = 'p'", True),
        ("[mission.m]\npost = 'p'\nstate = 'done'", False),
        ("[programme.m]\npost = 'p'\nend = 2026-11-21", True),
        ("[programme.m]\npost = 'p'\nend = 2026-11-20", False),
        ("[product.m]\npost = 'p'", True),
        ("[product.m]\npost = 'p'\nlistings.old = {}\n[catalogue.old]\nvalid_to = 2026-06-30", False),
        ("[handover.m]\naccepted_by = 'p'", False),
        ("", False),
    ],
)
def test_only_what_is_open_needs_somebody(fired: Fired, holder: str, fires: bool) -> None:
    assert bool(fired("OWN105", f"[post.p]\nuntil = 2026-01-01\n{holder}")) is fires
