"""Search everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import SIZES, driven, matches, press, shown, workspace
from tui.dialogs.search import Search
from tui.screens.portfolio import Portfolio
from tui.screens.record import RecordSheet
from tui.widgets.table import Table

PLAN = """
[product.camera]
name = { vi = "Máy ảnh xử lý tại biên", en = "Edge camera" }
note = "[@click=app.bell]x[/] Reviewed at Hòa Lạc"
[product.drone]
name.en = "Drone"
[organization.hoa]
name.en = "Hoa Sen Group"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


@pytest.mark.parametrize("size", SIZES)
async def test_records_by_kind_with_the_place(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size) as (planner, pilot):
        await press(planner, pilot, "7", "/", "=ban dan")
        matches(planner, "search")


async def test_enter_goes_to_the_record_in_the_view_or_opens_its_sheet(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "/", "=may anh", "enter")
        assert isinstance(planner.view, Portfolio)
        assert planner.chosen == "camera"
        await press(planner, pilot, "/", "=hoa", "enter")
        assert isinstance(planner.screen, RecordSheet)
        assert planner.screen.record == "hoa"


async def test_the_sheet_may_be_asked_for(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "/", "=dro", "ctrl+e")
        assert isinstance(planner.screen, RecordSheet)
        assert planner.screen.record == "drone"


async def test_the_arrows_choose_and_the_last_words_come_back(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "/", "=hoa", "down")
        assert planner.screen.query_one(Table).key == "camera"
        assert "note: … Reviewed at Hòa Lạc" in shown(planner)
        await press(planner, pilot, "enter")
        assert planner.chosen == "camera"
        await press(planner, pilot, "/")
        assert "search again" in shown(planner)
        await press(planner, pilot, "enter")
        assert isinstance(planner.screen, Search)
        assert planner.screen.query_one(Table).keys == ["hoa", "camera"]
        await press(planner, pilot, "escape")
        assert isinstance(planner.screen, Portfolio)


async def test_what_was_just_written_is_found(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "/", "=lens", "escape")
        assert await planner.change("set", id="drone", values=("name.en", "Lens"))
        await press(planner, pilot, "/", "=lens", "enter")
        assert planner.chosen == "drone"


async def test_nothing_found_goes_nowhere(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await press(planner, pilot, "/", "=zzz", "enter", "ctrl+e")
        assert isinstance(planner.screen, Search)
