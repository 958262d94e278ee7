from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import SIZES, driven, matches, press, shown


@pytest.mark.parametrize("size", SIZES)
async def test_portfolio_of_the_seed(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size) as (planner, pilot):
        await press(planner, pilot, "down", "down")
        matches(planner, "portfolio")


async def test_the_chosen_record_is_the_one_under_the_cursor(example: Path) -> None:
    async with driven(example) as (planner, pilot):
        first = planner.chosen
        await press(planner, pilot, "down")
        assert planner.chosen != first
        assert planner.chosen in planner.state.roadmap


async def test_undo_says_so_where_there_is_nothing_to_undo(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        await press(planner, pilot, "u")
        assert "There is nothing to undo" in shown(planner)
