"""Back from the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.history import RecordHistory

if TYPE_CHECKING:
    from tui.app import Planner


@command("escape,backspace", "Back", "Quay lại", where=("history",), footer=1)
async def close_history(planner: Planner) -> None:
    """Leave the history.

    Rời phần lịch sử.
    """
    if isinstance(planner.screen, RecordHistory):
        planner.pop_screen()
