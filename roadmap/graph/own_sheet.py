"""The own sheet of a body or of a post: what it answers for, what is due, overdue, done and measured, what waits."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from roadmap.graph.answering import MATTERS, Matter, answered, heads, in_plan, led
from roadmap.graph.measures import Series, indicators, series
from roadmap.graph.spending import Pipeline, pipeline
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When

PARTS = vocabulary(
    "part",
    in_person=("in person", "trách nhiệm cá nhân"),
    accountable=("accountable", "chịu trách nhiệm"),
    governing=("governing", "chủ quản"),
    lead=("lead", "chủ trì"),
    lead_of_mission=("leads its mission", "chủ trì nhiệm vụ"),
    issues=("issues it", "ban hành"),
    hosts=("hosts it", "quản lý hạ tầng"),
    clears=("clears it", "tháo gỡ"),
    takes_over=("takes over", "tiếp nhận bàn giao"),
)
"""Why something stands on a sheet."""

Holder = Organization | Post


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a sheet.

    Attributes:
        record: what it is about.
        part: why it stands on the sheet, a word of :data:`PARTS`.
        when: when it is due, or was done; None where that is not known.
        days: calendar days by which it is overdue; 0 where it is not.
    """

    record: Record
    part: str
    when: When | None = None
    days: int = 0


@dataclass(frozen=True)
class OwnSheet:
    """What one body, or the holder of one post, answers for, and how it stands today.

    Attributes:
        holder: the organisation or post.
        body: the organisation that it speaks for: itself, or the one that the post heads today; None for other posts.
        heads: the posts whose holders head the organisation today.
        owned: technologies, products, missions and programmes that it answers for, each with the weightiest part.
        led: missions that it leads and does not answer for.
        due: what comes next, the nearest first, and work that is suspended.
        overdue: what should have ended or been reached, the latest first.
        done: what was completed, the newest first; without a date last.
        waiting: open bottlenecks that it clears and handovers that it has not accepted, the most overdue first.
        effects: indicators of what it owns that have been measured.
        unmeasured: indicators of what it owns that have not.
        unproven: technologies and products that it owns without any measured effect.
        money: the money of what it owns.
    """

    holder: Holder
    body: Organization | None
    heads: tuple[Post, ...]
    owned: tuple[Entry, ...]
    led: tuple[Entry, ...]
    due: tuple[Entry, ...]
    overdue: tuple[Entry, ...]
    done: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    effects: tuple[Series, ...]
    unmeasured: tuple[Series, ...]
    unproven: tuple[Technology | Product, ...]
    money: Pipeline


def own_sheet(survey: Survey, holder: Holder) -> OwnSheet:
    """The sheet of an organisation or a post.

    A body owns what it alone answers for, see :func:`roadmap.graph.answering.answered`; the missions that it leads
    for others are told apart. The holder of a post owns what names the post; who heads a body today owns, beside that,
    all that the body owns and that names no other post. What is due is the work, milestones and documents of all this
    and of the missions that it leads, the work that the body leads, and the milestones of the body, of what it hosts
    and of the documents that it issues.
    """
    body = _body(survey, holder)
    owned = _owned(survey, holder, body)
    ids = [entry.record.id for entry in owned]
    leads = [Entry(one, "lead") for one in led(survey, body.id) if _of(holder, one)] if body else []
    leads = [entry for entry in leads if entry.record.id not in ids]
    tasks = _tasks(survey, (*owned, *leads), body)
    measured = [series(survey, one) for one in _indicators(survey, ids)]
    unproven = [entry.record for entry in owned if _unproven(survey, entry.record)]
    return OwnSheet(
        holder=holder,
        body=body,
        heads=heads(survey, body.id) if body else (),
        owned=owned,
        led=tuple(leads),
        due=tuple(sorted(_due(survey, tasks), key=_by_date)),
        overdue=tuple(sorted(_overdue(survey, tasks), key=lambda entry: -entry.days)),
        done=tuple(sorted(_done(survey, tasks), key=_newest)),
        waiting=tuple(sorted(_waiting(survey, body), key=lambda entry: (-entry.days, *_by_date(entry))))
        if body
        else (),
        effects=tuple(one for one in measured if one.latest),
        unmeasured=tuple(one for one in measured if not one.latest),
        unproven=tuple(one for one in unproven if isinstance(one, Technology | Product)),
        money=pipeline(survey, ids),
    )


def _body(survey: Survey, holder: Holder) -> Organization | None:
    if isinstance(holder, Organization):
        return holder
    return survey.roadmap.find(Organization, holder.organization) if survey.heads(holder) else None


# --- what it owns ----------------------------------------------------------------------------------------------------


def _owned(survey: Survey, holder: Holder, body: Organization | None) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    if isinstance(holder, Post):
        for one in _in_person(survey, holder):
            found[one.id] = Entry(one, "in-person")
    for one in answered(survey, body.id) if body else ():
        if _of(holder, one):
            found.setdefault(one.id, Entry(one, "governing" if isinstance(one, Mission) else "accountable"))
    return tuple(found.values())


def _in_person(survey: Survey, post: Post) -> Iterator[Matter]:
    for kind in MATTERS:
        yield from (one for one in survey.referring(kind, "post", post.id) if in_plan(survey, one))


