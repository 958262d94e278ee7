"""Timeline: the rows of a Gantt chart of a part of a plan, and what has slipped against a baseline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.programme import Mission
from roadmap.model.kinds.work import Gate
from roadmap.model.record import Record
from roadmap.model.text import Text
from roadmap.model.when import When
from roadmap.schedule.arrangement import Grouping, Heading, arranged, heading_of
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.network import Schedule, Window, schedule
from roadmap.schedule.scope import Scope, members
from roadmap.schedule.span import DATES, NEVER, Span, span

Kind = Literal["heading", "programme", "mission", "activity", "milestone", "handover"]

_GONE = Text("Không còn trong kế hoạch", "No longer in the plan")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a timeline.

    Attributes:
        kind: what it stands for; a heading stands for the rows below it.
        id: the record; empty for a heading that is none.
        name: what it is called.
        depth: 0 for headings, 1 for what stands below one.
        span: its dates, as far as they are known; of a heading, the dates of the activities below it.
        state: how far it has come, in the words of ``STATES``; ``gone`` where only the baseline knows it; empty where
            it has no state.
        late: whether it should have ``started`` or ``ended`` and has not; empty where it is in time.
        stage: the stage of an activity.
        window: when an activity can take place; None where that cannot be told.
        gate: what must be true before the chain leaves the stage of an activity.
        reached: the day on which a milestone was reached.
        aspirational: whether it is a mốc phấn đấu.
        after: the ids of the activities that it follows by links.
        before: its dates in the baseline; None where there is none, or where it was not in it.
        fresh: whether it is not in the baseline.
        illegible: whether one of its dates could not be read, which is another thing than having none.
    """

    kind: Kind
    id: str
    name: Text
    depth: int = 1
    span: Span = NEVER
    state: str = ""
    late: Literal["", "started", "ended"] = ""
    stage: str | None = None
    window: Window | None = None
    gate: Gate | None = None
    reached: When | None = None
    aspirational: bool = False
    after: tuple[str, ...] = ()
    before: Span | None = None
    fresh: bool = False
    illegible: bool = False

    @property
    def dated(self) -> bool:
        """Whether it can be drawn; what has no date is listed all the same."""
        return any(self.span)

    @property
    def slip(self) -> int | None:
        """Calendar days by which its end was put off since the baseline; negative where it was brought forward.

        Of a vague date the last day counts. None where one of the two ends is not known.
        """
        before = self.before.end if self.before else None
        return (self.span.end.last - before.last).days if before and self.span.end else None


@dataclass(frozen=True)
class Timeline:
    """The rows of a timeline.

    Attributes:
        scope: the part of the plan that is shown.
        rows: headings, each with what stands below it.
        schedule: when all activities of the whole plan can take place.
        baseline: what slips are measured against; None where there is none.
    """

    scope: Scope
    rows: tuple[Row, ...]
    schedule: Schedule
    baseline: Baseline | None = None

    @property
    def extent(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day of all rows, in the baseline too; None where nothing is dated."""
        spans = (one for row in self.rows for one in (row.span, row.before or NEVER))
        dates = [when for one in spans for when in one if when]
        return (min(when.first for when in dates), max(when.last for when in dates)) if dates else None

    @property
    def knots(self) -> tuple[tuple[str, ...], ...]:
        """The sets of activities shown here that follow each other in circles."""
        shown = {row.id for row in self.rows}
        return tuple(knot for knot in self.schedule.knots if shown.intersection(knot))


def timeline(survey: Survey, scope: Scope, *, by: Grouping = "chain", baseline: Baseline | None = None) -> Timeline:
    """The timeline of `scope`.

    Args:
        survey: the plan, seen today.
        scope: the part of it that is shown.
        by: what rows stand below: technologies and products, or stages.
        baseline: what slips are measured against.
    """
    planned = schedule(survey)
    shown = members(survey, scope)
    rows: list[Row] = []
    for heading, records in arranged(survey, shown, by):
        below = [_compared(_row(survey, planned, one), baseline) for one in records]
        rows += (_heading(heading, below), *below)
    if baseline:
        gone = list(_gone(survey, scope, baseline))
        rows += (_heading(Heading(_GONE), gone), *gone) if gone else ()
    return Timeline(scope, tuple(rows), planned, baseline)


def _heading(heading: Heading, below: Iterable[Row]) -> Row:
    dates = [when for row in below if row.kind == "activity" for when in row.span if when]
    first, last = min((one.first for one in dates), default=None), max((one.last for one in dates), default=None)
    around = Span(When.day(first) if first else None, When.day(last) if last else None)
    return Row("heading", heading.id, heading.name, depth=0, span=around)


def _row(survey: Survey, planned: Schedule, record: Record) -> Row:
    row = Row(record.KIND, record.id, heading_of(record).name, span=span(record))  # type: ignore[arg-type]  # kinds on a timeline
    unread = {path[0] for path in survey.roadmap.unread.get(record.id, {})}
    row = replace(row, illegible=not unread.isdisjoint(DATES.get(record.KIND, ())))
    if isinstance(record, Activity | Mission):
        late: Literal["", "started", "ended"] = (
            "ended" if survey.overdue(record) else "started" if survey.late_to_start(record) else ""
        )
        row = replace(row, state=survey.state(record), late=late)
    if isinstance(record, Activity):
        after = tuple(id for id in record.after if id in survey.roadmap)
        return replace(row, stage=record.stage, window=planned.windows.get(record.id), gate=record.gate, after=after)
    if isinstance(record, Milestone):
        late = "ended" if survey.missed(record) else ""
        state = "done" if record.done and record.done.first <= survey.today else "planned"
        return replace(row, state=state, late=late, reached=record.done, aspirational=record.aspirational)
    return row


def _compared(row: Row, baseline: Baseline | None) -> Row:
    if baseline is None:
        return row
    then = baseline.find(row.id)
    if then is None:
        return replace(row, fresh=row.id not in baseline.roadmap.lost)
    return replace(row, before=span(then))


def _gone(survey: Survey, scope: Scope, baseline: Baseline) -> Iterator[Row]:
    """What belonged to `scope` in the baseline and is nowhere in the plan any more."""
    former = next((old for old, new in baseline.names.items() if new == scope.id and old in baseline.roadmap), scope.id)
    then = Survey(baseline.roadmap, baseline.day, survey.settings)
    gone = {record.id for record in baseline.gone(survey.roadmap)}
    for record in members(then, replace(scope, id=former)):
        if record.id in gone:
            yield Row(record.KIND, record.id, heading_of(record).name, state="gone", before=span(record))  # type: ignore[arg-type]  # kinds on a timeline
