from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from roadmap.check import Hit, check, hit
from roadmap.fitting.wording import field_at
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Post
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.text import Text
from roadmap.model.when import When

# Kind -> fields whose dates follow each other.
_IN_ORDER: dict[type[Record], tuple[tuple[str, ...], ...]] = {
    Activity: (("start", "end"),),
    Mission: (("start", "due"),),
    Programme: (("start", "end"),),
    Directive: (("issued", "in_force", "expires"),),
    Catalogue: (("valid_from", "valid_to"),),
    Post: (("from_", "until"),),
    Bottleneck: (("opened", "due"), ("opened", "closed")),
}
_ESTIMATES = ("optimistic", "likely", "pessimistic")


@check("TIM803", severity="error", one_by_one=True, remedies=["correct-value"])
def date_order(survey: Survey) -> Iterator[Hit]:
    """Dates that must follow each other are in the wrong order.

    Các ngày phải nối tiếp nhau lại sai thứ tự.

    Why:
        What ends before it starts cannot be drawn, scheduled or summed; one of the two dates is wrong. An activity must
        also lie within the start and due date of its mission. Vague dates count only when they are surely wrong.
    Vì sao:
        Việc kết thúc trước khi bắt đầu thì không thể vẽ, lập tiến độ hay cộng được; một trong hai ngày bị sai. Hoạt
        động cũng phải nằm trong thời gian từ ngày bắt đầu đến thời hạn của nhiệm vụ. Mốc chỉ biết đến quý hoặc năm chỉ
        bị tính khi chắc chắn sai.
    Fix:
        Correct the date that is wrong; where a mission was extended, move its `due`.
    Cách sửa:
        Sửa ngày bị sai; nếu nhiệm vụ đã được gia hạn thì sửa `due`.
    Bad:
        [activity.camera-pilot]
        start = 2027-03-31
        end = 2026-10-01
    Good:
        [activity.camera-pilot]
        start = 2026-10-01
        end = 2027-03-31
    """
    for kind, sequences in _IN_ORDER.items():
        for record in survey.of(kind):
            for sequence in sequences:
                given = [(field, when) for field in sequence if (when := getattr(record, field))]
                for (early, first), (late, second) in pairwise(given):
                    yield from _unless_ordered(record, early, first, (late,), second)
    for activity in survey.of(Activity):
        yield from _inside(activity)
        yield from _within_mission(survey, activity)


def _inside(activity: Activity) -> Iterator[Hit]:
    for body, part in activity.participants.items():
        if part.since and part.until:
            yield from _unless_ordered(activity, "since", part.since, ("participants", body, "until"), part.until)
    if activity.start and activity.gate and activity.gate.passed:
        yield from _unless_ordered(activity, "start", activity.start, ("gate", "passed"), activity.gate.passed)
    if activity.duration:
        given = [(field, days) for field in _ESTIMATES if (days := getattr(activity.duration, field)) is not None]
        for (low, fewer), (high, more) in pairwise(given):
            if fewer > more:
                yield hit(
                    activity,
                    ("duration", high),
                    en="{it}: the {high} duration of {more} days is below the {low} one of {fewer}",
                    vi="{it}: thời lượng `{high}` {more} ngày nhỏ hơn `{low}` {fewer} ngày",
                    high=high,
                    more=more,
                    low=low,
                    fewer=fewer,
                )


def _within_mission(survey: Survey, activity: Activity) -> Iterator[Hit]:
    mission = survey.roadmap.find(Mission, activity.mission)
    if mission is None or activity.state == "stopped":
        return
    if activity.start and mission.start and activity.start.surely_before(mission.start):
        yield hit(
            activity,
            "start",
            en="{it} starts {start}, before its mission {mission} does ({begins})",
            vi="{it} bắt đầu {start}, trước khi nhiệm vụ {mission} bắt đầu ({begins})",
            start=activity.start,
            mission=mission,
            begins=mission.start,
            others=[mission.id],
        )
    if activity.end and mission.due and mission.due.surely_before(activity.end):
        yield hit(
            activity,
            "end",
            en="{it} ends {end}, after its mission {mission} is due ({due})",
            vi="{it} kết thúc {end}, sau thời hạn của nhiệm vụ {mission} ({due})",
            end=activity.end,
            mission=mission,
            due=mission.due,
            others=[mission.id],
        )


def _unless_ordered(record: Record, early: str, first: When, late: tuple[str, ...], second: When) -> Iterator[Hit]:
    if second.surely_before(first):
        beside = (*late[:-1], early) if late[0] == "participants" else (early,)
        yield hit(
            record,
            late,
            en="{it}: “{late}” ({second}) lies before “{early}” ({first})",
            vi="{it}: “{late}” ({second}) lại trước “{early}” ({first})",
            late=_label(record, late),
            second=second,
            early=_label(record, beside),
            first=first,
        )


def _label(record: Record, path: tuple[str, ...]) -> Text:
    """What a field is called; its name where it has no label."""
    _, shape = field_at(type(record), tuple(step.rstrip("_") for step in path))
    return shape.about.label if shape and shape.about else Text(path[-1], path[-1])
