"""Add a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.work import ROLES
from roadmap.model.text import Text
from tui.command import command
from tui.commands._making import body
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_WHO = Text("Đơn vị cùng tham gia", "Partner")
_ROLE = Text("Vai trò", "Role")


@command("p", "Partner", "Phối hợp", where=("board",), footer=5, changes=True)
async def add_partner(planner: Planner) -> None:
    """Add a body that takes part in the activity under the cursor, with its role.

    Thêm đơn vị tham gia hoạt động đang chọn, kèm vai trò.
    """
    board, state = planner.view, planner.state
    activity = state.roadmap.find(Activity, board.card) if state and isinstance(board, ChainBoard) else None
    made = await body(planner, _WHO) if activity else None
    if activity is None or made is None:
        return
    role = await planner.choose(_ROLE, list(ROLES.words.items()))
    values = (f"role={role}",) if role else ()
    step = ("link", {"id": activity.id, "field": "participants", "target": made.id, "values": values})
    await planner.change_all([*made.steps, step])
