from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.driving import SIZES, driven, matches, press, shown, workspace
from tui.app import Planner
from tui.screens._groupings import GROUPINGS
from tui.screens.portfolio import Portfolio
from tui.widgets.outline import Outline
from tui.widgets.table import Table

PLAN = """
[product.camera]
name.vi = "Máy ảnh"
name.en = "Camera"
[product.drone]
name.en = "Drone"
accountable = "most"
[technology.vision]
name.en = "Vision"
[organization.most]
name.en = "Ministry of Science"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return workspace(tmp_path / "plan", PLAN)


def portfolio(planner: Planner) -> Portfolio:
    assert isinstance(planner.view, Portfolio)
    return planner.view


def rows(planner: Planner) -> list[str]:
    return portfolio(planner).query_one(Table).keys


@pytest.mark.parametrize("size", SIZES)
async def test_portfolio_of_the_seed(seed: Path, size: tuple[int, int]) -> None:
    async with driven(seed, size) as (planner, pilot):
        await press(planner, pilot, "down", "down")
        matches(planner, "portfolio")


@pytest.mark.parametrize("size", SIZES)
async def test_portfolio_of_the_example(example: Path, size: tuple[int, int]) -> None:
    async with driven(example, size, lang="en") as (planner, pilot):
        await press(planner, pilot, "s", *["down"] * 5, "enter", "equals_sign", "=chip", "enter")
        matches(planner, "portfolio-narrowed")


async def test_every_column_is_there_on_two_hundred_columns(example: Path) -> None:
    async with driven(example, (200, 50), lang="en") as (planner, _):
        head = shown(planner).splitlines()[3]
        for title in (
            "Name",
            "Kind",
            "Accountable body",
            "Stage",
            "Ready",
            "Mastery",
            "Next milestone",
            "Disbursed",
        ):
            assert title in head
        assert "123.2\N{NO-BREAK SPACE}bn" in shown(planner)
        assert "! 30 Sep 2026" in shown(planner)


async def test_the_chosen_record_is_the_one_under_the_cursor(example: Path) -> None:
    async with driven(example) as (planner, pilot):
        first = planner.chosen
        await press(planner, pilot, "down")
        assert planner.chosen != first
        assert planner.state and planner.chosen in planner.state.roadmap


async def test_undo_says_so_where_there_is_nothing_to_undo(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        await press(planner, pilot, "u")
        assert "There is nothing to undo" in shown(planner)


# --- filter ---


async def test_rows_are_left_out_while_the_filter_is_typed(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await press(planner, pilot, "equals_sign", "=may a")
        assert rows(planner) == ["camera"]  # by its Vietnamese name, without diacritics
        assert "filter: may a" in shown(planner) and "1/3 rows" in shown(planner)
        await press(planner, pilot, "enter", "down")
        assert rows(planner) == ["camera"] and planner.chosen == "camera"
        await press(planner, pilot, "escape")
        assert len(rows(planner)) == 3 and "filter:" not in shown(planner)


async def test_the_filter_knows_the_accountable_body_and_says_where_nothing_matches(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await press(planner, pilot, "backslash", "=science")
        assert rows(planner) == ["drone"]
        await press(planner, pilot, "=xyz")
        assert rows(planner) == [] and "no row matches" in shown(planner)
        await press(planner, pilot, "escape")
        assert len(rows(planner)) == 3


async def test_a_record_that_is_filtered_out_can_be_gone_to(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await press(planner, pilot, "equals_sign", "=drone", "enter")
        assert portfolio(planner).focus_on("vision")
        assert planner.chosen == "vision" and portfolio(planner).filter == ""


# --- order and groups ---


async def test_a_column_sorts_and_sorts_the_other_way_round(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        given = rows(planner)
        await press(planner, pilot, "s", "down", "enter")
        assert rows(planner) == ["camera", "drone", "vision"] and "Name ↑" in shown(planner)
        await press(planner, pilot, "s", "enter")
        assert rows(planner) == ["vision", "drone", "camera"] and "Name ↓" in shown(planner)
        await press(planner, pilot, "s", "up", "enter")
        assert rows(planner) == given and portfolio(planner).order is None


async def test_groups_go_round_and_the_one_in_force_is_said(seed: Path) -> None:
    async with driven(seed, lang="en") as (planner, pilot):
        for name, label in [*GROUPINGS.items(), *GROUPINGS.items()][1:5]:
            await press(planner, pilot, "g")
            assert portfolio(planner).grouping == name
            assert f"by {label.en}" in shown(planner)


async def test_a_group_shows_its_members(seed: Path) -> None:
    async with driven(seed, lang="en") as (planner, pilot):
        await press(planner, pilot, "g", "shift+tab", "down")
        assert "by accountable body: ✗ NO ACCOUNTABLE BODY" in shown(planner)
        assert len(rows(planner)) == 46
        await press(planner, pilot, "enter", "down")
        assert planner.chosen == rows(planner)[1]


async def test_the_tree_gives_way_on_narrow_screens(example: Path) -> None:
    async with driven(example, (80, 24), lang="en") as (planner, pilot):
        outline = portfolio(planner).query_one(Outline)
        assert not outline.display
        await press(planner, pilot, "t")
        assert outline.display and outline.has_focus
        await press(planner, pilot, "t")
        assert not outline.display and portfolio(planner).query_one(Table).has_focus
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert not outline.display  # as the planner wants it
        await press(planner, pilot, "t")
        assert outline.display


# --- owners ---


async def test_the_next_without_owner_is_gone_to_round_and_round(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        await press(planner, pilot, "s", "down", "enter")
        assert planner.chosen == "vision" or planner.chosen == "camera"
        portfolio(planner).focus_on("camera")
        await press(planner, pilot, "exclamation_mark")
        assert planner.chosen == "vision"
        await press(planner, pilot, "exclamation_mark")
        assert planner.chosen == "camera"


async def test_nobody_without_owner_is_said(example: Path) -> None:
    async with driven(example, lang="en") as (planner, pilot):
        await press(planner, pilot, "exclamation_mark")
        assert "Every row here has an accountable body" in shown(planner)


async def test_an_owner_is_given_and_the_findings_fall(seed: Path) -> None:
    before = {file: file.read_bytes() for file in seed.rglob("*.toml")}
    async with driven(seed, lang="en") as (planner, pilot):
        portfolio(planner).focus_on("big-data")
        await press(planner, pilot, "a", "=most", "enter")
        assert planner.state and planner.state.standing("big-data").owners == ("most",)
        assert planner.state.tally["error"] == 67
        changed = [file for file, data in before.items() if file.read_bytes() != data]
        assert len(changed) == 1
        await press(planner, pilot, "u")
    assert all(file.read_bytes() == data for file, data in before.items())


async def test_a_new_body_is_made_and_made_accountable_in_one_step(plan: Path) -> None:
    async with driven(plan, lang="en") as (planner, pilot):
        portfolio(planner).focus_on("camera")
        await press(planner, pilot, "a", "=Viện Thị giác", "enter")
        assert "vien-thi-giac" in shown(planner)
        await press(planner, pilot, "end", "backspace", "enter", "down", "enter")
        state = planner.state
        assert state and state.standing("camera").owners == ("vien-thi-gia",)
        assert state.roadmap["vien-thi-gia"].label("vi") == "Viện Thị giác"
        assert "→ N: put the head of this body on record (none yet)" in shown(planner)
        await press(planner, pilot, "u")
        assert planner.state and "vien-thi-gia" not in planner.state.roadmap
        assert planner.state.standing("camera").owners == ()


async def test_an_empty_plan_says_how_to_begin(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "plan", ""), lang="en") as (planner, pilot):
        assert "press n to add one" in shown(planner)
        await press(planner, pilot, "a", "exclamation_mark", "g", "down", "enter")
        assert planner.view is portfolio(planner)


async def test_enter_goes_on_to_the_chain(example: Path) -> None:
    async with driven(example) as (planner, pilot):
        await press(planner, pilot, "down", "enter")
        assert planner.view and planner.view.VIEW == "board"
