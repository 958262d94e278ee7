"""Move the dates of a record: start and end together, or the end alone.

Dời lịch của bản ghi: dời cả ngày bắt đầu và kết thúc, hoặc chỉ ngày kết thúc.

BY is a number with d, w, m, q or y (days, weeks, months, quarters, years), such as 3m or "2 quý". A date that is known
to the quarter moves by whole quarters. The last day of a month stays the last day of a month.

Run:
    roadmap reschedule trial 1q
Before:
    [product.camera]
    [activity.trial]
    chain = "camera"
    start = 2027-01-15
    end = 2027-06-30  # theo hợp đồng
After:
    [product.camera]
    [activity.trial]
    chain = "camera"
    start = 2027-04-15
    end = 2027-09-30  # theo hợp đồng
"""

from __future__ import annotations

from roadmap.edit import edit, with_values
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def reschedule(roadmap: Roadmap, id: str, by: str, earlier: bool = False, end_only: bool = False) -> Roadmap:
    """`roadmap` with the dates of one record moved.

    Args:
        id: id of an activity, mission, programme, milestone or handover
        by: how far, such as 3m, 1q, 2y or 14d
        earlier: to earlier dates, not to later ones
        end_only: leave the start where it is

    Raises:
        RoadmapError: the record has no such dates, they are too vague for the step, or it would end before it starts.
    """
    from roadmap.edits._dates import step_of, too_vague
    from roadmap.locale.value import phrase
    from roadmap.model.finding import RoadmapError
    from roadmap.schedule.shift import fits, shifted
    from roadmap.schedule.span import DATES, span

    record, step = the(roadmap, id), step_of(by)
    named = dict(zip(DATES.get(record.KIND, ()), span(record), strict=False))
    dates = {field: when for field, when in named.items() if when}
    if end_only:
        dates = {field: when for field, when in dates.items() if field == DATES[record.KIND][1]}
    if not dates:
        message = phrase("`{id}` has no date that could be moved", "`{id}` không có ngày nào để dời", id=id)
        raise RoadmapError(message)
    for field, when in dates.items():
        if not fits(when, step):
            raise RoadmapError(too_vague(id, field, when, by))
    try:
        moved = {field: shifted(when, -step if earlier else step) for field, when in dates.items()}
    except ValueError as error:
        message = phrase("A date would leave the years 1900 to 2200", "Ngày sẽ nằm ngoài các năm 1900 - 2200")
        raise RoadmapError(message) from error
    changed = with_values(record, {(field,): str(when) for field, when in moved.items()})
    start, end = span(changed)
    if start and end and end.surely_before(start):
        message = phrase("`{id}` would end ({end}) before it starts ({start})",
                         "`{id}` sẽ kết thúc ({end}) trước khi bắt đầu ({start})",
                         id=id, end=end, start=start)  # fmt: skip
        raise RoadmapError(message)
    return roadmap.with_records([changed])
