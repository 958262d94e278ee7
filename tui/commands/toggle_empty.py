"""Empty fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("m", "Empty fields", "Trường trống", where=("record",), footer=5)
async def toggle_empty(planner: Planner) -> None:
    """Hide the fields that say nothing, or show them; those that a finding is about stay.

    Ẩn hoặc hiện các trường trống; trường có phát hiện luôn hiện.
    """
    from tui.screens.record import RecordSheet

    if isinstance(planner.view, RecordSheet):
        planner.view.turn_empties()
