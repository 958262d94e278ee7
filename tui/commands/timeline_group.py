"""What the rows of the timeline stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner


@command("g", "Group", "Nhóm dòng", where=("timeline",), footer=10)
async def timeline_group(planner: Planner) -> None:
    """Put the rows below technologies and products, or below stages.

    Xếp các dòng theo công nghệ, sản phẩm hoặc theo giai đoạn.
    """
    view = planner.view
    if isinstance(view, TimelineView):
        view.group("stage" if view.by == "chain" else "chain")
