"""Bring today into sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.timeline import TimelineView

if TYPE_CHECKING:
    from tui.app import Planner


@command("t", "Today", "Hôm nay", where=("timeline",), footer=9)
async def timeline_today(planner: Planner) -> None:
    """Bring today into sight.

    Đưa hôm nay vào tầm nhìn.
    """
    view = planner.view
    if isinstance(view, TimelineView) and planner.state:
        view.gantt.look(planner.state.survey.today)
