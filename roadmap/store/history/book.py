"""The pages of all commits bound together: the events of each record, under the name that it has today."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
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
        page = page._replace(reasons=self._under_new_names(page.reasons, done))
        seen = self.seen.setdefault((page.made, page.by), {})
        for change in done:
            same = seen.setdefault((change.id, change.path), [])
            if change not in same:
                same.append(change)
                self._enter(page, change)
        for change in page.deed.settled:
            place = (self._now(change.id), change.path)
            if self.said.get(place, change.after) != change.after:
                done.append(change)
                self._enter(page, replace(change, before=self.said[place]))
        touched = [(self._now(id), path) for id, path in _places(page.deed, done)]
        for about, reason in page.reasons.items():
            name, _, path = about.partition(".")
            id = self._now(name)
            if not any(id == one and (_within(at, path) or _within(path, at)) for one, at in touched):
                self._explain(id, path, reason)

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

    def _under_new_names(self, reasons: Mapping[str, str], done: Iterable[Change]) -> dict[str, str]:
        """`reasons`, also under the names that their records have after the commit that did what is `done`."""
        names = {str(change.before): change.id for change in done if change.path == ("id",)}
        found = dict(reasons)
        for about, reason in reasons.items():
            id, dot, path = about.partition(".")
            now = self._now(id)
            found.setdefault(f"{names.get(now, now)}{dot}{path}", reason)
        return found

    def _explain(self, id: str, path: str, reason: str) -> None:
        """Give `reason` for what was done to a record, or to its field at `path`, before without one.

        That a record came is left as it is: a reason speaks of what became of it.
        """
        self.events[id] = [
            replace(event, reason=reason) if not event.reason and _is_about(event.change, path) else event
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


def _places(deed: Deed, changed: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """Record and field of everything that a commit touched: what it says of these is about its own changes."""
    yield from ((change.id, ".".join(change.path)) for change in changed)
    yield from ((id, "") for id in deed.hidden)


def _is_about(change: Change, path: str) -> bool:
    came = not change.path and change.before is ABSENT
    return not came and _within(".".join(change.path), path)


def _within(path: str, holder: str) -> bool:
    """Whether a field is `holder` or a part of it; the empty name is the record as a whole."""
    return not holder or path == holder or path.startswith(f"{holder}.")
