"""FUN607: steps of money, in order, over all years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Opened


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ("approved = { 2025 = 5 }\nallocated = { 2025 = 5 }", []),
        ("approved = { 2025 = 5 }\nallocated = { 2025 = 6 }", ["allocated"]),
        ("approved = { 2025 = 5, 2026 = 5 }\nallocated = { 2025 = 6 }", []),
        ("approved = { 2026 = 5 }\ndisbursed = { 2025 = 6 }", ["disbursed"]),
        ("disbursed = { 2025 = 6 }\nspent = { 2025 = 7 }", ["spent"]),
        ("spent = { 2025 = 7 }", []),
        ("approved = {}\nspent = { 2025 = 7 }", []),
        ("approved = { 2025 = 0 }\nspent = { 2025 = 7 }", ["spent"]),
        (
            "approved = { 2025 = 1 }\nallocated = { 2025 = 2 }\ncommitted = { 2025 = 3 }\nspent = { 2025 = 4 }",
            ["allocated", "committed", "spent"],
        ),
    ],
)
def test_each_step_is_at_most_the_one_before(workspace: Opened, steps: str, wrong: list[str]) -> None:
    found = workspace(f"[funding.grant]\n{steps}").check(["FUN607"])
    assert [finding.route.field for finding in found if finding.route] == [(step,) for step in wrong]
    assert all(finding.severity == "error" for finding in found)
