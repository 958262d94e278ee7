"""Infrastructure with room: how many activities use it at once, and how many more it could serve."""

from __future__ import annotations

import datetime

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.when import When

Days = tuple[datetime.date, datetime.date]
"""The first and the last day of something."""


def days(start: When | None, end: When | None) -> Days:
    """The days from `start` to `end`, as early and as late as they can be; open where one is not known."""
    return (start.first if start else datetime.date.min, end.last if end else datetime.date.max)


def busiest(survey: Survey, house: Infrastructure, span: Days, without: str = "") -> int:
    """The most activities that use `house` at the same time within `span`, done and stopped ones apart.

    Args:
        survey: the roadmap on one day.
        house: the infrastructure.
        span: the days that count.
        without: the id of an activity that does not count.
    """
    using = [
        days(one.start, one.end)
        for one in survey.referring(Activity, "uses", house.id)
        if one.id != without and survey.state(one) not in ("done", "stopped")
    ]
    inside = [
        (max(first, span[0]), min(last, span[1])) for first, last in using if first <= span[1] and last >= span[0]
    ]
    # The most is reached on the first day of one of them.
    return max((sum(first <= day <= last for first, last in inside) for day, _ in inside), default=0)


def room(survey: Survey, house: Infrastructure, span: Days, without: str = "") -> float | None:
    """How many more activities `house` can serve throughout `span`; None where its capacity is not on record.

    Nothing before it is ready.
    """
    if house.capacity is None:
        return None
    if house.ready and house.ready.first > span[0]:
        return 0.0
    return max(0.0, house.capacity - busiest(survey, house, span, without))


def open_for(survey: Survey, house: Infrastructure, bodies: set[str]) -> bool:
    """Whether one of `bodies` may use `house`: it hosts it, or the house is open to it or to the body above it."""
    allowed = {house.host, *house.open_to}
    above = {one.parent for id in bodies if (one := survey.roadmap.records.get(id)) and hasattr(one, "parent")}
    return not allowed.isdisjoint(bodies | above - {None})
