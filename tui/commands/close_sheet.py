"""Back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("escape,backspace", "Back", "Quay lại", where=("record",), footer=7)
async def close_sheet(planner: Planner) -> None:
    """Leave the sheet; everything is on disk already.

    Rời phiếu; mọi thay đổi đã được ghi.
    """
    from tui.screens.record import RecordSheet

    if isinstance(planner.screen, RecordSheet):
        planner.pop_screen()
