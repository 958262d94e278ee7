"""Name the lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds.chain import Activity
from roadmap.model.text import Text
from tui.command import command
from tui.commands._making import body
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Đơn vị chủ trì", "Body that leads it")


@command("o", "Lead", "Chủ trì", where=("board",), footer=3, changes=True)
async def set_lead(planner: Planner) -> None:
    """Name the body that leads the activity under the cursor.

    Ghi đơn vị chủ trì hoạt động đang chọn.
    """
    board, state = planner.view, planner.state
    if not isinstance(board, ChainBoard) or state is None:
        return
    activity = state.roadmap.find(Activity, board.card)
    if activity is None:
        return
    made = await body(planner, _TITLE, activity.lead)
    if made and made.id != activity.lead:
        step = ("set", {"id": activity.id, "values": ("lead", made.id)})
        if await planner.change_all([*made.steps, step]):
            board.aim(activity.id)
