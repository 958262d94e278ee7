"""The history of a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from git_repository import Repository, needs_git

from tests.planner.driving import SIZES, driven, matches, press, shown, turn
from tui.screens.history import RecordHistory
from tui.screens.portfolio import Portfolio
from tui.widgets.table import Table

pytestmark = needs_git


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    repository = Repository(tmp_path / "plan")
    text = 'title = "Test"\nlanguage = "vi"\n'
    first = '[product.camera]\nname.vi = "Máy ảnh"\naccountable = "most"\n[organization.most]\n[organization.moit]\n'
    later = first.replace('"most"', '"moit"')
    repository.commit({"roadmap.toml": text, "records.toml": first}, "2026-03-12")
    repository.commit({"records.toml": later}, "2026-09-15", "Bàn giao\n\nLý do: theo kết luận [bold]17[/]")
    return repository.top


def steps(planner: Any) -> Table:
    assert isinstance(planner.screen, RecordHistory)
    return planner.screen.query_one(Table)


@pytest.mark.parametrize("size", SIZES)
async def test_what_git_remembers(plan: Path, size: tuple[int, int]) -> None:
    async with driven(plan, size) as (planner, pilot):
        await turn(planner, pilot, "portfolio", "camera")
        await press(planner, pilot, "h")
        assert steps(planner).count == 2
        matches(planner, "history")


async def test_edits_of_this_session_stand_above(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await turn(planner, pilot, "portfolio", "camera")
        await planner.change("set", id="camera", values=("name.vi", "Máy ảnh 2"))
        await press(planner, pilot, "h")
        assert steps(planner).count == 3
        assert "phiên này" in shown(planner)
        assert "+ Máy ảnh 2" in shown(planner)
        await press(planner, pilot, "u")
        assert steps(planner).count == 4
        assert "Hoàn tác: " in shown(planner)


async def test_enter_reads_on_and_escape_leaves(plan: Path) -> None:
    async with driven(plan) as (planner, pilot):
        await turn(planner, pilot, "portfolio", "camera")
        await press(planner, pilot, "h", "down")
        assert "Bản ghi mới" in shown(planner)
        assert planner.chosen == "camera"
        await press(planner, pilot, "enter")
        assert planner.focused is not None
        assert planner.focused.id == "step"
        await press(planner, pilot, "escape")
        assert isinstance(planner.screen, Portfolio)
        await press(planner, pilot, "h", "h")
        assert isinstance(planner.screen, Portfolio)
