"""Bring the end of a bar forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._rescheduling import rescheduled

if TYPE_CHECKING:
    from tui.app import Planner


@command("left_square_bracket", "Shorter", "Rút ngắn", where=("timeline",), footer=3, changes=True)
async def timeline_shorter(planner: Planner) -> None:
    """Let the chosen work end earlier by a month, quarter or year; its start stays.

    Rút ngắn việc đang chọn một tháng, một quý hoặc một năm; ngày bắt đầu giữ nguyên.
    """
    await rescheduled(planner, earlier=True, end_only=True)
