"""Only what cannot slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner


@command("c", "Critical", "Đường găng", where=("timeline",), footer=6)
async def timeline_critical(planner: Planner) -> None:
    """Show only the critical path and what is late, or everything again.

    Chỉ hiện đường găng và việc chậm, hoặc hiện lại tất cả.
    """
    view = planner.view
    if isinstance(view, TimelineView):
        view.narrow(only_critical=not view.only_critical)
