"""Look at the timeline from further away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner


@command("minus", "Wider", "Thu nhỏ", where=("timeline",), footer=8)
async def timeline_wider(planner: Planner) -> None:
    """Look from further away: by month, by quarter, by year.

    Xem bao quát hơn: theo tháng, theo quý, theo năm.
    """
    view = planner.view
    if isinstance(view, TimelineView):
        view.zoom_by(1)
