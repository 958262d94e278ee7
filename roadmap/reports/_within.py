"""What belongs to the records that a report is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Record
from roadmap.schedule.scope import members, scope_of


def within(survey: Survey, focus: Iterable[Record]) -> frozenset[str] | None:
    """The ids of the records in focus and of what belongs to them; None where there are none, which means everything.

    A mission has its activities; any other record what a timeline shows for it, see
    :func:`roadmap.schedule.scope.scope_of`, with the technologies and products that it is about.
    """
    found: set[str] = set()
    for record in focus:
        found.add(record.id)
        if isinstance(record, Mission):
            found.update(one.id for one in survey.referring(Activity, "mission", record.id))
        elif scope := scope_of(survey.roadmap, record.id):
            shown = members(survey, scope)
            found.update(one.id for one in (*shown.subjects, *shown))
    return frozenset(found) or None
