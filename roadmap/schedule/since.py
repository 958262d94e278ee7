"""What has happened to a plan since an earlier state of it, in the words of a meeting, not of fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from roadmap.graph.answering import heads
from roadmap.graph.survey import Survey
from roadmap.model.history import DUE_DATES, when
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.table import Path, at, table
from roadmap.model.vocabulary import vocabulary
from roadmap.model.when import When
from roadmap.schedule.baseline import Baseline
from roadmap.schedule.levels import Level, levels
from roadmap.schedule.paid import PaidSince, paid_since

EVENTS = vocabulary(
    "event",
    overdue=("newly overdue", "mới quá hạn"),
    stopped=("stopped or suspended", "dừng, tạm dừng"),
    gone=("no longer in the plan", "không còn trong kế hoạch"),
    done=("finished", "hoàn thành"),
    begun=("begun", "đã bắt đầu"),
    new=("new in the plan", "mới đưa vào kế hoạch"),
)
"""What can happen to work between two meetings, what calls for attention first."""
HEAD = "head"
"""What stands in the place of a field where another person heads a body."""
_OWNERS: Mapping[type[Record], tuple[str, ...]] = {
    Technology: ("accountable", "post"),
    Product: ("accountable", "post"),
    Programme: ("accountable", "post"),
    Mission: ("governing", "lead", "post"),
    Activity: ("lead",),
    Bottleneck: ("owner",),
    Post: ("holder",),
}
"""Kind -> the fields that say who answers."""
_WORK = (Programme, Mission, Activity, Milestone, Technology, Product, Bottleneck, Directive, Handover)
"""The kinds of which it is told that they are new, gone, begun, finished."""


class Happened(NamedTuple):
    """Something that happened to a record: a word of :data:`EVENTS`, and the record, as it was where it is gone."""

    event: str
    record: Record


class Moved(NamedTuple):
    """A due date that differs.

    Attributes:
        record: the record.
        before: the date then.
        after: the date now.
        reasons: why, in the words of those who moved it since; empty where nobody said.
    """

    record: Record
    before: When
    after: When
    reasons: tuple[str, ...]

    @property
    def days(self) -> int:
        """Calendar days by which it moved; positive is later. Of a vague date the last day counts."""
        return (self.after.last - self.before.last).days


class Handed(NamedTuple):
    """Somebody else answers: the record, the field, and who then and now, as ids or names; empty for nobody."""

    record: Record
    field: str
    before: str
    after: str


class Measured(NamedTuple):
    """A value of an indicator that is newly on record, another than it was, or on record no more.

    Attributes:
        indicator: the indicator.
        year: the year that it holds for.
        before: what was on record; None where nothing was.
        after: the value; None where it was taken back.
    """

    indicator: Indicator
    year: int
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Since:
    """What has happened since a baseline.

    Attributes:
        now: the plan, seen today.
        baseline: the plan as it was.
        ids: the records that count, as they are called today; None for all.
    """

    now: Survey
    baseline: Baseline
    ids: frozenset[str] | None = None

    @cached_property
    def then(self) -> Survey:
        """The plan as it was, seen on its own day."""
        return Survey(self.baseline.roadmap, self.baseline.day, self.now.settings)

    @cached_property
    def _gone(self) -> list[Record]:
        return self.baseline.gone(self.now.roadmap)

    def unclear(self, id: str) -> bool:
        """Whether the record called `id` today was there then, and may stand in what cannot be read today."""
        record = self.baseline.find(id)
        return record is not None and id not in self.now.roadmap and all(one is not record for one in self._gone)

    def counts(self, id: str) -> bool:
        """Whether the record called `id` today counts."""
        return self.ids is None or id in self.ids

    def _pairs(self) -> Iterator[tuple[Record | None, Record]]:
        """Each record that counts, as it was and as it is; those that the baseline could not read are left out."""
        for record in self.now.roadmap:
            before = self.baseline.find(record.id)
            if self.counts(record.id) and record.id not in self.baseline.roadmap.lost:
                yield before if type(before) is type(record) else None, record

    @cached_property
    def happened(self) -> tuple[Happened, ...]:
        """What happened to work, in the order of :data:`EVENTS`; of each record the weightiest event only."""
        found = []
        for before, record in self._pairs():
            if isinstance(record, _WORK) and (event := self._event(before, record)):
                found.append(Happened(event, record))
        found += [Happened("gone", one) for one in self._gone if isinstance(one, _WORK) and self.counts(one.id)]
        return tuple(sorted(found, key=lambda one: EVENTS.rank(one.event)))

    def _event(self, before: Record | None, record: Record) -> str:
        old, new = (_stand(self.then, before) if before else ""), _stand(self.now, record)
        if new != old and new in ("overdue", "stopped", "done"):
            return new
        if before is None:
            return "new"
        return "begun" if (old, new) == ("planned", "running") else ""

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The due dates that differ, those put off furthest first."""
        found = []
        for before, record in self._pairs():
            for path in DUE_DATES.get(record.KIND, ()) if before else ():
                old, new = when(at(table(before), path)), when(at(table(record), path))  # type: ignore[arg-type]  # there is one
                if old and new and old != new:
                    found.append(Moved(record, old, new, self._reasons(record.id, path, old)))
        return tuple(sorted(found, key=lambda one: (-one.days, one.record.id)))

    def _reasons(self, id: str, path: Path, before: When) -> tuple[str, ...]:
        moves = [move for move in self.now.history.moves(id) if move.path == path]
        # Not by the day alone: a move that was made on another branch before that day may have been merged after it.
        known = [n for n, move in enumerate(moves, 1) if move.after == before and move.event.on <= self.baseline.day]
        later = moves[max(known, default=0) :]
        return tuple(dict.fromkeys(move.event.reason for move in later if move.event.reason))

    @cached_property
    def handed(self) -> tuple[Handed, ...]:
        """Where somebody else answers than did then, in the order of reading; who heads a body is told of the body."""
        found, headed = [], set()
        for before, record in self._pairs():
            if before and isinstance(record, Organization):
                old, new = _heads(self.then, before.id), _heads(self.now, record.id)
                if old != new:
                    found.append(Handed(record, HEAD, old, new))
                    headed.add(record.id)
        for before, record in self._pairs():
            if isinstance(record, Post) and record.head and record.organization in headed:
                continue
            for field in _OWNERS.get(type(record), ()) if before else ():
                old, new = getattr(before, field) or "", getattr(record, field) or ""
                old = self.baseline.names.get(old, old)
                if old != new:
                    found.append(Handed(record, field, old, new))
        return tuple(found)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels of readiness and mastery of records that were there which differ, those that fell first."""
        found = [one for before, record in self._pairs() if before for one in levels(before, record)]
        return tuple(sorted(found, key=lambda one: not one.fell))

    @cached_property
    def money(self) -> PaidSince:
        """What has become of each line of money of what counts."""
        return paid_since(self.baseline, self.now.roadmap, self.ids)

    @cached_property
    def measured(self) -> tuple[Measured, ...]:
        """The values of indicators that differ, in the order of reading; those of indicators that are gone last.

        Indicators of which some value cannot be read, then or now, are left out.
        """
        found: list[Measured] = []
        for before, record in self._pairs():
            if isinstance(record, Indicator) and not self._unread(record):
                found += _measured(record, before if isinstance(before, Indicator) else None, record)
        for one in self._gone:
            if isinstance(one, Indicator) and self.counts(one.id):
                found += _measured(one, one, None)
        return tuple(found)

    def _unread(self, indicator: Indicator) -> bool:
        then = self.baseline.find(indicator.id)
        states = ((self.now.roadmap, indicator.id), (self.baseline.roadmap, then.id if then else ""))
        return any(path[0] == "actual" for roadmap, id in states for path in roadmap.unread.get(id, ()))

    @cached_property
    def others(self) -> int:
        """How many records that count differ in some other way than is told by any of these."""
        told = {one.record.id for one in self.happened} | {one.record.id for one in self.moved}
        told |= {one.record.id for one in self.handed} | {one.indicator.id for one in self.measured}
        told |= {one.record.id for one in self.levels}
        return sum(
            before != record and record.id not in told and not isinstance(record, Funding)
            for before, record in self._pairs()
        )


def _heads(survey: Survey, body: str) -> str:
    """The names of those who head a body."""
    return "; ".join(sorted(post.holder for post in heads(survey, body)))


def _measured(indicator: Indicator, before: Indicator | None, after: Indicator | None) -> Iterator[Measured]:
    old, new = (
        {year: held.value for year, held in one.actual.items() if held.value is not None} if one else {}
        for one in (before, after)
    )
    for year in sorted({*old, *new}):
        if old.get(year) != new.get(year):
            yield Measured(indicator, year, old.get(year), new.get(year))


def _stand(survey: Survey, record: Record) -> str:
    """How far `record` has come: ``overdue``, ``done``, ``stopped``, ``running``, ``planned``, or nothing."""
    match record:
        case Activity() | Mission():
            state = survey.state(record)
            late = "overdue" if survey.overdue(record) else ""
            return late or ("stopped" if state == "suspended" else state)
        case Milestone():
            reached = record.done is not None and record.done.first <= survey.today
            return "done" if reached else "overdue" if survey.missed(record) else "planned"
        case Bottleneck():
            return _promised(survey, record.closed is not None, record.due)
        case Directive():
            return _promised(survey, not record.pending, record.due)
        case Handover():
            return _promised(survey, bool(record.accepted_by), record.on)
        case Technology() | Product():
            return "running" if survey.stage_reached(record.id) else "planned"
    return ""


def _promised(survey: Survey, kept: bool, due: When | None) -> str:
    late = due is not None and due.surely_before(survey.today)
    return "done" if kept else "overdue" if late else "planned"
