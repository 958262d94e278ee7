"""A survey that notes what is asked of it, so that a check is run again only where the answers may have changed."""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import TYPE_CHECKING, Any, TypeVar

from roadmap.graph.grouping import Grouping, What
from roadmap.graph.survey import Survey
from roadmap.model.history import History
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.chain import Activity
from roadmap.model.record import Record
from roadmap.model.relation import Link, links
from roadmap.model.roadmap import Roadmap

if TYPE_CHECKING:
    import networkx as nx

R = TypeVar("R", bound=Record)

Key = tuple[str, object]
"""What can be asked: ``("record", id)``, ``("exists", id)``, ``("into", id)`` the links to a record, ``("work", id)``
the activities of a chain, ``("said", (what, value))`` the records of which a function says the same, ``("of", kind)``
all records of a kind, ``("ids", kind)`` their ids alone, or those of all, and the constants below."""

ALL: Key = ("all", None)
"""Every record, or their number or order."""
LINKS: Key = ("links", None)
"""Every link."""
IN_FORCE: Key = ("in force", None)
"""Which official lists are in force."""
HISTORY: Key = ("history", None)
"""How the records came to say what they say."""


_OF_ONE_KIND: tuple[tuple[str, type[Record]], ...] = (("_activities", Activity), ("catalogues_in_force", Catalogue))
"""What a survey derives from the records of one kind alone."""


class Linked(Survey):
    """A survey that takes over what the one before has derived, but for what rests on changed records."""

    def __init__(self, survey: Survey, before: Linked | None = None, changed: Collection[str] = ()) -> None:
        """Survey what `survey` does.

        Args:
            survey: the roadmap, day, settings and history.
            before: the survey of the roadmap before, which is used up; None to take copies of what `survey` has
                derived, and derive the rest.
            changed: the ids of the records that differ from those of `before`.
        """
        super().__init__(survey.roadmap, survey.today, survey.settings, survey.past)
        if before is None:
            derived = (name for name in ("_held", "_pointing") if name in survey.__dict__)
            self.__dict__.update({name: dict(survey.__dict__[name]) for name in derived})
            return
        old, new = before.roadmap.records, self.roadmap.records
        order = {id: number for number, id in enumerate(new)} if changed else {}
        self.__dict__.update(_held=before._held, _pointing=before._pointing, groupings=before.groupings)
        self._relink(changed, order)
        for grouping in self.groupings.values():
            grouping.turn(new, changed, order)
        kinds = {type(records[id]) for records in (old, new) for id in changed if id in records}
        for name, kind in _OF_ONE_KIND:
            if kind not in kinds and name in before.__dict__:
                self.__dict__[name] = before.__dict__[name]

    def followed_by(self, survey: Survey) -> Linked:
        """`survey`, of the roadmap after some change, which takes over what this one has derived; this one lives on."""
        return Linked(survey, Linked(self), differing(self.roadmap, survey.roadmap))

    def _relink(self, changed: Iterable[str], order: Mapping[str, int]) -> None:
        """Derive the links of the records `changed`, and what points where they point or pointed."""
        records, held, pointing = self.roadmap.records, self._held, self._pointing
        targets: dict[str, set[str]] = {}
        for id in changed:
            old, new = held.pop(id, []), links(records[id]) if id in records else []
            if id in records:
                held[id] = new
            for link in (*old, *new):
                targets.setdefault(link.target, set()).add(id)
        for target, sources in targets.items():
            sources.update(link.source for link in pointing.get(target, ()))
            there = sorted((id for id in sources if id in order), key=order.__getitem__)
            pointing[target] = [link for id in there for link in held[id] if link.target == target]


def differing(old: Roadmap, new: Roadmap) -> list[str]:
    """The ids of the records that are not the same in both."""
    changed = [id for id, record in new.records.items() if old.records.get(id) is not record]
    return [*changed, *(id for id in old.records if id not in new.records)]


