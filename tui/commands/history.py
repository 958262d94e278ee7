"""History."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.remembering import remembered
from tui.command import command
from tui.screens.history import RecordHistory

if TYPE_CHECKING:
    from tui.app import Planner


@command("h", "History", "Lịch sử")
async def history(planner: Planner) -> None:
    """What is remembered of the record: who changed what and when, in git and in this session.

    Những gì còn ghi lại về bản ghi: ai đã đổi gì, khi nào, trong git và trong phiên này.
    """
    id = planner.chosen
    if isinstance(planner.view, RecordHistory):
        planner.pop_screen()
    elif id is not None:
        planner.push_screen(RecordHistory(id, lambda state: remembered(state.survey, state.root, id)))
