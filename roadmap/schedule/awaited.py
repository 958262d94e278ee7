"""Documents that work waits for: when each is due, when it is needed, and whether a critical path runs through it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.hindrance import Bottleneck
from roadmap.model.kinds.law import Directive
from roadmap.schedule.network import Window, schedule

_TO_COME = (None, "drafting", "consulting")


class Waiting(NamedTuple):
    """An activity that waits for a document.

    Attributes:
        activity: which one.
        window: when it can take place; None where that cannot be told.
        begun: whether it has begun all the same.
    """

    activity: Activity
    window: Window | None
    begun: bool


@dataclass(frozen=True)
class Awaited:
    """A document that work waits for, or that is due and not issued.

    Attributes:
        directive: the document.
        waiting: the activities that wait for it and have neither ended nor been stopped, by latest start.
        bottlenecks: open bottlenecks that the same work suffers from for reasons of law.
        today: the day that counts as today.
    """

    directive: Directive
    waiting: tuple[Waiting, ...]
    bottlenecks: tuple[Bottleneck, ...]
    today: datetime.date

    @property
    def issued(self) -> bool:
        """Whether it is there."""
        return self.directive.issued is not None or self.directive.state not in _TO_COME

    @property
    def days(self) -> int:
        """Calendar days by which it is late, or was issued late; 0 where it is not, or no date is on record."""
        due, issued = self.directive.due, self.directive.issued
        if due is None or (self.issued and issued is None):
            return 0
        return max(((issued.first if issued else self.today) - due.last).days, 0)

    @cached_property
    def needed(self) -> datetime.date | None:
        """The last day on which work that waits for it can start without moving the end of a chain; None if unknown.

        Work that has begun is not held back by it any more, and does not count.
        """
        starts = (one.window.late_start for one in self.waiting if one.window and not one.begun)
        return min(starts, default=None)

    @property
    def margin(self) -> int | None:
        """Calendar days from its due date (today, where that has passed) to :attr:`needed`; negative is too late."""
        due = self.directive.due
        if self.issued or self.needed is None or due is None:
            return None
        return (self.needed - max(due.last, self.today)).days

    @property
    def critical(self) -> bool:
        """Whether a chain ends later if it comes later: it is needed no later than due, or critical work waits for it.

        What is issued is critical no more.
        """
        late = self.margin is not None and self.margin <= 0
        return not self.issued and (late or self.critical_work)

    @property
    def critical_work(self) -> bool:
        """Whether it is still to come and work that waits for it lies on a critical path."""
        return not self.issued and any(one.window is not None and one.window.critical for one in self.waiting)


def awaited(survey: Survey, ids: Collection[str] = ()) -> list[Awaited]:
    """The documents that work waits for, and those that are due and not issued; critical and most late first.

    Args:
        survey: the roadmap on one day.
        ids: of directives, of bodies that issue, or of technologies and products whose work waits; all where none is.
    """
    windows = schedule(survey).windows
    found = []
    for directive in survey.of(Directive):
        work = survey.referring(Activity, "waits_for", directive.id)
        going = [one for one in work if survey.state(one) not in ("done", "stopped")]
        to_come = directive.issued is None and directive.state in _TO_COME and directive.due is not None
        if (work or to_come) and (not ids or _about(directive, work, ids)):
            waiting = [Waiting(one, windows.get(one.id), survey.begun(one)) for one in going]
            waiting.sort(key=lambda one: one.window.late_start if one.window else datetime.date.max)
            found.append(Awaited(directive, tuple(waiting), _hindered(survey, going), survey.today))
    return sorted(found, key=lambda one: (one.issued, not one.critical, -one.days, one.needed or datetime.date.max))


def _about(directive: Directive, work: list[Activity], ids: Collection[str]) -> bool:
    return directive.id in ids or directive.issuer in ids or any(one.chain in ids for one in work)


def _hindered(survey: Survey, work: list[Activity]) -> tuple[Bottleneck, ...]:
    found = {one.id: one for activity in work for one in survey.referring(Bottleneck, "blocks", activity.id)}
    return tuple(one for one in found.values() if one.cause == "law" and not one.closed)
