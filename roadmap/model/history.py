"""History: how the records of a roadmap came to say what they say, as the commits of a repository tell it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, NamedTuple

from roadmap.model.change import ABSENT, Change, applied, at
from roadmap.model.table import Path
from roadmap.model.text import Text
from roadmap.model.when import When

DUE_DATES: Final[Mapping[str, tuple[Path, ...]]] = {
    "activity": (("end",),),
    "bottleneck": (("due",),),
    "deployment": (("measure", "due"),),
    "directive": (("due",),),
    "handover": (("on",),),
    "infrastructure": (("ready",),),
    "milestone": (("due",),),
    "mission": (("due",),),
    "programme": (("end",),),
}
"""Kind -> the fields that say by when something is promised; when such a date moves later, the record slips."""


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one record that was committed.

    Attributes:
        change: what changed; an empty path where the record as a whole came or went, ``("id",)`` where it was renamed.
        on: the day, on the author's own calendar.
        by: the author's name.
        revision: the commit's full id.
        reason: why, in the author's words; empty where no reason was given.
    """

    change: Change
    on: datetime.date
    by: str
    revision: str
    reason: str = ""


class Step(NamedTuple):
    """A record before and after one commit.

    Attributes:
        before: its ``Table``, or ``ABSENT``.
        after: its ``Table``, or ``ABSENT``.
        events: what the commit changed in it; never empty.
    """

    before: Any
    after: Any
    events: tuple[Event, ...]

    @property
    def on(self) -> datetime.date:
        """The day of the commit."""
        return self.events[0].on

    def reason(self, path: Path) -> str:
        """Why the field at `path`, or what holds it, changed; empty where no reason was given."""
        return next((event.reason for event in self.events if event.change.path == path[: len(event.change.path)]), "")


class Move(NamedTuple):
    """A due date that was moved.

    Attributes:
        path: the field.
        before: the date it showed before, also where it was taken out for a while.
        after: the date it was moved to.
        event: when, by whom and why.
    """

    path: Path
    before: When
    after: When
    event: Event

    @property
    def days(self) -> int:
        """Calendar days by which it moved; positive is later. Of a vague date the last possible day counts."""
        return (self.after.last - self.before.last).days


class Slip(NamedTuple):
    """A due date and all its moves.

    Attributes:
        kind: the record's kind.
        id: the record's id.
        path: the field.
        moves: how it moved, oldest first; never empty.
    """

    kind: str
    id: str
    path: Path
    moves: tuple[Move, ...]

    @property
    def first(self) -> When:
        """The date before the first move."""
        return self.moves[0].before

    @property
    def last(self) -> When:
        """The date after the last move."""
        return self.moves[-1].after

    @property
    def days(self) -> int:
        """Calendar days from the first date to the last; positive is later."""
        return (self.last.last - self.first.last).days


@dataclass(frozen=True)
class History:
    """What is known of the past of a workspace; empty where it is not kept in git.

    Attributes:
        events: record id, as it is today -> its events, oldest first.
        since: the day of the oldest commit that is known; None where none is.
        complete: whether nothing is missing before that day, as it is in a shallow clone.
        trouble: why the past is not known although there is one; None where nothing stands in the way.
    """

    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    since: datetime.date | None = None
    complete: bool = True
    trouble: Text | None = None

    @property
    def names(self) -> dict[str, str]:
        """Id that a record once had -> the id that it has now."""
        every = ((id, event.change) for id, events in self.events.items() for event in events)
        return {str(change.before): id for id, change in every if change.path == ("id",)}

    def of(self, id: str) -> tuple[Event, ...]:
        """The events of the record `id`, oldest first."""
        return self.events.get(id, ())

    def steps(self, id: str) -> Iterator[Step]:
        """The states that the record `id` went through, commit by commit.

        Where branches changed one field in different ways, the states follow each other as the commits do.
        """
        laid: Any = ABSENT
        for _, grouped in groupby(self.of(id), key=lambda event: event.revision):
            events = tuple(grouped)
            after = _put(laid, (event.change for event in events))
            yield Step(laid, after, events)
            laid = after

    def moves(self, id: str) -> list[Move]:
        """Every move of a due date of the record `id`, oldest first."""
        found: list[Move] = []
        shown: dict[Path, When] = {}
        for step in self.steps(id):
            for path in DUE_DATES.get(step.events[0].change.kind, ()):
                date = when(at(step.after, path))
                if date is None or date == shown.get(path):
                    continue
                if path in shown:
                    found.append(Move(path, shown[path], date, _event(step, path)))
                shown[path] = date
        return found

    def slips(self, id: str, since: datetime.date | None = None) -> Iterator[Slip]:
        """The due dates of the record `id` that moved, each with its moves.

        Args:
            id: a record.
            since: the first day whose moves count; all count where it is left out.
        """
        moves = [move for move in self.moves(id) if since is None or move.event.on >= since]
        for path in dict.fromkeys(move.path for move in moves):
            mine = tuple(move for move in moves if move.path == path)
            yield Slip(mine[-1].event.change.kind, id, path, mine)


def when(value: object) -> When | None:
    """The date that a field of a ``Table`` holds, or None where it holds none."""
    try:
        return When.parse(value)
    except ValueError:
        return None


def _put(laid: Any, changes: Iterable[Change]) -> Any:
    """`laid` with `changes` made, whatever it says in their places."""
    for change in changes:
        if change.path != ("id",):
            now = at(laid, change.path)
            laid, _ = applied(laid, [Change(change.kind, change.id, change.path, now, change.after)])
    return laid


def _event(step: Step, path: Path) -> Event:
    """The event of `step` that set the field at `path`."""
    return next(event for event in step.events if event.change.path == path[: len(event.change.path)])
