"""Look closer at the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner


@command("plus,equals_sign", "Closer", "Phóng to", where=("timeline",), footer=7)
async def timeline_closer(planner: Planner) -> None:
    """Look closer: by year, by quarter, by month.

    Xem chi tiết hơn: theo năm, theo quý, theo tháng.
    """
    view = planner.view
    if isinstance(view, TimelineView):
        view.zoom_by(-1)
