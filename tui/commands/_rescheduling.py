"""Moving the dates of the chosen record, as far as the timeline's zoom level and the dates themselves allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from roadmap.schedule.shift import MONTHS
from roadmap.schedule.span import span
from tui.screens.timeline import TimelineView
from tui.widgets.gantt_scale import ZOOMS

if TYPE_CHECKING:
    from tui.app import Planner

_NOTHING = Text("Dòng này không có ngày để dời; mở phiếu để ghi ngày", "There is no date here to move; open the sheet")


async def rescheduled(planner: Planner, *, earlier: bool = False, end_only: bool = False) -> None:
    """Move the dates of the chosen record by a unit of the zoom level, in one edit.

    A date that is only known to the quarter or year moves by its own unit where that is the larger one.
    """
    view, id = planner.view, planner.chosen
    if not isinstance(view, TimelineView) or planner.state is None or id is None:
        return
    start, end = span(planner.state.roadmap[id])
    dates = [when for when in (None if end_only else start, end) if when]
    if not dates:
        planner.tell(_NOTHING, "warning")
        return
    months = max(view.gantt.zoom.months, *(MONTHS.get(when.precision, 1) for when in dates))
    step = next(zoom.step for zoom in ZOOMS if zoom.months == months)
    if await planner.change("reschedule", id=id, by=step, earlier=earlier, end_only=end_only):
        view.follow(id)
