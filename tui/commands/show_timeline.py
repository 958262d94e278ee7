"""Timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("4", "Timeline", "Tiến độ")
async def show_timeline(planner: Planner) -> None:
    """Work and milestones over time.

    Công việc và các mốc theo thời gian.
    """
    planner.go("timeline")
