"""Scope: which part of a plan a timeline shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from roadmap.graph.chain import Chain, Subject
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Activity, Handover, Milestone, Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record
from roadmap.model.roadmap import Roadmap

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of a plan is meant.

    Attributes:
        kind: the value chain of a technology or product with the technologies that it uses; a programme with its
            missions, their work and their products; a mission with its work; what an organisation answers for, leads
            or takes part in; or everything.
        id: the technology, product, programme, mission or organisation.
    """

    kind: Literal["chain", "programme", "mission", "organization", "everything"]
    id: str = ""


@dataclass(frozen=True)
class Members:
    """What belongs to a scope, each once, in the order in which it is shown.

    Attributes:
        subjects: the technologies and products that it is about.
        programmes: programmes.
        missions: missions.
        activities: activities.
        milestones: the milestones of all of these.
        handovers: where accountability for one of the subjects passes on.
    """

    subjects: tuple[Subject, ...]
    programmes: tuple[Programme, ...]
    missions: tuple[Mission, ...]
    activities: tuple[Activity, ...]
    milestones: tuple[Milestone, ...]
    handovers: tuple[Handover, ...]

    def __iter__(self) -> Iterator[Record]:
        for records in (self.programmes, self.missions, self.activities, self.milestones, self.handovers):
            yield from records


def scope_of(roadmap: Roadmap, id: str) -> Scope | None:
    """What is shown for the record `id`: its chain, its programme, its body; None where it belongs to none of these."""
    record = roadmap.records.get(id)
    if isinstance(record, Technology | Product):
        return Scope("chain", id)
    if isinstance(record, Programme):
        return Scope("programme", id)
    if isinstance(record, Organization):
        return Scope("organization", id)
    if isinstance(record, Activity | Handover):
        holders: Iterable[str | None] = (record.chain, getattr(record, "mission", None))
    elif isinstance(record, Mission):
        holders = (*record.products, *record.technologies, record.programme)
    elif isinstance(record, Milestone):
        holders = () if roadmap.find(Milestone, record.of) else (record.of,)
    else:
        holders = (record.organization,) if isinstance(record, Post) else ()
    return next((scope for one in holders if one and (scope := scope_of(roadmap, one))), None)


def members(survey: Survey, scope: Scope) -> Members:
    """What belongs to `scope`; nothing where its id names no such record."""
    if scope.kind == "everything":
        subjects: tuple[Subject, ...] = (*survey.of(Product), *survey.of(Technology))
        works = survey.of(Mission), survey.of(Activity), survey.of(Milestone), survey.of(Handover)
        return Members(subjects, survey.of(Programme), *works)
    record = survey.roadmap.records.get(scope.id)
    parts: _Parts = _PARTS[scope.kind](survey, record) if record else ((), (), (), ())
    subjects, programmes, missions, activities = _once(parts[0]), _once(parts[1]), _once(parts[2]), _once(parts[3])
    held = [one.id for one in (*subjects, *programmes, *missions, *activities)]
    handovers = [one for subject in subjects for one in survey.referring(Handover, "chain", subject.id)]
    if scope.kind == "organization":
        handovers += [one for way in ("from", "to") for one in survey.referring(Handover, way, scope.id)]
    milestones = [one for id in held for one in survey.referring(Milestone, "of", id)]
    return Members(subjects, programmes, missions, activities, _once(milestones), _once(handovers))


_Parts = tuple[Iterable[Subject], Iterable[Programme], Iterable[Mission], Iterable[Activity]]


def _of_chain(survey: Survey, record: Record) -> _Parts:
    if not isinstance(record, Technology | Product):
        return (), (), (), ()
    chain = Chain(record, survey)
    subjects = (record, *chain.technologies)
    return subjects, (), (one for subject in subjects for one in Chain(subject, survey).missions), chain.activities


def _of_programme(survey: Survey, record: Record) -> _Parts:
    """Work on its products counts, unless it is done for a mission of another programme."""
    if not isinstance(record, Programme):
        return (), (), (), ()
    missions = survey.referring(Mission, "programme", record.id)
    named = (*record.products, *(id for one in missions for id in (*one.products, *one.technologies)))
    found = (survey.roadmap.records.get(id) for id in dict.fromkeys(named))
    subjects = [one for one in found if isinstance(one, Technology | Product)]
    own = {one.id for one in missions}
    work = [one for mission in missions for one in survey.referring(Activity, "mission", mission.id)]
    work += [one for subject in subjects for one in survey.activities(subject.id) if one.mission in {None, *own}]
    return subjects, (record,), missions, work


def _of_mission(survey: Survey, record: Record) -> _Parts:
    """The work done for a mission, and what it is to bring about; other work on that does not count."""
    if not isinstance(record, Mission):
        return (), (), (), ()
    found = (survey.roadmap.records.get(id) for id in (*record.products, *record.technologies))
    work = survey.referring(Activity, "mission", record.id)
    return [one for one in found if isinstance(one, Technology | Product)], (), (record,), work


def _of_organization(survey: Survey, record: Record) -> _Parts:
    id = record.id
    subjects: list[Subject] = [*survey.referring(Product, "accountable", id)]
    subjects += survey.referring(Technology, "accountable", id)
    work = [one for subject in subjects for one in survey.activities(subject.id)]
    work += (one for way in ("lead", "participants") for one in survey.referring(Activity, way, id))
    missions = [one for way in ("governing", "lead", "coordinating") for one in survey.referring(Mission, way, id)]
    return subjects, survey.referring(Programme, "accountable", id), missions, work


_PARTS = {
    "chain": _of_chain,
    "programme": _of_programme,
    "mission": _of_mission,
    "organization": _of_organization,
}


def _once(records: Iterable[R]) -> tuple[R, ...]:
    return tuple({one.id: one for one in records}.values())
