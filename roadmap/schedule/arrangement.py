"""The order of a timeline: what stands below which heading."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from roadmap.schedule.scope import Members
from roadmap.schedule.span import span

Grouping = Literal["chain", "stage"]

_KINDS: dict[type[Record], Text] = {
    Programme: Text("Chương trình", "Programmes"),
    Mission: Text("Nhiệm vụ", "Missions"),
    Milestone: Text("Mốc", "Milestones"),
    Handover: Text("Bàn giao trách nhiệm", "Handovers"),
}
_NO_STAGE = Text("Chưa rõ giai đoạn", "At no stage")
_OUTSIDE = Text("Ngoài các chuỗi", "Outside any chain")
_ORDER: dict[type[Record], int] = {Programme: 0, Mission: 1, Activity: 2, Milestone: 3, Handover: 4}


class Heading(NamedTuple):
    """What rows stand below.

    Attributes:
        name: what it is called.
        id: the record that it stands for; empty where it is none.
    """

    name: Text
    id: str = ""


def arranged(survey: Survey, shown: Members, by: Grouping) -> Iterator[tuple[Heading, list[Record]]]:
    """Each heading and the records below it, every record once; headings with nothing below are left out.

    By chain, missions and milestones stand below the first technology or product that they belong to. By stage, what is
    no activity stands below the name of its kind.
    """
    found: dict[Heading, list[Record]] = {heading: [] for heading in _in_order(shown, by)}
    home = _Homes(survey, shown).of if by == "chain" else _stage_or_kind
    for record in shown:
        found.setdefault(home(record), []).append(record)
    outside = found.pop(Heading(_OUTSIDE), [])
    for heading, records in (*found.items(), (Heading(_OUTSIDE), outside)):
        if records:
            yield heading, sorted(records, key=_place)


def _in_order(shown: Members, by: Grouping) -> Iterator[Heading]:
    yield Heading(_KINDS[Programme])
    if by == "chain":
        yield from map(heading_of, shown.subjects)
        return
    yield Heading(_KINDS[Mission])
    yield from (Heading(STAGES.label(stage)) for stage in STAGES)
    yield from map(Heading, (_NO_STAGE, _KINDS[Milestone], _KINDS[Handover]))


def heading_of(record: Record) -> Heading:
    """The heading that stands for `record`."""
    return Heading(Text(record.label("vi"), record.label("en")), record.id)


def _stage_or_kind(record: Record) -> Heading:
    if isinstance(record, Activity):
        return Heading(STAGES.label(record.stage) if record.stage else _NO_STAGE)
    return Heading(_KINDS[type(record)])


def _place(record: Record) -> tuple[int, int, datetime.date, datetime.date, str]:
    """Kinds in their order, activities by stage, then by date; what has none comes last."""
    stage = STAGES.rank(record.stage) if isinstance(record, Activity) and record.stage else len(STAGES.words)
    start, end = span(record)
    first = (start or end).first if start or end else datetime.date.max  # type: ignore[union-attr]  # one of them is
    return _ORDER[type(record)], stage, first, end.last if end else datetime.date.max, record.id


class _Homes:
    """Below which technology or product each record stands."""

    def __init__(self, survey: Survey, shown: Members) -> None:
        self._records = survey.roadmap.records
        self._rank = {subject.id: rank for rank, subject in enumerate(shown.subjects)}
        self._chains: dict[str, list[str]] = {}
        for activity in shown.activities:
            if activity.mission and activity.chain:
                self._chains.setdefault(activity.mission, []).append(activity.chain)

    def of(self, record: Record) -> Heading:
        """Where `record` stands; what is of an activity or mission stands where that does."""
        if isinstance(record, Programme):
            return Heading(_KINDS[Programme])
        if isinstance(record, Milestone):
            of = self._records.get(record.of or "")
            return Heading(_OUTSIDE) if of is None or isinstance(of, Milestone) else self.of(of)
        if isinstance(record, Mission):
            return self._below((*record.products, *record.technologies, *self._chains.get(record.id, ())))
        if isinstance(record, Activity | Handover):
            return self._below((record.chain or "",))
        return self._below((record.id,))

    def _below(self, ids: Iterable[str]) -> Heading:
        """The first of some technologies and products that is shown, or of all of them."""
        known = [id for id in ids if isinstance(self._records.get(id), Technology | Product)]
        first = min(known, key=self._place, default=None)
        return heading_of(self._records[first]) if first else Heading(_OUTSIDE)

    def _place(self, id: str) -> int:
        return self._rank.get(id, len(self._rank))
