"""OUT210: what weakens a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from git_repository import needs_git

if TYPE_CHECKING:
    from collections.abc import Callable

    Remembered = Callable[..., list[tuple[str, str]]]

pytestmark = needs_git

FIRED = [("i", "warning")]


def target(series: str, rest: str = "") -> str:
    return f"[indicator.i]\ntarget = {{ {series} }}\n{rest}"


@pytest.mark.parametrize(
    ("before", "after", "direction", "fires"),
    [
        ("2030 = 60", "2030 = 59.9", "up", True),
        ("2030 = 60", "2030 = 60.0", "up", False),
        ("2030 = 60", "2030 = 61", "up", False),
        ("2030 = 60", "2031 = 60", "up", True),  # a year later
        ("2030 = 60", "2029 = 60", "up", False),
        ("2030 = 60", "2027 = 40, 2030 = 60", "up", False),
        ("2027 = 40, 2030 = 60", "2030 = 60", "up", True),  # the first step is gone
        ("2027 = 40, 2030 = 60", "2026 = 60", "up", False),  # more, and earlier
        ("2030 = 60", "", "up", True),
        ("", "2030 = 60", "up", False),
        ("2030 = 5", "2030 = 6", "down", True),
        ("2030 = 5", "2030 = 4", "down", False),
        ("2030 = 5", "2032 = 4", "down", True),
    ],
)
def test_weaker(remembered: Remembered, before: str, after: str, direction: str, fires: bool) -> None:
    rest = f"direction = '{direction}'\n"
    commits = ("2026-01-05", target(before, rest)), ("2026-02-05", target(after, rest))
    assert remembered("OUT210", *commits) == (FIRED if fires else [])


@pytest.mark.parametrize(
    "reason", ["Lý do: giảm vốn", "Reason(i): x", "Reason(i.target): x", "Reason(i.target.2030): x"]
)
def test_with_a_reason(remembered: Remembered, reason: str) -> None:
    before, after = ("2026-01-05", target("2030 = 60")), target("2030 = 50")
    assert remembered("OUT210", before, ("2026-02-05", after, reason)) == []
    assert remembered("OUT210", before, ("2026-02-05", after), ("2026-03-05", after, reason)) == (
        FIRED if reason.startswith("Lý do:") else []
    )


def test_restored(remembered: Remembered) -> None:
    commits = ("2026-01-05", target("2030 = 60")), ("2026-02-05", target("2030 = 50"))
    assert remembered("OUT210", *commits, ("2026-03-05", target("2030 = 60"))) == []
    assert remembered("OUT210", *commits, ("2026-03-05", target("2030 = 55"))) == FIRED
    assert remembered("OUT210", *commits, now=target("2030 = 60")) == []


@pytest.mark.parametrize("rest", ["unit = 'tỷ đồng'", "formula = 'khác'", "direction = 'down'"])
def test_another_meaning_is_not_compared(remembered: Remembered, rest: str) -> None:
    assert remembered("OUT210", ("2026-01-05", target("2030 = 60")), ("2026-02-05", target("2031 = 5", rest))) == []


def test_a_new_indicator_promised_nothing_before(remembered: Remembered) -> None:
    assert remembered("OUT210", ("2026-01-05", "[need.n]"), ("2026-02-05", target("2030 = 60"))) == []
