"""Technologies in use today: which are weak, what replaces them, and what is done about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from roadmap.graph.survey import Survey
from roadmap.model.kinds.supply import RATINGS, Deployment, UpgradeMeasure

UNRATED = ""


class Use(NamedTuple):
    """One technology in use.

    Attributes:
        deployment: where and by whom it is used.
        measure: what is done about it; None where nothing is.
        bare: whether it is weak and nothing is done about it: the directive of 12 March 2026 asks for a measure.
        days: calendar days by which the measure is overdue; 0 where it is not.
    """

    deployment: Deployment
    measure: UpgradeMeasure | None
    bare: bool
    days: int


def review(survey: Survey, ids: Collection[str] = ()) -> list[Use]:
    """The technologies in use, the weak first, then the fair, the good, and those that nobody has rated.

    Args:
        survey: the roadmap on one day.
        ids: of deployments, or of bodies that use, or technologies and products that are used or take over; all count
            where none is given.
    """
    found = [one for one in survey.of(Deployment) if not ids or _about(one, ids)]
    return sorted((_use(survey, one) for one in found), key=lambda use: _rank(use.deployment))


def _about(one: Deployment, ids: Collection[str]) -> bool:
    return any(id in ids for id in (one.id, one.who, one.technology, one.replaced_by) if id)


def _use(survey: Survey, one: Deployment) -> Use:
    measure = one.measure if one.measure and any(_said(one.measure)) else None
    due = measure.due if measure else None
    late = (survey.today - due.last).days if due and due.surely_before(survey.today) else 0
    return Use(one, measure, one.rating == "weak" and measure is None, late)


def _said(measure: UpgradeMeasure) -> Iterator[object]:
    yield from (measure.action, measure.cost, measure.gain, measure.due)


def _rank(one: Deployment) -> int:
    return RATINGS.rank(one.rating) if one.rating else len(RATINGS.words)
