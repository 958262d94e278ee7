"""Keys that come before the screen has caught up mean what they would have meant."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events

from roadmap.graph.search import Index
from roadmap.model.text import Text
from tests.planner.driving import driven, press, settled, shown, turn, workspace
from tui.dialogs.dialog import Dialog
from tui.dialogs.search import Search
from tui.dialogs.ticks import Ticks
from tui.screens.record import RecordSheet

TOML = """\
[technology.chip]
name.en = "Chip"

[product.camera]

[activity.work]
name = "Work"
chain = "camera"
stage = "research"
"""


async def test_what_is_typed_after_enter_is_no_part_of_the_answer(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("chip", ("name",))
        await settled(planner, pilot)
        await press(planner, pilot, "enter")
        await pilot.press("a", "b", "c", "enter", "q")
        await settled(planner, pilot)
        assert planner.state.roadmap["chip"].name.en == "Chipabc"


async def test_letters_typed_ahead_of_a_question_are_no_commands(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        for name in ("add-activity", "move-on", "move-on"):
            planner.action_command(name)
        await settled(planner, pilot)
        assert isinstance(planner.screen, Dialog)
        await press(planner, pilot, "escape")
        assert planner.state.roadmap["work"].stage == "research"
        await press(planner, pilot, "greater_than_sign")
        assert planner.state.roadmap["work"].stage == "pilot"


async def test_commands_come_one_after_the_other(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        await pilot.press("greater_than_sign", "greater_than_sign", "u", "greater_than_sign")
        await settled(planner, pilot)
        assert planner.state.roadmap["work"].stage == "production"


async def test_a_sheet_goes_with_its_record_when_a_rename_is_undone(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("chip")
        await settled(planner, pilot)
        await planner.change("rename", id="chip", new="npu")
        planner.leave_gone(planner.view, "npu")
        await settled(planner, pilot)
        await press(planner, pilot, "u")
        assert planner.chosen == "chip"
        assert "no longer" not in shown(planner)
        await press(planner, pilot, "ctrl+r")
        assert planner.chosen == "npu"


async def test_a_command_waits_for_the_view_that_the_one_before_it_opens(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        for name in ("open", "last-problem", "next-problem"):
            planner.action_command(name)
        await settled(planner, pilot)
        assert isinstance(planner.view, RecordSheet)
        assert planner.chosen == "work"


async def test_a_box_may_go_before_it_was_placed_and_may_be_told_before_it_was_filled(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("chip", ("name",))
        await settled(planner, pilot)
        await press(planner, pilot, "enter")
        box = planner.screen
        await press(planner, pilot, "escape")
        box._place()  # a refresh that was still to come
        await planner.change("set", id="chip", values=("name.en=NPU",))
        again = type(box)(box.desk)
        planner.push_screen(again)
        again.told(planner.state)
        await settled(planner, pilot)
        assert again.query_one(".outside").display


async def test_a_box_that_is_not_filled_yet_or_any_more_takes_no_keys(tmp_path: Path) -> None:
    """Keys that are looked for before all others come at once, whether or not the box has its parts."""
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        boxes = (
            (Search(planner.state, Index(planner.state.roadmap), []), "sheet"),
            (Ticks(Text("?", "?"), [("a", Text("a", "a"))], "en", ticked=()), "turn"),
        )
        for box, action in boxes:
            planner.push_screen(box)
            await box.run_action(action)
            await settled(planner, pilot)
            closing = box.dismiss(None)
            await box.run_action(action)
            box.post_message(events.Key("ctrl+e", None))
            await closing
            await box.run_action(action)
        await settled(planner, pilot)


async def test_a_view_is_shown_nothing_before_it_is_filled_nor_while_it_goes(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        sheet = RecordSheet("chip")
        planner.push_screen(sheet)
        for _ in range(20):  # its parts come one after the other
            planner.present(planner.state.spoken("vi"))
            await asyncio.sleep(0)
        await settled(planner, pilot)
        assert sheet.state is planner.state
        going = planner.pop_screen()
        for _ in range(20):
            sheet.on_screen_resume()
            sheet.present(planner.state)
            await asyncio.sleep(0)
        await going
        await settled(planner, pilot)


async def test_a_sheet_that_is_opened_twice_at_once_is_one_sheet(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("chip")
        planner.open("chip", ("note",))
        await settled(planner, pilot)
        assert planner.view.row.path == ("note",)
        await press(planner, pilot, "escape")
        assert not isinstance(planner.view, RecordSheet)
