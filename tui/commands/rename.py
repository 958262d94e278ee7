"""Rename a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from tui.command import command
from tui.commands._questions import fresh_id

if TYPE_CHECKING:
    from tui.app import Planner


@command("R", "Rename", "Đổi mã", changes=True)
async def rename(planner: Planner) -> None:
    """Give the chosen record another id; every reference to it follows.

    Đổi mã của bản ghi đang chọn; mọi tham chiếu đổi theo.
    """
    view, id = planner.view, planner.chosen
    if view is None or id is None or planner.state is None:
        return
    title = phrase("New id of {it}", "Mã mới của {it}", it=planner.state.roadmap[id])
    new = await fresh_id(planner, title, id)
    if new and await planner.change("rename", id=id, new=new):
        planner.leave_gone(view, new)