def _of(holder: Holder, matter: Matter) -> bool:
    """Whether `holder` answers for a matter of its body: a post does not for what names another post."""
    return isinstance(holder, Organization) or matter.post in (None, holder.id)


# --- what there is to do ---------------------------------------------------------------------------------------------

Task = Activity | Mission | Milestone | Directive


def _tasks(survey: Survey, owned: tuple[Entry, ...], body: Organization | None) -> Mapping[str, Entry]:
    """Id of each dated thing that the sheet is about -> its entry, under the first part that leads to it."""
    found: dict[str, Entry] = {}

    def put(task: Task, part: str) -> None:
        if task.id not in found:
            found[task.id] = Entry(task, part, _end(task))
            for milestone in survey.referring(Milestone, "of", task.id):
                put(milestone, part)

    for entry in owned:
        for task in _work(survey, entry.record):
            others = isinstance(task, Activity) and (body is None or task.lead != body.id)
            put(task, "lead-of-mission" if entry.part == "lead" and others else entry.part)
    if body:
        for activity in survey.referring(Activity, "lead", body.id):
            put(activity, "lead")
        for directive in survey.referring(Directive, "issuer", body.id):
            if directive.due:
                put(directive, "issues")
        for milestone, part in _promises(survey, body):
            put(milestone, part)
    return found


def _promises(survey: Survey, body: Organization) -> Iterator[tuple[Milestone, str]]:
    """The milestones of the body itself, of what it hosts, and of documents that it issues."""
    yield from ((one, "accountable") for one in survey.referring(Milestone, "of", body.id))
    for hosted in survey.referring(Infrastructure, "host", body.id):
        yield from ((one, "hosts") for one in survey.referring(Milestone, "of", hosted.id))
    for directive in survey.referring(Directive, "issuer", body.id):
        yield from ((one, "issues") for one in survey.referring(Milestone, "of", directive.id))


def _work(survey: Survey, owned: Record) -> Iterator[Task]:
    if isinstance(owned, Mission):
        yield owned
        yield from survey.referring(Activity, "mission", owned.id)
    if isinstance(owned, Technology | Product):
        yield from survey.activities(owned.id)
    if isinstance(owned, Technology | Product | Programme):
        yield from survey.referring(Milestone, "of", owned.id)


def _end(task: Task) -> When | None:
    return task.end if isinstance(task, Activity) else task.due


def _overdue(survey: Survey, tasks: Mapping[str, Entry]) -> Iterator[Entry]:
    for entry in tasks.values():
        if late := survey.late(entry.record):
            yield Entry(entry.record, entry.part, late, (survey.today - late.last).days)


def _due(survey: Survey, tasks: Mapping[str, Entry]) -> Iterator[Entry]:
    for entry in tasks.values():
        ahead = entry.when and not _past(entry.when, survey.today)
        if (ahead and _open(survey, entry.record)) or (entry.when and survey.suspended(entry.record)):
            yield entry


def _open(survey: Survey, task: Record) -> bool:
    if isinstance(task, Activity | Mission):
        return survey.state(task) in ("planned", "running", "suspended")
    if isinstance(task, Milestone):
        return not _reached(task, survey.today)
    return isinstance(task, Directive) and task.pending


def _done(survey: Survey, tasks: Mapping[str, Entry]) -> Iterator[Entry]:
    for entry in tasks.values():
        task = entry.record
        if isinstance(task, Activity | Mission) and task.state == "done":
            yield entry
        elif isinstance(task, Milestone) and _reached(task, survey.today):
            yield Entry(task, entry.part, task.done)
        elif isinstance(task, Directive) and not task.pending:
            yield Entry(task, entry.part, task.issued)


def _reached(milestone: Milestone, today: datetime.date) -> bool:
    return milestone.done is not None and milestone.done.first <= today


def _past(when: When | None, today: datetime.date) -> bool:
    return when is not None and when.surely_before(today)


# --- what waits for it, and what was measured ------------------------------------------------------------------------


def _waiting(survey: Survey, body: Organization) -> Iterator[Entry]:
    for bottleneck in survey.referring(Bottleneck, "owner", body.id):
        if not bottleneck.closed:
            yield _waits(survey, bottleneck, "clears", bottleneck.due)
    for handover in survey.referring(Handover, "to", body.id):
        if not handover.accepted_by:
            yield _waits(survey, handover, "takes-over", handover.on)


def _waits(survey: Survey, record: Record, part: str, when: When | None) -> Entry:
    late = (survey.today - when.last).days if when and _past(when, survey.today) else 0
    return Entry(record, part, when, late)


def _indicators(survey: Survey, owned: list[str]) -> list[Indicator]:
    found = (one for id in owned for one in indicators(survey, id))
    return list({one.id: one for one in found}.values())


def _unproven(survey: Survey, record: Record) -> bool:
    """Whether `record` is a technology or product of which no effect has been measured."""
    if not isinstance(record, Technology | Product):
        return False
    return not any(series(survey, one).latest for one in indicators(survey, record.id))


_NEVER = datetime.date.max


def _by_date(entry: Entry) -> tuple[datetime.date, datetime.date]:
    return (entry.when.last, entry.when.first) if entry.when else (_NEVER, _NEVER)


def _newest(entry: Entry) -> int:
    return -(entry.when.last.toordinal() if entry.when else 0)
