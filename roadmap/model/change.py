"""Changes: what differs between two states of a record, field by field.

Saving, undo, history and merging all speak of the same thing: a field of a record said one thing before and says
another after. Records are compared in the form of :data:`roadmap.model.table.Table`, in which two people who add
different partners to one activity have changed two different places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from roadmap.model.roadmap import Roadmap
from roadmap.model.table import ABSENT, Path, Table, at, table

__all__ = ["ABSENT", "Change", "Clash", "applied", "at", "changes", "difference", "put", "renamed", "renames"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of one record.

    Attributes:
        kind: the record's kind.
        id: the record's id.
        path: the field, with keys; empty where the record as a whole came or went.
        before: what it said, as in a ``Table``; :data:`ABSENT` where it was not there.
        after: what it says now.
    """

    kind: str
    id: str
    path: Path
    before: Any
    after: Any

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.id, self.path, self.after, self.before)


class Clash(NamedTuple):
    """A change that cannot be made because somebody else changed the same place.

    Attributes:
        change: what was to be done.
        now: what the place says now.
    """

    change: Change
    now: Any


def changes(kind: str, id: str, before: Any, after: Any, path: Path = ()) -> Iterator[Change]:
    """Every place in which two tables of one record differ, in the order of the fields.

    Args:
        kind: the record's kind.
        id: the record's id.
        before: a ``Table``, or :data:`ABSENT`.
        after: a ``Table``, or :data:`ABSENT`.
        path: where the tables stand in the record.
    """
    if len(path) == 1:  # a field that comes or goes is told entry by entry
        before, after = (
            {} if one is ABSENT and isinstance(two, dict) else one for one, two in ((before, after), (after, before))
        )
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from changes(kind, id, before.get(key, ABSENT), after.get(key, ABSENT), (*path, key))
    elif not _same(before, after):
        yield Change(kind, id, path, before, after)


def difference(before: Roadmap, after: Roadmap) -> list[Change]:
    """Every place in which two roadmaps differ: changed fields, and records that came or went."""
    found: list[Change] = []
    for id in {**before.records, **after.records}:
        old, new = before.records.get(id), after.records.get(id)
        unread_before, unread_after = before.unread.get(id), after.unread.get(id)
        if old is new and unread_before == unread_after:
            continue
        said_before = table(old, unread_before) if old else ABSENT
        said_after = table(new, unread_after) if new else ABSENT
        if old and new and old.KIND != new.KIND:
            found.append(Change(old.KIND, id, (), said_before, ABSENT))
            said_before = ABSENT
        kind = new.KIND if new else old.KIND if old else ""
        found.extend(changes(kind, id, said_before, said_after))
    return found


def applied(laid: Any, wanted: Iterable[Change]) -> tuple[Any, list[Clash]]:
    """The table of one record with changes made to it, so far as nobody else has changed the same places.

    A place that already says what it should is left alone; one that says neither what it said before nor what it should
    say is a clash, and stays as it is.

    Args:
        laid: the record's present table, or :data:`ABSENT`.
        wanted: changes of that record.

    Returns:
        The table after the changes, and the clashes.
    """
    clashes: list[Clash] = []
    for change in wanted:
        now = at(laid, change.path)
        if _same(now, change.after):
            continue
        if _same(now, change.before):
            laid = put(laid, change.path, change.after)
        else:
            clashes.append(Clash(change, now))
    return laid, clashes


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def put(laid: Any, path: Path, value: Any) -> Any:
    """`laid` with `value` at `path`, or without what stands there.

    A field that is left empty goes with its last entry; an entry that is left empty stays: a partner without a role is
    still a partner.
    """
    if not path:
        return value
    changed = _below(laid if isinstance(laid, dict) else {}, path, value)
    if value is ABSENT and changed.get(path[0]) == {}:
        del changed[path[0]]
    return changed


def _below(laid: Table, path: Path, value: Any) -> Table:
    step, rest = path[0], path[1:]
    if rest:
        return {**laid, step: _below(_whole(laid.get(step)), rest, value)}
    if value is ABSENT:
        return {key: one for key, one in laid.items() if key != step}
    return {**laid, step: value}


def _whole(held: Any) -> Table:
    """A table in its long form: a text given once counts for both languages, a plain number is a measured value."""
    if isinstance(held, str):
        return {"vi": held, "en": held}
    if isinstance(held, int | float) and not isinstance(held, bool):
        return {"value": held}
    return held if isinstance(held, dict) else {}


def renames(wanted: Iterable[Change]) -> dict[str, str]:
    """Old id -> new id of every record that only changed its name: one went and one came, of one kind, saying the same.

    A record that refers to itself is compared with that reference under its new name.
    """
    whole = [change for change in wanted if not change.path]
    gone = [change for change in whole if change.after is ABSENT]
    come = [change for change in whole if change.before is ABSENT]
    pairs = [
        (old.id, new.id)
        for old in gone
        for new in come
        if old.kind == new.kind and new.after in (old.before, renamed(old.before, {old.id: new.id}))
    ]
    olds, news = [old for old, _ in pairs], [new for _, new in pairs]
    return {old: new for old, new in pairs if olds.count(old) == news.count(new) == 1}


def renamed(laid: Any, names: Mapping[str, str]) -> Any:
    """`laid` with each id that stands in it, as a value or a key, under its new name."""
    if isinstance(laid, dict):
        return {names.get(key, key): renamed(inner, names) for key, inner in laid.items()}
    return names.get(laid, laid) if isinstance(laid, str) else laid
