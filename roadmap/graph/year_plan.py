"""The plan of one year: what is worked on in which quarter and what falls due, programme by programme."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.when import When

Work = Mission | Activity
Dated = Mission | Activity | Milestone | Handover | Bottleneck | Directive
"""What can fall due."""
CLOSED = ("done", "stopped")


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work in one year.

    Attributes:
        work: the mission or activity.
        under: whether it stands under the mission before it.
        quarters: the quarters of the year, 1 to 4, in which it goes on; none where it should have ended before, or has
            not begun and names no start.
        due: when it ends, where that lies in the year.
        carried: when it should have ended before the year, where it has not.
        overrun: the quarters up to today's that have begun since it should have ended, where it has not.
    """

    work: Work
    under: bool
    quarters: tuple[int, ...]
    due: When | None
    carried: When | None
    overrun: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due in the year.

    Attributes:
        record: what.
        when: by when.
        done: whether it has been done.
        late: whether it should have been done by today and has not.
        carried: whether it was due in an earlier year, and is late in that of today.
    """

    record: Dated
    when: When
    done: bool
    late: bool
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What one programme does in the year.

    Attributes:
        programme: the programme; None for what belongs to none.
        tasks: its missions, each followed by its activities; then work without a mission.
        dues: what falls due, and what is carried over from earlier years since it is late; the earliest first.
    """

    programme: Programme | None
    tasks: tuple[Task, ...]
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The plan of one year.

    Attributes:
        year: the year.
        parts: what each programme does, in the order of reading; what belongs to none comes last.
        undated: open work of which neither start nor end is on record, so that nobody knows whether it belongs here.
    """

    year: int
    parts: tuple[Part, ...]
    undated: tuple[Work, ...]


def year_plan(survey: Survey, year: int, ids: frozenset[str] | None = None) -> YearPlan:
    """The plan of `year`.

    Args:
        survey: the roadmap on one day.
        year: the calendar year.
        ids: the records that count; None for all. A mission counts with any of its activities.
    """

    def counts(record: Record) -> bool:
        return ids is None or record.id in ids

    works = [one for kind in (Mission, Activity) for one in survey.of(kind)]
    shown = {one.id: task for one in works if counts(one) and (task := _task(survey, one, year))}  # type: ignore[arg-type]  # both kinds are work
    dues = [due for record in survey.roadmap if counts(record) and (due := _due(survey, record, year))]
    dues.sort(key=lambda due: (due.when.last, due.record.id))
    held: dict[str | None, Programme | None] = {one.id: one for one in survey.of(Programme)} | {None: None}
    home = {id: _home(survey, survey.roadmap[id]) for id in (*shown, *(due.record.id for due in dues))}
    parts = []
    for key, programme in held.items():
        tasks = tuple(_ordered(survey, {id: task for id, task in shown.items() if home[id] == key}))
        mine = sorted(
            (due for due in dues if home[due.record.id] == key), key=lambda due: (due.when.last, due.record.id)
        )
        if tasks or mine:
            parts.append(Part(programme, tasks, tuple(mine)))
    undated = (one for one in works if counts(one) and not _dates(one) and survey.state(one) not in CLOSED)  # type: ignore[arg-type]  # as above
    return YearPlan(year, tuple(parts), tuple(undated))  # type: ignore[arg-type]  # as above


def programme_of(survey: Survey, record: Record) -> Programme | None:
    """The programme that `record` belongs to; the first on record where there are several, None where there is none.

    A mission names it; an activity has that of its mission, else of its chain; a technology or product that of a
    mission which serves it, or a programme that names it, or for a technology that of a product which uses it; a
    milestone that of what it is of; a bottleneck or document that of what it holds up.
    """
    return next(_programmes(survey, record, set()), None)


def _programmes(survey: Survey, record: Record, seen: set[str]) -> Iterator[Programme]:
    if record.id in seen:
        return
    seen.add(record.id)
    if isinstance(record, Programme):
        yield record
    for id in _above(survey, record):
        if above := survey.roadmap.records.get(id or ""):
            yield from _programmes(survey, above, seen)


def _above(survey: Survey, record: Record) -> Iterable[str | None]:
    match record:
        case Mission():
            return (record.programme,)
        case Activity():
            return (record.mission, record.chain)
        case Milestone():
            return (record.of,)
        case Handover():
            return (record.chain,)
        case Bottleneck():
            return record.blocks
        case Directive():
            return (one.id for one in survey.referring(Activity, "waits_for", record.id))
        case Technology() | Product():
            missions = (one.programme for one in Chain(record, survey).missions)
            naming = (one.id for one in survey.referring(Programme, "products", record.id))
            users = (one.id for one in survey.referring(Product, "uses", record.id))
            return (*missions, *naming, *users)
    return ()


def _home(survey: Survey, record: Record) -> str | None:
    programme = programme_of(survey, record)
    return programme.id if programme else None


# --- work ------------------------------------------------------------------------------------------------------------


def _end(work: Work) -> When | None:
    return work.end if isinstance(work, Activity) else work.due


def _start(survey: Survey, work: Work) -> When | None:
    """When work begins; a mission that does not say, with the first of its work."""
    if work.start or isinstance(work, Activity):
        return work.start
    below = survey.referring(Activity, "mission", work.id)
    starts = [one.start for one in below if one.start and one.state != "stopped"]
    return min(starts, key=lambda one: one.first, default=None)


def _dates(work: Work) -> bool:
    return work.start is not None or _end(work) is not None


def _task(survey: Survey, work: Work, year: int) -> Task | None:
    """`work` in `year`; None where it does not belong there."""
    start, end = _start(survey, work), _end(work)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if not _dates(work) or survey.state(work) == "stopped" or (start and start.first > last):
        return None
    open_ = survey.overdue(work) is not None and year == survey.today.year
    if end and end.last < first:
        over = tuple(range(1, _quarter(survey.today) + 1))
        return Task(work, False, (), None, end, over) if open_ else None
    begins = max(start.first, first) if start else first if survey.begun(work) else datetime.date.max
    ends = min(end.last, last) if end else last
    quarters = tuple(range(_quarter(begins), _quarter(ends) + 1)) if begins <= ends else ()
    over = tuple(range(_quarter(ends) + 1, _quarter(survey.today) + 1)) if open_ else ()
    return Task(work, False, quarters, end if end and end.last <= last else None, None, over)


def _quarter(day: datetime.date) -> int:
    return (day.month + 2) // 3


def _ordered(survey: Survey, tasks: dict[str, Task]) -> Iterator[Task]:
    """Missions, each followed by its activities; then other work."""
    for mission in survey.of(Mission):
        below = [one.id for one in survey.referring(Activity, "mission", mission.id) if one.id in tasks]
        if mission.id in tasks or below:
            # A mission that is not of this year itself heads its work all the same.
            yield tasks.pop(mission.id, Task(mission, False, (), None, None))
            for id in below:
                yield replace(tasks.pop(id), under=True)
    yield from tasks.values()


# --- what falls due --------------------------------------------------------------------------------------------------


def _due(survey: Survey, record: Record, year: int) -> Due | None:
    """`record` as something that falls due in `year`; None where it does not."""
    when, done, late = None, False, None
    match record:
        case Mission() | Activity():
            when, done, late = _end(record), survey.state(record) == "done", survey.overdue(record)
            when = None if survey.state(record) == "stopped" else when
        case Milestone():
            when, late = record.due, survey.missed(record)
            done = record.done is not None and record.done.first <= survey.today
        case Handover():
            when, done = record.on, record.accepted_by is not None
        case Bottleneck():
            when, done = record.due, record.closed is not None
        case Directive():
            when, done = record.due, not record.pending
        case _:
            return None
    if when is None or when.last.year > year:
        return None
    promised = isinstance(record, Handover | Bottleneck | Directive) and not done and when.surely_before(survey.today)
    if when.last.year == year:
        return Due(record, when, done, late is not None or promised)
    carried = year == survey.today.year and (late is not None or promised)
    return Due(record, when, done, late=True, carried=True) if carried else None
