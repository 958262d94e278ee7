"""The pages of all commits bound together: the events of each record, under the name that it has today."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from roadmap.model.change import ABSENT, Change, changes
from roadmap.model.history import Event, History
from roadmap.model.table import Path, Table
from roadmap.store.history.deed import Deed


class Page(NamedTuple):
    """What one commit did, and what its author said about it.

    Attributes:
        id: the commit.
        made: when, in ISO form.
        by: the author's name.
        reasons: record, ``record.field`` or ``""`` -> why.
        deed: what it did.
    """

    id: str
    made: str
    by: str
    reasons: Mapping[str, str]
    deed: Deed


@dataclass
class Book:
    """The events of all pages added so far, oldest first.

    Attributes:
        events: id -> events.
        names: id that a record once had -> the id that it has now.
        hidden: id -> kind and last table of the records that cannot be read at present.
        said: record and field -> what its last event says.
        seen: time and author -> record and field -> changes that have been told; a change that was carried over to
            another branch keeps its time and author, and is told once.
    """

    events: dict[str, list[Event]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    hidden: dict[str, tuple[str, Table]] = field(default_factory=dict)
    said: dict[tuple[str, Path], Any] = field(default_factory=dict)
    seen: dict[tuple[str, str], dict[tuple[str, Path], list[Change]]] = field(default_factory=dict)

    def add(self, page: Page) -> None:
        """Add what the next commit did."""
        self.hidden.update(page.deed.hidden)
        done = list(page.deed.changes)
        for id, (kind, laid) in page.deed.shown.items():
            known, before = self.hidden.pop(id, (kind, ABSENT))
            done += changes(kind or known, id, before, laid if kind else ABSENT)
        seen = self.seen.setdefault((page.made, page.by), {})
        for change in done:
            same = seen.setdefault((change.id, change.path), [])
            if change not in same:
                same.append(change)
                self._enter(page, change)
        for change in page.deed.settled:
            place = (self._now(change.id), change.path)
            if self.said.get(place, change.after) != change.after:
                self._enter(page, replace(change, before=self.said[place]))
        for about, reason in page.reasons.items():
            if about:
                self._explain(about, reason)

    def _enter(self, page: Page, change: Change) -> None:
        day = datetime.date.fromisoformat(page.made[:10])
        event = Event(change, day, page.by, page.id, _reason(page.reasons, change))
        if change.path == ("id",):
            old, new = str(change.before), change.id
            self.names[old] = new
            self.names.pop(new, None)
            self.events[new] = [*self.events.pop(old, ()), *self.events.get(new, ())]
        elif not change.path and change.before is ABSENT:
            self.names.pop(change.id, None)
        id = self._now(change.id)
        self.said[id, change.path] = change.after
        self.events.setdefault(id, []).append(event)

    def _now(self, id: str) -> str:
        for _ in self.names:
            if id not in self.names:
                break
            id = self.names[id]
        return id

    def _explain(self, about: str, reason: str) -> None:
        """A reason that names a record also explains what was done to it before without one."""
        id, _, path = about.partition(".")
        id = self._now(id)
        self.events[id] = [
            event if event.reason or not _is_about(event.change, path) else replace(event, reason=reason)
            for event in self.events.get(id, ())
        ]

    def history(self, since: str, *, complete: bool) -> History:
        """What the pages tell together.

        Args:
            since: the day of the oldest commit.
            complete: whether no older commit is missing.
        """
        told = {id: tuple(events) for id, events in self.events.items() if events}
        return History(told, datetime.date.fromisoformat(since), complete)


def _reason(reasons: Mapping[str, str], change: Change) -> str:
    """The reason that says most about `change`: its field's, its record's, or the commit's."""
    for depth in range(len(change.path), 0, -1):
        if reason := reasons.get(".".join((change.id, *change.path[:depth]))):
            return reason
    return reasons.get(change.id) or reasons.get("", "")


def _is_about(change: Change, path: str) -> bool:
    named = ".".join(change.path)
    return not path or named == path or named.startswith(f"{path}.")
