"""A command goes on with the view and the record that it began with, whatever the planner looks at meanwhile."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from roadmap.workspace import Workspace
from tests.planner.driving import driven, press, settled, shown, turn, workspace
from tui.screens.board import ChainBoard
from tui.screens.record import RecordSheet

TOML = """\
[technology.chip]
name.en = "Chip"

[product.camera]
name.en = "Camera"

[organization.lab]
name.en = "Lab"
type = "institute"

[activity.work]
name.en = "Work"
chain = "camera"
stage = "research"

[activity.other]
name.en = "Other"
chain = "camera"
stage = "research"

[milestone.prototype]
name.en = "Prototype"
of = "work"
"""


class Held:
    """Something that threads do only once it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
        self.begun, self._go_on = threading.Event(), threading.Event()
        done = getattr(Workspace, method)

        def held(*arguments: object, **how: object) -> object:
            self.begun.set()
            assert self._go_on.wait(20)
            return done(*arguments, **how)

        monkeypatch.setattr(Workspace, method, held)

    async def reached(self) -> None:
        """Wait until somebody has begun."""
        assert await asyncio.to_thread(self.begun.wait, 20)

    def go_on(self) -> None:
        """Let them."""
        self._go_on.set()


async def test_a_board_that_was_left_turns_to_the_card_when_it_is_seen_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "timeline", "prototype")
        await turn(planner, pilot, "board", "work")
        writing = Held(monkeypatch, "apply_all")
        await pilot.press("greater_than_sign")
        await writing.reached()
        planner.go("timeline", "prototype")
        await pilot.pause()
        writing.go_on()
        await settled(planner, pilot)
        assert planner.state.roadmap["work"].stage == "pilot"
        assert planner.chosen == "prototype"
        board = planner.get_screen("board")
        assert isinstance(board, ChainBoard)
        planner.go("board", "chip")
        planner.go("board", "work")
        await settled(planner, pilot)
        assert planner.view is board
        assert board.card == "work"


async def test_a_sheet_that_was_left_is_not_left_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("other")
        await settled(planner, pilot)
        await press(planner, pilot, "D")
        writing = Held(monkeypatch, "apply_all")
        await pilot.press("end", "enter")
        await writing.reached()
        planner.go("board", "work")
        planner.open("work")
        writing.go_on()
        await settled(planner, pilot)
        assert "other" not in planner.state.roadmap
        assert isinstance(planner.view, RecordSheet)
        assert planner.chosen == "work"


async def test_another_view_does_not_turn_to_what_was_renamed_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        await turn(planner, pilot, "board", "work")
        await press(planner, pilot, "R", "=task")
        writing = Held(monkeypatch, "apply_all")
        await pilot.press("enter")
        await writing.reached()
        planner.go("portfolio", "chip")
        await pilot.pause()
        writing.go_on()
        await settled(planner, pilot)
        assert "task" in planner.state.roadmap
        assert planner.view is planner.get_screen("portfolio")
        assert planner.chosen == "chip"


async def test_a_confirmed_value_is_shown_before_it_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(workspace(tmp_path / "w", TOML)) as (planner, pilot):
        planner.open("chip", ("name",))
        await settled(planner, pilot)
        found = planner.state.findings
        checking = Held(monkeypatch, "check")
        await press_typed(pilot, "enter", *"set", "enter")
        await checking.reached()
        while planner.state.checked:
            await pilot.pause(0.01)
        assert planner.state.roadmap["chip"].name.en == "Chipset"
        assert "Chipset" in (planner.folder / "records.toml").read_text(encoding="utf-8")
        assert planner.state.findings == found
        await pilot.pause()
        assert "Chipset" in shown(planner)
        checking.go_on()
        await settled(planner, pilot)
        assert planner.state.checked
        assert "Chipset" in shown(planner)


async def press_typed(pilot, *keys: str) -> None:  # type: ignore[no-untyped-def]
    """Press keys without waiting for what they lead to."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.1)
