"""Roadmap: all records by id; every change gives a new Roadmap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from roadmap.model.record import Record
from roadmap.model.table import ABSENT, at, table

R = TypeVar("R", bound=Record)
V = TypeVar("V")


@dataclass(frozen=True)
class Roadmap:
    """Every record of a workspace, by id.

    Attributes:
        records: id -> record; ids are unique over all kinds.
        origin: id -> the file that holds the record, as a POSIX path relative to the workspace.
        unread: id -> what the record's table holds beside the model: unknown fields and values that do not fit, by
            field path. They are kept as written and reported, never dropped.
        lost: ids that are declared in files which could not be read; references to them are not dangling.
        unread_files: the files and folders that could not be read, or not as a whole, as in `origin`.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    origin: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, Mapping[tuple[str, ...], Any]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    unread_files: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records.values())

    def __contains__(self, id: object) -> bool:
        return id in self.records

    def __getitem__(self, id: str) -> Record:
        return self.records[id]

    @cached_property
    def _by_kind(self) -> dict[type[Record], tuple[Record, ...]]:
        found: dict[type[Record], list[Record]] = {}
        for record in self.records.values():
            found.setdefault(type(record), []).append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of `kind`, in the order in which they were read."""
        return self._by_kind.get(kind, ())  # type: ignore[return-value]  # keyed by the class itself

    def find(self, kind: type[R], id: str | None) -> R | None:
        """The record `id` if it exists and is of `kind`, else None."""
        record = self.records.get(id) if id else None
        return record if isinstance(record, kind) else None

    def hides(self, file: str) -> bool:
        """Whether the file `file`, or a folder that holds it, could not be read, or not as a whole."""
        return any(file == one or file.startswith(f"{one}/") for one in self.unread_files)

    def unused(self, wish: str) -> str:
        """An id for a new record: `wish`, shortened to the length of an id, with a number where it is taken."""
        wish = wish[:60].rstrip("-")
        number, id = 2, wish
        while id in self.records or id in self.lost:
            number, id = number + 1, f"{wish}-{number}"
        return id

    def with_records(self, records: Iterable[Record], file: str = "") -> Roadmap:
        """This roadmap with `records` added, each replacing the record of the same id.

        Args:
            records: what to add.
            file: where those that are new belong; ``<kind>/<id>.toml`` where it is left out.
        """
        added = {record.id: record for record in records}
        origin = {id: file or f"{record.KIND}/{id}.toml" for id, record in added.items() if id not in self.origin}
        unread = {id: left for id, aside in self.unread.items() if (left := _still_unread(added.get(id), aside))}
        return replace(self, records={**self.records, **added}, origin={**self.origin, **origin}, unread=unread)

    def without(self, ids: Iterable[str]) -> Roadmap:
        """This roadmap without the records `ids`; links that point at them stay as they are."""
        gone = set(ids)

        def kept(held: Mapping[str, V]) -> dict[str, V]:
            return {id: one for id, one in held.items() if id not in gone}

        return replace(self, records=kept(self.records), origin=kept(self.origin), unread=kept(self.unread))


def _still_unread(record: Record | None, aside: Mapping[tuple[str, ...], Any]) -> Mapping[tuple[str, ...], Any]:
    """What stays unread of a record that is replaced by `record`: a field that says something now is mended."""
    if record is None:
        return aside
    laid = table(record)
    return {path: value for path, value in aside.items() if at(laid, path) is ABSENT}
