"""Move a bar to a later time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._rescheduling import rescheduled

if TYPE_CHECKING:
    from tui.app import Planner


@command("greater_than_sign,full_stop", "Later", "Lùi lịch", where=("timeline",), footer=1, changes=True)
async def timeline_later(planner: Planner) -> None:
    """Move the chosen work or milestone later by a month, quarter or year: the unit of the zoom level.

    Lùi việc hoặc mốc đang chọn một tháng, một quý hoặc một năm, theo mức phóng đang xem.
    """
    await rescheduled(planner)
