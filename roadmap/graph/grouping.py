"""Records by what a function says of them; kept up to date without asking all of them again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from roadmap.model.record import Record

What = Callable[[Record], Hashable]
"""Says something of a record that follows from the record alone; None counts for nothing."""


class Grouping:
    """The ids of records by what `what` says of them, each group in the order of reading."""

    def __init__(self, what: What, records: Mapping[str, Record]) -> None:
        self._what = what
        self._said: dict[str, Hashable] = {}
        self._groups: dict[Hashable, list[str]] = {}
        for record in records.values():
            self._put(record)

    def said(self, id: str) -> Hashable:
        """What is said of the record `id`; None where nothing is, or where there is no such record."""
        return self._said.get(id)

    def like(self, id: str) -> list[str]:
        """The record `id` and all others of which the same is said; empty where nothing is."""
        return self._groups.get(self._said.get(id), [])

    def turn(self, records: Mapping[str, Record], changed: Iterable[str], order: Mapping[str, int]) -> None:
        """Turn to `records`, which differ from those before in `changed`; `order` is that of reading."""
        moved = set()
        for id in changed:
            before = self._said.pop(id, None)
            if before is not None:
                self._groups[before].remove(id)
                if not self._groups[before]:
                    del self._groups[before]
            if id in records:
                self._put(records[id])
                moved.add(self._said.get(id))
        for said in moved - {None}:
            self._groups[said].sort(key=order.__getitem__)

    def _put(self, record: Record) -> None:
        said = self._what(record)
        if said is not None:
            self._said[record.id] = said
            self._groups.setdefault(said, []).append(record.id)
