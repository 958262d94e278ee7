"""Move a bar to an earlier time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._rescheduling import rescheduled

if TYPE_CHECKING:
    from tui.app import Planner


@command("less_than_sign,comma", "Earlier", "Đẩy sớm", where=("timeline",), footer=2, changes=True)
async def timeline_earlier(planner: Planner) -> None:
    """Move the chosen work or milestone earlier by a month, quarter or year: the unit of the zoom level.

    Đẩy việc hoặc mốc đang chọn sớm lên một tháng, một quý hoặc một năm, theo mức phóng đang xem.
    """
    await rescheduled(planner, earlier=True)
