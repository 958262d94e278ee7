"""Where a technology or product stands: owner, stage, readiness, mastery, next milestone, money, effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from roadmap.graph.chain import Chain, Subject, subjects
from roadmap.graph.measures import values
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone, Product, Technology
from roadmap.model.kinds.funding import Funding
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission
from roadmap.model.scale import MASTERY


class Step(NamedTuple):
    """Where one scale stands.

    Attributes:
        scale: ``TRL``, ``MRL``, ``CRI`` or ``mastery``.
        now: the level now; None where it is not known. Rungs of the mastery ladder count from 1.
        target: the level aimed at; None where there is none.
    """

    scale: str
    now: int | None
    target: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a technology or product stands.

    Attributes:
        subject: which one.
        owners: the ids of the bodies that answer for it: one, none, or several where nobody does end to end.
        stage: the furthest stage at which work has begun; None before any has.
        readiness: the scale that tells most of it: TRL of a technology, else commercial, then manufacturing readiness.
        mastery: the rung of the mastery ladder.
        milestone: its next open milestone: the one due first.
        disbursed: money disbursed for it and its work, in the workspace's unit.
        overdue: ids of what should have ended or been reached and has not.
        measured: whether an indicator of it has an actual value.
    """

    subject: Subject
    owners: tuple[str, ...]
    stage: str | None
    readiness: Step | None
    mastery: Step | None
    milestone: Milestone | None
    disbursed: int
    overdue: tuple[str, ...]
    measured: bool


class Figures(NamedTuple):
    """The figures that matter over all technologies and products of today's plan.

    Attributes:
        technologies: how many technologies there are.
        products: how many products there are.
        unowned_technologies: of these, without one body that answers end to end.
        unowned_products: the same of products.
        overdue: activities, missions and milestones that should have ended or been reached.
        measured: products with an effect that has been measured.
    """

    technologies: int
    products: int
    unowned_technologies: int
    unowned_products: int
    overdue: int
    measured: int


def standing(survey: Survey, id: str) -> Standing:
    """Where the technology or product `id` stands.

    Raises:
        KeyError: there is no such technology or product.
    """
    subject = survey.roadmap[id]
    if not isinstance(subject, Technology | Product):
        raise KeyError(id)
    chain = Chain(subject, survey)
    work = own_work(survey, subject)
    milestones = [one for held in (id, *work) for one in survey.referring(Milestone, "of", held)]
    dated = sorted((one for one in milestones if one.due and not one.done), key=lambda one: (one.due.last, one.id))  # type: ignore[union-attr]  # dated ones only
    return Standing(
        subject,
        chain.answering,
        survey.stage_reached(id),
        _readiness(subject),
        _mastery(subject),
        dated[0] if dated else None,
        sum(sum(one.disbursed.values()) for one in _money(survey, (id, *work))),
        tuple(_overdue(survey, work, milestones)),
        measured(survey, (id, *work)),
    )


def own_work(survey: Survey, subject: Subject) -> tuple[str, ...]:
    """The ids of the activities of `subject` itself and of the missions that name it."""
    missions = (mission.id for mission in Chain(subject, survey).missions)
    return tuple(dict.fromkeys((*(one.id for one in survey.activities(subject.id)), *missions)))


def measured(survey: Survey, ids: Iterable[str]) -> bool:
    """Whether an indicator of any of `ids` has a value that was measured."""
    return any(
        values(one, survey.today)
        for id in ids
        for relation in ("of", "shares")
        for one in survey.referring(Indicator, relation, id)
    )


def figures(survey: Survey) -> Figures:
    """The figures that matter over all of today's plan."""
    plan = list(subjects(survey))
    technologies = [one for one in plan if isinstance(one, Technology)]
    products = [one for one in plan if isinstance(one, Product)]
    work = [one for kind in (Activity, Mission) for one in survey.of(kind) if survey.overdue(one)]  # type: ignore[arg-type]  # both kinds can be late
    missed = [one for one in survey.of(Milestone) if survey.missed(one)]
    return Figures(
        len(technologies),
        len(products),
        sum(len(Chain(one, survey).answering) != 1 for one in technologies),
        sum(len(Chain(one, survey).answering) != 1 for one in products),
        len(work) + len(missed),
        sum(measured(survey, (one.id, *own_work(survey, one))) for one in products),
    )


def _overdue(survey: Survey, work: Iterable[str], milestones: Iterable[Milestone]) -> Iterator[str]:
    for id in work:
        one = survey.roadmap[id]
        if survey.late(one):
            yield id
    yield from (one.id for one in milestones if survey.late(one))


def _money(survey: Survey, ids: Iterable[str]) -> list[Funding]:
    return list({one.id: one for id in ids for one in survey.referring(Funding, "for", id)}.values())


def _readiness(subject: Subject) -> Step | None:
    scales = [("CRI", subject.commercial), ("MRL", subject.manufacturing)]
    if isinstance(subject, Technology):
        scales.insert(0, ("TRL", subject.readiness))  # type: ignore[arg-type]  # each with now and target
    for scale, held in scales:
        if held and (held.now or held.target):
            return Step(scale, held.now, held.target)
    return None


def _mastery(subject: Subject) -> Step | None:
    held = subject.mastery if isinstance(subject, Technology) else None
    if held is None or not (held.now or held.target):
        return None
    return Step("mastery", *(MASTERY.rank(word) + 1 if word else None for word in (held.now, held.target)))