class Watched(Survey):
    """A survey that notes in `asked` every question; a batch of records can stand for all of them.

    Attributes:
        inner: the survey that answers.
        asked: what has been asked and answered from more than the batch.
        batch: the records shown where a question of `about` is asked; None to show everything.
        about: the questions for all records, a kind or all links that are answered from `batch` alone.
    """

    inner: Survey
    asked: set[Key]
    batch: tuple[Record, ...] | None
    about: frozenset[Key]

    def __init__(self, survey: Survey, batch: Iterable[Record] | None = None) -> None:
        self.__dict__.update(today=survey.today, settings=survey.settings, past=survey.past, inner=survey)
        self.__dict__.update(asked=set(), batch=None if batch is None else tuple(batch), about=frozenset())
        self.__dict__["roadmap"] = _Roadmap(self)

    def turn(self, about: frozenset[Key]) -> None:
        """Answer the questions `about` from the batch alone."""
        self.__dict__["about"] = about

    def shown(self, key: Key) -> tuple[Record, ...] | None:
        """The batch where it answers `key`; None where everything does, which is noted."""
        if key in self.about:
            return self.batch
        self.asked.add(key)
        return None

    def ids(self, *kinds: type[Record]) -> list[str]:
        """The ids of the records of `kinds`, or of all where none is given, in the order of reading."""
        self.asked.update(("ids", kind) for kind in kinds or (None,))
        return self.inner.ids(*kinds)

    @property
    def history(self) -> History:
        """How the records came to say what they say."""
        self.asked.add(HISTORY)
        return self.inner.history

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link, or those of the batch."""
        batch = self.shown(LINKS)
        return (
            self.inner.links
            if batch is None
            else tuple(link for record in batch for link in self.inner._held[record.id])
        )

    def leaving(self, id: str) -> list[Link]:
        """The resolved links from the record `id` to others."""
        self.asked.add(("record", id))
        found = self.inner._held.get(id, ())
        self.asked.update(("exists", link.target) for link in found)
        return [link for link in found if link.target in self.inner.roadmap]

    def entering(self, id: str) -> list[Link]:
        """The resolved links from other records to the record `id`."""
        self.asked.add(("into", id))
        return self.inner.entering(id)

    def referring(self, kind: type[R], relation: str, id: str) -> list[R]:
        """The records of `kind` whose field `relation` names `id`; a change of one of them is one of its links."""
        self.asked.add(("into", id))
        return self.inner.referring(kind, relation, id)

    def grouping(self, what: What) -> Grouping:
        """The records by what `what` says of them."""
        self.asked.add(ALL)
        return self.inner.grouping(what)

    def alike(self, what: What, record: Record) -> list[Record]:
        """`record` and all others of which `what` says the same, in the order of reading; empty where it says None."""
        self.asked.update((("record", record.id), ("said", (what, self.inner.grouping(what).said(record.id)))))
        return self.inner.alike(what, record)

    def activities(self, chain: str) -> list[Activity]:
        """The activities of the technology or product `chain` itself."""
        self.asked.add(("work", chain))
        return self.inner.activities(chain)

    @property
    def catalogues_in_force(self) -> frozenset[str]:
        """The ids of the official lists that are in force today."""
        self.asked.add(IN_FORCE)
        return self.inner.catalogues_in_force

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The roadmap as one directed graph."""
        self.asked |= {ALL, LINKS}
        return self.inner.graph


class _Records(Mapping[str, Record]):
    """Records by id, noting which are looked up."""

    __slots__ = ("_inner", "_survey")

    def __init__(self, survey: Watched) -> None:
        self._survey = survey
        self._inner = survey.inner.roadmap.records

    def __getitem__(self, id: str) -> Record:
        self._survey.asked.add(("record", id))
        return self._inner[id]

    def __contains__(self, id: object) -> bool:
        self._survey.asked.add(("exists", id))
        return id in self._inner

    def get(self, id: str, default: Any = None) -> Any:
        """The record `id`, else `default`; that there is none is an answer too."""
        self._survey.asked.add(("record", id))
        return self._inner.get(id, default)

    def _every(self) -> Mapping[str, Record]:
        batch = self._survey.shown(ALL)
        return self._inner if batch is None else {record.id: record for record in batch}

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

    def keys(self) -> KeysView[str]:
        """Every id."""
        return self._every().keys()

    def values(self) -> ValuesView[Record]:
        """Every record."""
        return self._every().values()

    def items(self) -> ItemsView[str, Record]:
        """Every id and record."""
        return self._every().items()


class _Roadmap(Roadmap):
    """The roadmap of a watched survey. What could not be read does not change while it is watched."""

    def __init__(self, survey: Watched) -> None:
        inner = survey.inner.roadmap
        self.__dict__.update(origin=inner.origin, unread=inner.unread, lost=inner.lost)
        self.__dict__["unread_files"] = inner.unread_files
        self.__dict__["records"] = _Records(survey)
        self.__dict__["_survey"] = survey

    _survey: Watched

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """The records of `kind`, or those of the batch."""
        batch = self._survey.shown(("of", kind))
        if batch is None:
            return self._survey.inner.roadmap.of(kind)
        return tuple(record for record in batch if type(record) is kind)
