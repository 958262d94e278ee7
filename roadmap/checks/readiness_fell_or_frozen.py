from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, NamedTuple

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.survey import Survey
from roadmap.model.change import at
from roadmap.model.history import Step, when
from roadmap.model.kinds.chain import CommercialReadiness, ManufacturingReadiness, Product, Readiness, Technology
from roadmap.model.when import months_before

_SCALES = {"readiness": "TRL", "manufacturing": "MRL", "commercial": "CRI"}


class _Course(NamedTuple):
    """How a level came to be what it is.

    Attributes:
        level: the last level on record; None where there is none.
        since: the first day on which it is known to have been so.
        fell: level before, level after and day of the last fall; None where it never fell.
    """

    level: int | None
    since: datetime.date | None
    fell: tuple[int, int, datetime.date] | None


@check("STG408", severity="info", limits={"months": 18}, remedies=["assess-readiness"])
def readiness_fell_or_frozen(survey: Survey) -> Iterator[Hit]:
    """A readiness level fell, or has not moved for N months although it is below its target.

    Mức sẵn sàng bị tụt, hoặc đứng yên quá N tháng dù chưa đạt mục tiêu.

    Why:
        A level may fall, and saying so is honest; the plan that rested on it must then be looked at again. A level that
        stands still for long, while work goes on, shows work that leads nowhere. Assessed days count beside the days of
        the commits. Standing still is looked at only where work has begun.
    Vì sao:
        Mức sẵn sàng có thể tụt, và ghi đúng như vậy là trung thực; khi đó cần xem lại kế hoạch dựa vào nó. Mức đứng yên
        lâu trong khi công việc vẫn chạy cho thấy công việc không tiến. Tính cả ngày đánh giá bên cạnh ngày lưu. Chỉ xét
        việc đứng yên khi công việc đã bắt đầu.
    Fix:
        Assess the level anew and record `now`, `assessed` and `evidence`; then adjust the plan, or decide to stop.
    Cách sửa:
        Đánh giá lại, ghi `now`, `assessed` và `evidence`; rồi điều chỉnh kế hoạch hoặc quyết định dừng.
    Before:
        [technology.power-chip]
        readiness = { now = 6, target = 8 }
    Bad:
        [technology.power-chip]
        readiness = { now = 5, target = 8 }
    Good:
        [technology.power-chip]
        readiness = { now = 7, target = 8 }
    """
    months = limit(survey, "STG408", "months")
    oldest = months_before(survey.today, int(months))
    records: tuple[Technology | Product, ...] = (*survey.of(Technology), *survey.of(Product))
    for record in records:
        if not survey.history.of(record.id) or not survey.live(record):
            continue
        for scale, short in _SCALES.items():
            part: Readiness | ManufacturingReadiness | CommercialReadiness | None = getattr(record, scale, None)
            if part is None or part.now is None:
                continue
            course = _course(survey.history.steps(record.id), scale)
            if course.fell and part.now < course.fell[0]:
                before, after, on = course.fell
                yield hit(
                    record,
                    (scale, "now"),
                    en="{it}: {scale} fell from {before} to {after} on {on}",
                    vi="{it}: {scale} tụt từ {before} xuống {after} vào ngày {on}",
                    scale=short,
                    before=before,
                    after=after,
                    on=on,
                )
            elif _frozen(survey, record, part, course, oldest):
                yield hit(
                    record,
                    (scale, "now"),
                    en="{it}: {scale} has been {now} since {since}, more than {limit} months; the target is {target}",
                    vi="{it}: {scale} ở mức {now} từ {since}, đã quá {limit} tháng; mục tiêu là {target}",
                    scale=short,
                    now=part.now,
                    since=course.since,
                    limit=months,
                    target=part.target,
                )


def _frozen(
    survey: Survey,
    record: Technology | Product,
    part: Readiness | ManufacturingReadiness | CommercialReadiness,
    course: _Course,
    oldest: datetime.date,
) -> bool:
    """Whether a level below its target stands as it did before the day `oldest`, although there is work."""
    if part.now is None or part.target is None or part.now >= part.target or part.now != course.level:
        return False
    return course.since is not None and course.since < oldest and survey.stage_reached(record.id) is not None


def _course(steps: Iterator[Step], scale: str) -> _Course:
    level: int | None = None
    since: datetime.date | None = None
    fell: tuple[int, int, datetime.date] | None = None
    for step in steps:
        now = at(step.after, (scale, "now"))
        if not isinstance(now, int):
            continue
        if now != level:
            if level is not None and now < level:
                fell = level, now, step.on
            level, since = now, None
        days = [step.on, *_assessed(step.after, scale)]
        since = min([since, *days] if since else days)
    return _Course(level, since, fell)


def _assessed(laid: Any, scale: str) -> list[datetime.date]:
    """The last day on which the level can have been assessed, where that is on record."""
    day = when(at(laid, (scale, "assessed")))
    return [day.last] if day else []
