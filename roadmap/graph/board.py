"""The board of a value chain: its activities by stage and by the house that leads them, and the holes between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap.graph.chain import Chain, Subject
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity
from roadmap.model.scale import HOUSES, STAGES

UNLED = "none"
"""The lane of work that nobody leads yet."""
OTHER = "other"
"""The lane of work led by a body of none of the three houses, such as a foreign party."""


@dataclass(frozen=True, slots=True)
class Board:
    """The board of one chain.

    Attributes:
        chain: whose board it is.
        stages: the columns: every stage, in order; an empty string last where work names no stage.
        lanes: the rows: work without a lead where there is any, the three houses, others where there are any.
        cells: (lane, stage) -> the activities there, in the order of their start.
        empty: the stages at which there is no work at all, neither of the subject nor of the technologies it uses.
        absent: the houses that neither lead nor take part.
    """

    chain: Chain
    stages: tuple[str, ...]
    lanes: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Activity, ...]]
    empty: tuple[str, ...]
    absent: tuple[str, ...]

    def at(self, lane: str, stage: str) -> tuple[Activity, ...]:
        """The activities in one cell."""
        return self.cells.get((lane, stage), ())


def board(survey: Survey, subject: Subject) -> Board:
    """The board of the technology or product `subject`; a product's includes the work on the technologies it uses."""
    chain = Chain(subject, survey)
    cells: dict[tuple[str, str], list[Activity]] = {}
    for activity in chain.activities:
        cells.setdefault((lane_of(survey, activity), activity.stage or ""), []).append(activity)
    held = {stage for _, stage in cells}
    used = {lane for lane, _ in cells}
    empty = tuple(stage for stage in STAGES if stage not in held)
    unled = (UNLED,) if UNLED in used or empty else ()
    return Board(
        chain,
        (*STAGES, *([""] if "" in held else [])),
        (*unled, *HOUSES, *([OTHER] if OTHER in used else [])),
        {place: tuple(sorted(several, key=_begins)) for place, several in cells.items()},
        empty,
        tuple(house for house in HOUSES if house not in chain.houses),
    )


def lane_of(survey: Survey, activity: Activity) -> str:
    """The lane of an activity: the house of the body that leads it."""
    lead = survey.roadmap.find(Organization, activity.lead)
    return UNLED if lead is None else lead.house or OTHER


def _begins(activity: Activity) -> tuple[bool, int]:
    """Dated work first, by its start."""
    return (activity.start is None, activity.start.first.toordinal() if activity.start else 0)
