"""Leaving waits for what is being written, and staying leaves everything as it was."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.planner.driving import driven, press, settled, shown, turn, workspace
from tui.app import Planner
from tui.commands import quit as quitting
from tui.dialogs.choice import Choice
from tui.dialogs.dialog import Dialog
from tui.widgets.table import Table

TOML = """\
[product.camera]

[activity.work]
name.en = "Work"
chain = "camera"
stage = "research"
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quitting, "_PATIENCE", 0.05)


async def asked(planner: Planner, pilot: Pilot[Any]) -> None:
    """Wait until it is asked whether to leave all the same."""
    for _ in range(500):
        await pilot.pause(0.01)
        asking = planner.screen
        if (
            isinstance(asking, Choice)
            and asking.is_mounted
            and len(asking.query(Table))
            and asking.query_one(Table).keys
        ):
            return
    raise AssertionError(shown(planner))


async def ended(planner: Planner, pilot: Pilot[Any]) -> None:
    for _ in range(500):
        if planner._exit:
            return
        await pilot.pause(0.01)
    raise AssertionError(shown(planner))


@pytest.mark.parametrize("answer", ["enter", "escape"])
async def test_everything_works_after_no(answer: str, tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        busy = planner.holding._one_at_a_time
        await busy.acquire()
        await pilot.press("greater_than_sign", "greater_than_sign", "q")
        await asked(planner, pilot)
        assert "not written yet" in shown(planner)
        await pilot.press(answer)
        await pilot.pause()
        assert not isinstance(planner.screen, Dialog)
        busy.release()
        await settled(planner, pilot)
        assert planner.state.roadmap["work"].stage == "production"  # what waited was not forgotten
        await press(planner, pilot, "u")
        assert planner.state.roadmap["work"].stage == "pilot"
        await press(planner, pilot, "1")
        assert planner.view is planner.get_screen("portfolio")
        await press(planner, pilot, "slash")
        assert isinstance(planner.screen, Dialog)
        await press(planner, pilot, "escape", "question_mark")
        assert isinstance(planner.screen, Dialog)


async def test_an_edit_and_q_at_once_write_and_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quitting, "_PATIENCE", 20)
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        for name in ("move-on", "move-on", "quit"):
            planner.action_command(name)
        await ended(planner, pilot)
    assert 'stage = "production"' in (folder / "records.toml").read_text(encoding="utf-8")


async def test_the_question_goes_and_the_app_leaves_once_the_edit_is_written(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w", TOML)
    async with driven(folder) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        busy = planner.holding._one_at_a_time
        await busy.acquire()
        await pilot.press("greater_than_sign", "q")
        await asked(planner, pilot)
        busy.release()
        await ended(planner, pilot)
    assert 'stage = "pilot"' in (folder / "records.toml").read_text(encoding="utf-8")


async def test_yes_leaves_at_once(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        busy = planner.holding._one_at_a_time
        await busy.acquire()
        await pilot.press("greater_than_sign", "q")
        await asked(planner, pilot)
        await pilot.press("end", "enter")
        await ended(planner, pilot)
        busy.release()


async def test_nothing_is_asked_while_nothing_is_written(tmp_path: Path) -> None:
    """Reading again what others wrote, and checking it, is no edit."""
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        async with planner.holding._one_at_a_time:
            reading = asyncio.create_task(planner.holding.refresh(planner.state))
            await pilot.press("q")
            await ended(planner, pilot)
        await reading


async def test_a_question_that_comes_first_stays(tmp_path: Path) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        for name in ("rename", "quit"):
            planner.action_command(name)
        await settled(planner, pilot)
        assert isinstance(planner.screen, Dialog)
        await press(planner, pilot, "escape", "q")
        assert planner._exit
