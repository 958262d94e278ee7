"""FUN607: steps of money, in order, over all years."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from roadmap.edit import named
from roadmap.remedy import offers

if TYPE_CHECKING:
    from tests.conftest import Opened


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ("approved = { 2025 = 5 }\nallocated = { 2025 = 5 }", []),
        ("approved = { 2025 = 5 }\nallocated = { 2025 = 6 }", ["allocated"]),
        ("approved = { 2025 = 5, 2026 = 5 }\nallocated = { 2025 = 6 }", []),
        ("approved = { 2026 = 5 }\ndisbursed = { 2025 = 6 }", ["disbursed"]),
        ("disbursed = { 2025 = 6 }\nspent = { 2025 = 7 }", ["approved", "spent"]),
        ("spent = { 2025 = 7 }", ["approved"]),
        ("spent = { 2025 = 0 }", []),
        ("allocated = { 2025 = 7 }", []),
        ("allocated = { 2025 = 7 }\ncommitted = { 2025 = 7 }", ["approved"]),
        ("approved = {}\nspent = { 2025 = 7 }", ["approved"]),
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


@pytest.mark.parametrize(
    ("amounts", "wrong"),
    [
        ("disbursed = { 2026 = 5 }", []),
        ("disbursed = { 2027 = 5 }", [("disbursed", "2027")]),
        ("disbursed = { 2027 = 0 }", []),
        ("disbursed = { 2026 = 1, 2028 = 2, 2027 = 1 }", [("disbursed", "2027")]),
        ("committed = { 2027 = 5 }", []),
        ("disbursed = { 2027 = 1 }\nspent = { 2028 = 1 }", [("disbursed", "2027"), ("spent", "2028")]),
    ],
)
def test_nothing_is_paid_in_a_year_that_has_not_come(
    workspace: Opened, amounts: str, wrong: list[tuple[str, ...]]
) -> None:
    opened = workspace(f"[funding.grant]\napproved = {{ 2026 = 9 }}\n{amounts}", today=datetime.date(2026, 12, 31))
    found = opened.check(["FUN607"])
    assert [finding.route.field for finding in found if finding.route] == wrong


@pytest.mark.parametrize(
    "steps", ["spent = { 2025 = 7 }", "approved = { 2026 = 9 }\ndisbursed = { 2027 = 5 }", "committed = { 2027 = 5 }"]
)
def test_the_first_amount_offered_settles_it(workspace: Opened, steps: str) -> None:
    opened = workspace(f"[funding.grant]\n{steps}", today=datetime.date(2026, 12, 31))
    opened = opened.held()
    while found := opened.check(["FUN607"]):
        first = offers(opened.survey, found[0], ["correct-amount"])[0]
        answers = {question.name: question.value for question in first.questions}
        opened = opened.apply(named(first.edit).function, **first.arguments(answers))
        assert len(opened.check(["FUN607"])) < len(found)
