"""Moving the dates of the chosen record, as far as the timeline's zoom level and the dates themselves allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.programme import Mission
from roadmap.model.text import Text
from roadmap.schedule.shift import MONTHS
from roadmap.schedule.span import span
from tui.screens.timeline import TimelineView
from tui.widgets.gantt_scale import ZOOMS, Zoom

if TYPE_CHECKING:
    from roadmap.model.record import Record
    from tui.app import Planner
    from tui.state import State

_NOTHING = Text("Dòng này không có ngày để dời; mở phiếu để ghi ngày", "There is no date here to move; open the sheet")
_LARGE = 12
"""Months from which on a move is asked for."""
_NO = Text("Không dời", "Do not move it")
_MOVE = Text("Dời", "Move it")
_END = Text("Chỉ dời ngày kết thúc, giữ ngày đã bắt đầu", "Move the end alone; it began when it began")
_BOTH = Text("Dời cả ngày bắt đầu và ngày kết thúc", "Move both the start and the end")
_REACHED = Text("Mốc này đã được ghi là hoàn thành.", "This milestone is on record as reached.")
_BEGUN = Text("Việc này đã bắt đầu; ngày bắt đầu là việc đã xảy ra.", "This has begun; when it began is a fact.")
_FAR = Text("Đang xem theo năm nên mỗi lần dời cả một năm; phóng to (+) để dời từng quý, từng tháng.",
            "Seen by year, one key moves by a whole year; look closer (+) to move by quarters or months.")  # fmt: skip
_VAGUE = Text("Ngày chỉ ghi đến năm nên mỗi lần dời cả một năm.",
              "The date is known to the year only, so one key moves it by a whole year.")  # fmt: skip


async def rescheduled(planner: Planner, *, earlier: bool = False, end_only: bool = False) -> None:
    """Move the dates of the chosen record by a unit of the zoom level, in one edit.

    A date that is only known to the quarter or year moves by its own unit where that is the larger one. What has begun,
    and what would move by a year, is moved only when the planner says so.
    """
    view, state, id = planner.view, planner.state, planner.chosen
    if not isinstance(view, TimelineView) or state is None or id is None:
        return
    record = state.roadmap[id]
    start, end = span(record)
    dates = [when for when in (None if end_only else start, end) if when]
    if not dates:
        planner.tell(_NOTHING, "warning")
        return
    months = max(view.gantt.zoom.months, *(MONTHS.get(when.precision, 1) for when in dates))
    zoom = next(zoom for zoom in ZOOMS if zoom.months == months)
    doubt = _doubt(state, record, end_only=end_only)
    if doubt is None and months >= _LARGE:
        doubt = _FAR if view.gantt.zoom.months >= _LARGE else _VAGUE
    if doubt:
        question = _question(record, zoom, earlier=earlier)
        way = await planner.choose(question, _ways(doubt, ends=end is not None), text=doubt)
        if way is None:
            return
        end_only = end_only or way == "end"
    if await planner.change("reschedule", id=id, by=zoom.step, earlier=earlier, end_only=end_only):
        view.follow(id)


def _doubt(state: State, record: Record, *, end_only: bool) -> Text | None:
    """Why `record` should not be moved without asking; None where nothing has happened yet that would be moved."""
    if isinstance(record, Milestone):
        return _REACHED if record.done and record.done.first <= state.survey.today else None
    if end_only:
        return None
    start, _ = span(record)
    if isinstance(record, Activity | Mission):
        return _BEGUN if start and state.survey.begun(record) else None
    return _BEGUN if start and start.surely_before(state.survey.today) else None


def _ways(doubt: Text, *, ends: bool) -> list[tuple[str | None, Text]]:
    if doubt is not _BEGUN:
        return [(None, _NO), ("both", _MOVE)]
    return [(None, _NO), *([("end", _END)] if ends else []), ("both", _BOTH)]


def _question(record: Record, zoom: Zoom, *, earlier: bool) -> Text:
    if earlier:
        return phrase("Move {it} one {unit} earlier?", "Đẩy sớm một {unit}: {it}?", it=record, unit=zoom.unit)
    return phrase("Put {it} off by one {unit}?", "Lùi một {unit}: {it}?", it=record, unit=zoom.unit)
