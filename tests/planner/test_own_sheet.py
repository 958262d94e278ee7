"""The own sheet of a body or head on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import SIZES, driven, matches, press, shown, turn, workspace
from tui.screens.own_sheet import OwnSheetView

TEXT = """
[organization.most]
name = "Science Ministry"
[post.minister]
organization = "most"
title = "Minister"
holder = "A. Nguyen"
[technology.npu]
name = "Chip"
accountable = "most"
[activity.trial]
name = "Trial"
chain = "npu"
end = 2026-11-01
[bottleneck.foundry]
name = "Foundry contract"
cause = "money"
owner = "most"
[funding.grant]
name = "Grant"
for = "npu"
approved = { 2025 = 1000 }
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w", TEXT)


@pytest.mark.parametrize("size", SIZES)
async def test_own_sheet_of_the_example(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size) as (planner, pilot):
        await press(planner, pilot, "5", "home", "right", "right", "O", "down")
        matches(planner, "own_sheet")


async def test_the_sheet_of_the_body_that_answers_and_of_its_head(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "1")
        assert planner.chosen == "npu"
        await press(planner, pilot, "O")
        text = shown(planner)
        assert "Science Ministry · Head: Minister A. Nguyen" in text
        assert "answers for 1 · ✗ overdue 1 · waiting 1" in text
        assert "! 20 days overdue" in text
        assert "! no disbursement on record" in text
        assert "approved, no disbursement on record" in text
        assert "disbursed 0" not in text
        assert isinstance(planner.view, OwnSheetView)
        assert planner.view.focus_on("minister")
        await press(planner, pilot, "O")
        assert "minister · Science Ministry · Held by: A. Nguyen" in shown(planner)
        assert "Foundry contract" in shown(planner)
        await press(planner, pilot, "escape", "escape")
        assert planner.view is planner.get_screen("portfolio")


async def test_rows_open_their_records_and_headings_the_body(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        await press(planner, pilot, "1", "O")
        assert planner.chosen == "most"
        await press(planner, pilot, "down")
        assert planner.chosen == "trial"
        await press(planner, pilot, "enter")
        assert not isinstance(planner.view, OwnSheetView)
        assert planner.chosen == "trial"


async def test_whose_sheet_is_asked_where_it_is_not_plain(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", '[technology.npu]\n[organization.idle]\nname = "Idle Fund"\n')
    async with driven(folder) as (planner, pilot):
        await press(planner, pilot, "1", "O", "=idle", "enter")
        assert "Idle Fund" in shown(planner)
        assert "It answers for nothing." in shown(planner)
        assert "✗ no head on record" in shown(planner)


async def test_a_holder_who_is_removed_takes_the_sheet_along(small: Path) -> None:
    async with driven(small) as (planner, pilot):
        planner.push_screen(OwnSheetView("minister"))
        await press(planner, pilot, "down")
        await planner.change("rm", ids=("minister",))
        await press(planner, pilot, "down")
        assert planner.view is planner.get_screen("portfolio")


async def test_the_head_of_a_body_is_one_key_away(tmp_path: Path) -> None:
    toml = '[organization.most]\nname = "MOST"\n[product.a]\naccountable = "most"\n'
    folder = workspace(tmp_path / "plan", toml)
    async with driven(folder, lang="en") as (planner, pilot):
        await turn(planner, pilot, "portfolio", "a")
        await press(planner, pilot, "N", "=Director", "enter")
        assert planner.chosen == "director"
        made = planner.state.roadmap["director"]  # type: ignore[union-attr]  # it is there
        assert (made.organization, made.head) == ("most", True)  # type: ignore[attr-defined]  # a post
        await press(planner, pilot, "escape", "O", "N")  # now it is there
        assert planner.chosen == "director"
