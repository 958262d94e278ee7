"""Link a predecessor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.graph.chain import Chain
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.text import Text
from tui.command import command
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Thực hiện sau hoạt động nào (chọn lại để bỏ)", "After which activity (choose again to unlink)")


@command("b", "After", "Sau việc", where=("board",), footer=6, changes=True)
async def link_after(planner: Planner) -> None:
    """Say after which activity the one under the cursor comes; choosing one that is linked takes the link away.

    Ghi hoạt động đang chọn thực hiện sau hoạt động nào; chọn hoạt động đã liên kết thì bỏ liên kết.
    """
    board, state = planner.view, planner.state
    if not isinstance(board, ChainBoard) or state is None:
        return
    activity, subject = state.roadmap.find(Activity, board.card), state.roadmap.records.get(board.subject or "")
    if activity is None or not isinstance(subject, Technology | Product):
        return
    near = [one.id for one in Chain(subject, state.survey).activities if one.id != activity.id]
    target = await planner.pick(_TITLE, ["activity"], first=[*activity.after, *near], without=activity.id)
    if target:
        edit = "unlink" if target in activity.after else "link"
        await planner.change(edit, id=activity.id, field="after", target=target)
