"""TIM806: how old a confirmation may be, and what need not be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired


@pytest.mark.parametrize(
    ("as_of", "fires"),
    [
        ("2025-11-22", False),
        ("2025-11-21", False),  # twelve months to the day
        ("2025-11-20", True),
        ('"2025"', False),
        ('"2025-11"', False),
        ('"2025-10"', True),
        ('"2025-Q3"', True),
    ],
)
def test_after_twelve_months(fired: Fired, as_of: str, fires: bool) -> None:
    assert fired("TIM806", f"[technology.chip]\nas_of = {as_of}") == ([("chip", "warning")] if fires else [])


def test_the_months_are_a_setting(fired: Fired) -> None:
    assert fired("TIM806", "[need.n]\nas_of = 2026-08-20", settings="checks.TIM806.months = 3") == [("n", "warning")]
    assert fired("TIM806", "[need.n]\nas_of = 2026-08-20", settings="checks.TIM806.months = 4") == []


def test_what_was_never_confirmed_is_not_stale(fired: Fired) -> None:
    assert fired("TIM806", "[technology.chip]") == []


@pytest.mark.parametrize(
    "text",
    [
        "[activity.it]\nstate = 'done'",
        "[mission.it]\nstate = 'stopped'",
        "[milestone.it]\ndone = 2024-12-31",
        "[bottleneck.it]\nclosed = 2024-12-31",
        "[directive.it]\nissued = 2024-12-31",
        "[post.it]\nuntil = 2025-12-31",
        "[document.it]",
        "[catalogue.it]",
        "[product.it]\nlistings.old = {}",
    ],
)
def test_what_cannot_change_any_more_is_left_out(fired: Fired, text: str) -> None:
    kind, old = text.split("\n", 1) if "\n" in text else (text, "")
    past = "[catalogue.old]\nvalid_to = 2026-06-30" if "listings" in text else ""
    assert fired("TIM806", f"{kind}\nas_of = 2025-01-01\n{old}\n{past}") == []


@pytest.mark.parametrize(
    "text", ["[activity.it]\nstate = 'running'", "[milestone.it]", "[directive.it]\nstate = 'drafting'", "[post.it]"]
)
def test_what_may_change_is_asked(fired: Fired, text: str) -> None:
    assert fired("TIM806", f"{text}\nas_of = 2025-01-01") == [("it", "warning")]
