"""The ledger of a body or post: what it had promised and when it was kept, which dates moved, and what waits behind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from roadmap.graph.own_sheet import Entry, Holder, OwnSheet, own_sheet
from roadmap.graph.survey import Survey
from roadmap.model.history import Slip
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.model.record import Record
from roadmap.model.when import When


class Kept(NamedTuple):
    """Something that was done.

    Attributes:
        record: what it was.
        part: why it stands on the sheet, a word of :data:`roadmap.graph.own_sheet.PARTS`.
        due: when it was due; None where that is not on record.
        done: when it was done; None where that is not on record, as for work, whose end is the planned one.
        days: calendar days that it came late, 0 where it was in time; None where one of the dates is not on record.
    """

    record: Record
    part: str
    due: When | None
    done: When | None
    days: int | None


@dataclass(frozen=True)
class Ledger:
    """What one body or the holder of one post had to do, and what became of it: facts, never a rating.

    Attributes:
        sheet: what it answers for, and what of it is due, overdue and waiting.
        survey: the roadmap on one day.
    """

    sheet: OwnSheet
    survey: Survey

    @cached_property
    def kept(self) -> tuple[Kept, ...]:
        """What was done, the newest first."""
        return tuple(_kept(entry) for entry in self.sheet.done)

    @property
    def in_time(self) -> tuple[Kept, ...]:
        """Of that, what is known to have come in time."""
        return tuple(one for one in self.kept if one.days == 0)

    @property
    def late(self) -> tuple[Kept, ...]:
        """Of that, what is known to have come late."""
        return tuple(one for one in self.kept if one.days)

    @property
    def missed(self) -> tuple[Entry, ...]:
        """What should have been done and is not, the latest first."""
        return self.sheet.overdue

    @property
    def longest(self) -> int:
        """The most calendar days that anything is late today; 0 where nothing is."""
        return max((entry.days for entry in (*self.missed, *self.sheet.waiting)), default=0)

    @cached_property
    def moved(self) -> tuple[Slip, ...]:
        """The due dates of all this that were moved, the furthest first; empty where the history is not known."""
        lists = (
            self.sheet.owned,
            self.sheet.led,
            self.sheet.overdue,
            self.sheet.due,
            self.sheet.done,
            self.sheet.waiting,
        )
        ids = dict.fromkeys(entry.record.id for entries in lists for entry in entries)
        found = (slip for id in ids for slip in self.survey.history.slips(id))
        return tuple(sorted(found, key=lambda slip: (-slip.days, slip.id)))

    @property
    def pressing(self) -> int:
        """How much of it calls for somebody to act now: what it missed so far, and what waits for it."""
        return len(self.missed) + len(self.sheet.waiting)

    @property
    def told(self) -> bool:
        """Whether there is something to tell: it answers for something, or something is due, missed, late or waits."""
        held = self.sheet
        return bool(held.owned or held.due or held.overdue or held.waiting or self.late)


def ledger(survey: Survey, holder: Holder) -> Ledger:
    """The ledger of an organisation or a post."""
    return Ledger(own_sheet(survey, holder), survey)


def ledgers(survey: Survey) -> list[Ledger]:
    """The ledger of every organisation of which there is something to tell, those with most :attr:`pressing` first."""
    found = (ledger(survey, body) for body in survey.of(Organization))
    return sorted((one for one in found if one.told), key=lambda one: -one.pressing)


def behind(survey: Survey, record: Record) -> list[Record]:
    """What waits for `record`: work that follows it, receives from it or waits for it, and what a bottleneck blocks."""
    if isinstance(record, Bottleneck):
        return [survey.roadmap[id] for id in record.blocks if id in survey.roadmap]
    fields = {Activity: ("after", "receives"), Directive: ("waits_for",)}.get(type(record), ())
    found = {one.id: one for field in fields for one in survey.referring(Activity, field, record.id)}
    return [one for one in found.values() if survey.state(one) not in ("done", "stopped")]


def _kept(entry: Entry) -> Kept:
    record = entry.record
    due = record.due if isinstance(record, Milestone | Directive) else entry.when
    done = entry.when if isinstance(record, Milestone | Directive) else None
    days = None
    if due and done:
        days = max((done.first - due.last).days, 0)
    return Kept(record, entry.part, due, done, days)
