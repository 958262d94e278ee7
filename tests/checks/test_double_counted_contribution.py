"""OUT209: when the shares of an effect are more than the effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Fired, Opened

OWNERS = "[technology.a]\n[product.b]\n[organization.c]\n[indicator.i]\n"


@pytest.mark.parametrize(
    ("shares", "fires"),
    [
        ("{ a = 0.5, b = 0.5 }", False),
        ("{ a = 0.334, b = 0.334, c = 0.333 }", False),
        ("{ a = 0.334, b = 0.334, c = 0.334 }", True),
        ("{ a = 0.7, b = 0.6 }", True),
        ("{ a = 1, b = 0.3 }", True),
        ("{ a = 1 }", False),
        ("{ a = 0.1, b = 0.2, c = 0.7 }", False),
        ("{}", False),
    ],
)
def test_shares_are_the_whole_at_most(fired: Fired, shares: str, fires: bool) -> None:
    assert fired("OUT209", f"{OWNERS}shares = {shares}") == ([("i", "error")] if fires else [])


def test_the_sum_and_the_indicator_are_named(workspace: Opened) -> None:
    (finding,) = workspace(f"{OWNERS}shares = {{ a = 0.7, b = 0.6 }}").check(["OUT209"])
    assert finding.message.vi == "Các phần phân bổ của i cộng lại là 130 %, vượt quá 100 %"
    assert finding.route is not None
    assert (finding.route.record, finding.route.field) == ("i", ("shares",))


def test_shares_of_two_effects_are_not_added(fired: Fired) -> None:
    assert fired("OUT209", f"{OWNERS}shares = {{ a = 0.7 }}\n[indicator.j]\nshares = {{ a = 0.7 }}") == []
