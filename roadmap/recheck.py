"""Checking again after a change: only what the change can have touched is judged anew.

Most checks judge one record after the other, and say so (``one_by_one``). Such a check is run over small batches of
records, and whatever it asks the survey beyond its batch is noted: a function that sees nothing else can depend on
nothing else. After a change, a batch is judged again if it holds a changed record, or if an answer that it got may have
changed. Every other check is run again as a whole if any answer that it got may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from roadmap.check import Hit, checks
from roadmap.graph.survey import Survey
from roadmap.graph.watched import ALL, HISTORY, IN_FORCE, LINKS, Key, Linked, Watched, differing
from roadmap.model.kinds.chain import Activity
from roadmap.model.record import Record
from roadmap.model.relation import links
from roadmap.model.roadmap import Roadmap
from roadmap.store.reading.read import Found

BATCH = 32
"""Records that are judged together; fewer cost more at first, more cost more after a change."""

_Unit = int | str
"""A batch by its number, or a whole check by its code."""


class Memory:
    """What checking has found so far in a workspace that is held open.

    Attributes:
        places: the places of findings that were looked up.
    """

    def __init__(self) -> None:
        self.places = Found()
        self._standing: _Standing | None = None

    def linked(self, survey: Survey) -> Survey:
        """`survey`, spared what has been derived of the survey asked about last; itself where the two are not alike."""
        standing = self._standing
        return standing.survey.followed_by(survey) if standing and standing.leads_to(survey) else survey

    def hits(self, survey: Survey) -> Mapping[str, Iterable[Hit]]:
        """What each check finds in `survey`, by code; the order within a check is not that of a whole run.

        What was found in the survey asked about before is used where the two are alike.
        """
        standing, self._standing = self._standing, None  # none is left behind if a check fails
        if standing is None or not standing.leads_to(survey):
            standing = _Standing(survey)
        else:
            standing.move(survey)
        self._standing = standing
        return standing.found()


class _Standing:
    """What was found in `survey`, and what it rests on."""

    def __init__(self, survey: Survey) -> None:
        self.survey = Linked(survey)
        self._about = {code: _about(self.survey, code) for code, one in checks().items() if one.one_by_one}
        self._batches = list(_batched([*survey.roadmap.records]))
        self._home = {id: number for number, ids in enumerate(self._batches) for id in ids}
        self._hits: dict[str, dict[_Unit, tuple[Hit, ...]]] = {code: {} for code in checks()}
        self._asked: dict[_Unit, set[Key]] = {}
        self._readers: dict[Key, set[_Unit]] = {}
        self._judge({*range(len(self._batches)), *(checks().keys() - self._about.keys())})

    def found(self) -> dict[str, list[Hit]]:
        """What every check found."""
        return {code: list(chain.from_iterable(units.values())) for code, units in self._hits.items()}

    def leads_to(self, survey: Survey) -> bool:
        """Whether `survey` differs in records alone, and these stand where they stood."""
        old, new = self.survey.roadmap, survey.roadmap
        return (
            (survey.today, survey.settings) == (self.survey.today, self.survey.settings)
            and repr(survey.settings) == repr(self.survey.settings)
            and new.lost == old.lost
            and (new.unread, new.unread_files) == (old.unread, old.unread_files)
            and (new.origin == old.origin or all(old.origin.get(id, file) == file for id, file in new.origin.items()))
            and _in_order(old, new)
        )

    def move(self, survey: Survey) -> None:
        """Turn to `survey`, judging again what may have changed."""
        before, old, new = self.survey, self.survey.roadmap.records, survey.roadmap.records
        changed = differing(before.roadmap, survey.roadmap)
        dirty = {key for id in changed for key in self._touched(old.get(id), new.get(id))}
        in_force = before.catalogues_in_force
        self.survey = Linked(survey, before, changed)
        if self.survey.catalogues_in_force != in_force:
            dirty.add(IN_FORCE)
        if self._readers.get(HISTORY) and self.survey.history != before.history:
            dirty.add(HISTORY)
        self._settle([id for id in changed if id not in self._home])
        units = set[_Unit]().union(*(self._readers.get(key, ()) for key in dirty))
        self._judge(units | {self._home[id] for id in changed})

    def _touched(self, before: Record | None, now: Record | None) -> Iterator[Key]:
        """The questions whose answers a record is part of that was `before` and is `now`."""
        yield ALL
        for record in (before, now):
            if record is not None:
                yield "record", record.id
                yield "of", type(record)
                if isinstance(record, Activity) and record.chain:
                    yield "work", record.chain
                for link in links(record):
                    yield "into", link.target
                for what in self.survey.groupings:
                    yield "said", (what, what(record))
                if type(before) is not type(now):
                    yield "ids", type(record)
                if before is None or now is None:
                    yield "ids", None
                    yield "exists", record.id
                    yield "into", record.id
        if repr(before and links(before)) != repr(now and links(now)):
            yield LINKS

    def _settle(self, ids: list[str]) -> None:
        """Give new records a batch."""
        for several in _batched(ids):
            self._home.update(dict.fromkeys(several, len(self._batches)))
            self._batches.append(several)

    def _judge(self, units: Iterable[_Unit]) -> None:
        for unit in units:
            asked = self._judge_batch(unit) if isinstance(unit, int) else self._judge_all(unit)
            before = self._asked.get(unit, set())
            for key in before - asked:
                self._readers[key].discard(unit)
            for key in asked - before:
                self._readers.setdefault(key, set()).add(unit)
            self._asked[unit] = asked

    def _judge_batch(self, number: int) -> set[Key]:
        records = self.survey.roadmap.records
        watched = Watched(self.survey, (records[id] for id in self._batches[number] if id in records))
        for code, about in self._about.items():
            watched.turn(about)
            self._note(code, number, checks()[code].function(watched))
        return watched.asked

    def _judge_all(self, code: str) -> set[Key]:
        if ALL in self._asked.get(code, ()):  # it asks for everything: no need to note the rest
            self._note(code, code, checks()[code].function(self.survey))
            return self._asked[code]
        watched = Watched(self.survey)
        self._note(code, code, checks()[code].function(watched))
        return {ALL} if ALL in watched.asked else watched.asked

    def _note(self, code: str, unit: _Unit, hits: Iterable[Hit]) -> None:
        if found := tuple(hits):
            self._hits[code][unit] = found
        else:
            self._hits[code].pop(unit, None)


def _batched(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def _about(survey: Survey, code: str) -> frozenset[Key]:
    """The questions that the check `code` asks where there is no record: those that it goes through one by one."""
    empty = Watched(Survey(Roadmap(), survey.today, survey.settings))
    for _ in checks()[code].function(empty):
        pass
    return frozenset(key for key in empty.asked if key in (ALL, LINKS) or key[0] == "of")


def _in_order(old: Roadmap, new: Roadmap) -> bool:
    """Whether the records that both hold stand in the same order."""
    before, after = list(old.records), list(new.records)
    return before == after or [id for id in before if id in new.records] == [id for id in after if id in old.records]
