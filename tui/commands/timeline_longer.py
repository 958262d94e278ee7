"""Put the end of a bar off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._rescheduling import rescheduled

if TYPE_CHECKING:
    from tui.app import Planner


@command("right_square_bracket", "Longer", "Kéo dài", where=("timeline",), footer=3, changes=True)
async def timeline_longer(planner: Planner) -> None:
    """Let the chosen work end later by a month, quarter or year; its start stays.

    Kéo dài việc đang chọn một tháng, một quý hoặc một năm; ngày bắt đầu giữ nguyên.
    """
    await rescheduled(planner, end_only=True)
