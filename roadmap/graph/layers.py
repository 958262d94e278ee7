"""The layers of a roadmap in Phaal's sense: needs, products, technologies, resources, and the links between layers.

Source: R. Phaal, C. J. P. Farrukh and D. R. Probert, "Technology roadmapping - A planning framework for evolution and
revolution", Technological Forecasting and Social Change 71 (2004), pages 5 to 26: know-why, know-what, know-how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from roadmap.graph.chain import Subject, subjects
from roadmap.graph.spending import payees
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.catalogue import Group
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.demand import Need
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.law import Directive
from roadmap.model.kinds.means import Infrastructure, Workforce
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Layers:
    """What stands in each layer, and what it rests on in the layers below.

    Attributes:
        needs: needs, problems, markets and orders.
        indicators: measured effects that are aimed at.
        products: products.
        technologies: technologies.
        infrastructure: laboratories, plants, networks.
        workforce: people by field.
        directives: laws and other documents that work waits for, or that are due.
        funding: money.
        links: ids of a record and of one in a higher layer that rests on it, each pair once, in order.
    """

    needs: tuple[Need, ...]
    indicators: tuple[Indicator, ...]
    products: tuple[Product, ...]
    technologies: tuple[Technology, ...]
    infrastructure: tuple[Infrastructure, ...]
    workforce: tuple[Workforce, ...]
    directives: tuple[Directive, ...]
    funding: tuple[Funding, ...]
    links: tuple[tuple[str, str], ...]


def layers(survey: Survey, focus: str | None = None) -> Layers:
    """The layers around the record `focus`, or those of all of today's plan.

    Of a product also what it uses, of a technology also the products that use it, of a need what answers it; of a
    group, a programme, a mission or a body what belongs to it. Nothing where `focus` is none of these.
    """
    if focus is None:
        chosen: tuple[Subject, ...] = tuple(subjects(survey))
        needs, indicators = survey.of(Need), survey.of(Indicator)
    else:
        chosen = _around(survey, survey.roadmap.records.get(focus))
        named = (id for one in (survey.roadmap.records.get(focus), *chosen) for id in getattr(one, "answers", ()))
        needs = tuple(_found(survey, Need, [focus, *named]))
        about = (focus, *(one.id for one in (*chosen, *needs)))
        indicators = _once(one for id in about for one in survey.referring(Indicator, "of", id))
    aims = tuple(one for one in indicators if one.target)
    work = [activity for one in chosen for activity in survey.activities(one.id)]
    return Layers(
        needs,
        aims,
        tuple(one for one in chosen if isinstance(one, Product)),
        tuple(one for one in chosen if isinstance(one, Technology)),
        *_means(survey, chosen, work, whole=focus is None),
        tuple(dict.fromkeys(_links(survey, chosen, (*needs, *aims)))),
    )


def _around(survey: Survey, record: Record | None) -> tuple[Subject, ...]:
    """The products and technologies that `record` is about, with those that these use or are used by."""
    core: list[Subject] = []
    if isinstance(record, Technology):
        core = [record, *survey.referring(Product, "uses", record.id)]
        return _once([*core, *_found(survey, Technology, record.depends_on)])
    if isinstance(record, Product):
        core = [record]
    elif isinstance(record, Need):
        core = [*survey.referring(Product, "answers", record.id), *survey.referring(Technology, "answers", record.id)]
    elif isinstance(record, Group):
        core = [one for one in subjects(survey) if record.id in _groups(one)]
    elif isinstance(record, Programme | Mission):
        missions = [record] if isinstance(record, Mission) else survey.referring(Mission, "programme", record.id)
        ids = [id for one in missions for id in (*one.products, *one.technologies)]
        ids += record.products if isinstance(record, Programme) else ()
        core = [*_found(survey, Product, ids), *_found(survey, Technology, ids)]
    elif isinstance(record, Organization):
        core = [*survey.referring(Product, "accountable", record.id)]
        core += survey.referring(Technology, "accountable", record.id)
    used = [id for one in core if isinstance(one, Product) for id in one.uses]
    return _once([*core, *_found(survey, Technology, used)])


def _groups(subject: Subject) -> set[str | None]:
    if isinstance(subject, Technology):
        return {*subject.groups}
    return {place.group for place in subject.listings.values()}


def _means(
    survey: Survey, chosen: Iterable[Subject], work: Iterable[Activity], *, whole: bool
) -> tuple[tuple[Infrastructure, ...], tuple[Workforce, ...], tuple[Directive, ...], tuple[Funding, ...]]:
    """What the work on some products and technologies rests on; of the whole plan, everything that there is."""
    if whole:
        waited = {id for activity in work for id in activity.waits_for}
        laws = tuple(one for one in survey.of(Directive) if one.id in waited or (one.due and not one.issued))
        return survey.of(Infrastructure), survey.of(Workforce), laws, survey.of(Funding)
    ids = [one.id for one in chosen]
    places = [one for id in ids for one in survey.referring(Infrastructure, "supports", id)]
    needed = [id for activity in work for id in (*activity.uses, *activity.waits_for)]
    fields = {field for activity in work for field in activity.people}
    people = tuple(one for one in survey.of(Workforce) if one.field in fields)
    money = [one for id in ids for paid in payees(survey, id) for one in survey.referring(Funding, "for", paid)]
    laws = _once(_found(survey, Directive, needed))
    return _once([*places, *_found(survey, Infrastructure, needed)]), people, laws, _once(money)


def _links(survey: Survey, chosen: Iterable[Subject], aims: Iterable[Need | Indicator]) -> Iterator[tuple[str, str]]:
    """What rests on what: needs on what answers them, effects on what they are of, products on technologies, means."""
    asked = {one.id for one in aims}
    known = {one.id for one in chosen}
    for one in chosen:
        yield from ((one.id, need) for need in one.answers if need in asked)
        yield from ((one.id, aim.id) for aim in survey.referring(Indicator, "of", one.id) if aim.id in asked)
        if isinstance(one, Product):
            yield from ((used, one.id) for used in one.uses if used in known)
        yield from ((place.id, one.id) for place in survey.referring(Infrastructure, "supports", one.id))
        for activity in survey.activities(one.id):
            yield from ((id, one.id) for id in (*activity.uses, *activity.waits_for))
            for people in survey.of(Workforce):
                if people.field in activity.people:
                    yield people.id, one.id
        for paid in payees(survey, one.id):
            yield from ((line.id, one.id) for line in survey.referring(Funding, "for", paid))


def _found(survey: Survey, kind: type[R], ids: Iterable[str]) -> list[R]:
    return [one for id in dict.fromkeys(ids) if (one := survey.roadmap.find(kind, id))]


def _once(records: Iterable[R]) -> tuple[R, ...]:
    return tuple({one.id: one for one in records}.values())
