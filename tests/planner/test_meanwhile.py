"""What somebody else writes while a question is open is never written over without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap.cli import main
from tests.planner.driving import driven, press, settled, shown, turn, workspace
from tui.dialogs.choice import Choice
from tui.dialogs.conflict import Disagreement
from tui.dialogs.question import Question
from tui.screens.own_sheet import OwnSheetView
from tui.screens.portfolio import Portfolio
from tui.screens.record import RecordSheet

TOML = """\
[product.camera]

[organization.one]
[organization.two]

[activity.work]
name = "Work"
chain = "camera"
stage = "research"
"""


def elsewhere(folder: Path, *words: str) -> None:
    assert main([*words[:1], "-C", str(folder), *words[1:]]) == 0


async def watched(planner, pilot) -> None:  # type: ignore[no-untyped-def]
    """What others wrote has come to the screen."""
    planner.present(await planner.holding.refresh(planner.state))
    await settled(planner, pilot)


async def test_a_move_chosen_while_another_was_made(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        await press(planner, pilot, "m")
        elsewhere(folder, "set", "work", "stage=production")
        await watched(planner, pilot)
        assert isinstance(planner.screen, Choice)
        await press(planner, pilot, "home", "down", "enter")
        assert isinstance(planner.screen, Disagreement)
        assert "Production" in shown(planner) and "Testing" in shown(planner)
        await press(planner, pilot, "t")
        assert planner.state.roadmap["work"].stage == "production"
        await press(planner, pilot, "m", "home", "down", "enter")
        assert planner.state.roadmap["work"].stage == "pilot"


async def test_mine_is_written_once_both_were_shown(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        await press(planner, pilot, "A")
        elsewhere(folder, "set", "camera", "accountable=two")
        await watched(planner, pilot)
        await press(planner, pilot, "=one", "enter")
        assert isinstance(planner.screen, Disagreement)
        await press(planner, pilot, "m")
        assert planner.state.roadmap["camera"].accountable == "one"


async def test_a_record_that_somebody_writes_in_is_not_deleted_unseen(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        planner.action_command("delete")
        await settled(planner, pilot)
        elsewhere(folder, "set", "work", "note.vi=quan trọng")
        await watched(planner, pilot)
        await press(planner, pilot, "end", "enter")
        if isinstance(planner.screen, Disagreement):
            await press(planner, pilot, "escape")
        assert planner.state.roadmap["work"].note.vi == "quan trọng"


async def test_what_somebody_else_writes_elsewhere_in_the_record_stands_beside_mine(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        await press(planner, pilot, "m")
        elsewhere(folder, "set", "work", "lead=one")
        await press(planner, pilot, "home", "down", "enter")
        work = planner.state.roadmap["work"]
        assert (work.stage, work.lead) == ("pilot", "one")


async def test_a_question_over_a_sheet_that_goes_is_answered_with_no(tmp_path: Path) -> None:
    """A question that is only taken away would leave its command waiting for ever, and every later one with it."""
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("work")
        await settled(planner, pilot)
        planner.action_command("delete")
        await settled(planner, pilot)
        busy = planner.holding._one_at_a_time
        await busy.acquire()
        await pilot.press("end", "enter")
        await pilot.pause()
        planner.action_command("quit")
        while not isinstance(planner.screen, Choice):
            await pilot.pause()
        busy.release()
        await settled(planner, pilot)
        assert "work" not in planner.state.roadmap
        assert isinstance(planner.screen, Portfolio)


async def test_an_own_sheet_whose_body_goes_takes_its_questions_along(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        planner.push_screen(OwnSheetView("one"))
        await settled(planner, pilot)
        planner.action_command("rename")
        await settled(planner, pilot)
        assert isinstance(planner.screen, Question)
        elsewhere(folder, "rm", "one")
        await watched(planner, pilot)
        assert isinstance(planner.screen, Portfolio)


async def test_an_own_sheet_under_another_is_left_when_it_comes_into_sight(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        planner.push_screen(OwnSheetView("one"))
        await settled(planner, pilot)
        planner.open("camera")
        await settled(planner, pilot)
        elsewhere(folder, "rm", "one")
        await watched(planner, pilot)
        assert isinstance(planner.screen, RecordSheet)
        await press(planner, pilot, "escape")
        assert isinstance(planner.screen, Portfolio)


async def test_a_folder_that_is_gone_is_said_above_every_view_until_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.watching.PACE", 0.02)
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        assert "FOLDER LOST" not in shown(planner)
        folder.rename(tmp_path / "elsewhere")
        await until(pilot, lambda: "FOLDER LOST" in shown(planner))
        await press(planner, pilot, "3")
        assert "FOLDER LOST" in shown(planner)
        (tmp_path / "elsewhere").rename(folder)
        await until(pilot, lambda: "FOLDER LOST" not in shown(planner))


async def until(pilot, so: Callable[[], bool]) -> None:  # type: ignore[no-untyped-def]
    """Wait until `so` holds."""
    for _ in range(200):
        if so():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to that")
