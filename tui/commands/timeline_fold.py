"""Fold the rows below a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner


@command("space", "Fold", "Gấp, mở", where=("timeline",), footer=11)
async def timeline_fold(planner: Planner) -> None:
    """Fold or unfold the rows below the heading.

    Gấp hoặc mở các dòng dưới tiêu đề.
    """
    view = planner.view
    if isinstance(view, TimelineView):
        view.fold()
