"""Whose money pays for work: its own, its mission's, the programme's or the chain's."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.kinds.programme import Mission, Programme


def payers(survey: Survey) -> Callable[[Activity], tuple[str, ...]]:
    """What tells of an activity for which records money has to be for it to be paid: the activity itself comes first.

    The others are its mission, or where it names none the missions and programmes that name its chain; the programmes
    of these missions; and the chain. What is found of a chain is kept for the next activity.
    """

    @cache
    def of_chain(chain: str) -> tuple[str, ...]:
        subject = survey.roadmap.records.get(chain)
        if not isinstance(subject, Technology | Product):
            return ()
        missions = Chain(subject, survey).missions
        programmes = survey.referring(Programme, "products", chain)
        return (*(mission.id for mission in missions), *(programme.id for programme in programmes))

    def of(activity: Activity) -> tuple[str, ...]:
        missions = (activity.mission,) if activity.mission else of_chain(activity.chain or "")
        found = [survey.roadmap.find(Mission, id) for id in missions]
        programmes = [mission.programme for mission in found if mission and mission.programme]
        payers = (activity.id, *missions, *programmes, activity.chain)
        return tuple(dict.fromkeys(id for id in payers if id))

    return of


def funded(survey: Survey, id: str, since: int | None = None) -> bool:
    """Whether any step of money for `id` is above zero, of `since` or later: what was paid must have been approved."""
    return any(
        amount > 0 and (since is None or year >= since)
        for funding in survey.referring(Funding, "for", id)
        for step in MONEY_STEPS
        for year, amount in getattr(funding, step).items()
    )
