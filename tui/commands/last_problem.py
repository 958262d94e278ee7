"""Finding before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("shift+tab", "Finding before", "Phát hiện trước", where=("record",))
async def last_problem(planner: Planner) -> None:
    """Go to the field before this one that a finding is about.

    Tới trường phía trước có phát hiện trên phiếu.
    """
    from tui.screens.record import RecordSheet

    if isinstance(planner.view, RecordSheet):
        planner.view.next_finding(-1)
