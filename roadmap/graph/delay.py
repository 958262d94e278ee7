"""What held money delays: by how many years a step lags behind the one before it, and which work waits for it."""

from __future__ import annotations

import datetime

from roadmap.graph.spending import Pipeline, payees
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.when import When


def behind(pipe: Pipeline, step: str, year: int) -> int | None:
    """By how many years `step` lags behind the step before it at the end of `year`.

    It is the time since the step before had already let through as much as `step` has let through by now: 2 where what
    is disbursed by the end of 2026 had been committed by the end of 2024. None for the first step, where nothing has
    passed `step`, or where more has passed it than the step before.
    """
    at = MONEY_STEPS.index(step)
    passed = pipe.to_date(step, year)
    if not at or not passed:
        return None
    before = MONEY_STEPS[at - 1]
    return next(
        (year - then for then in pipe.years if then <= year and (pipe.to_date(before, then) or 0) >= passed), None
    )


def delayed(survey: Survey, line: Funding) -> tuple[Activity | Milestone, ...]:
    """What waits while the money of `line` is held, first what is due first.

    That is open work that it pays for (see :func:`roadmap.graph.spending.payees`), the work that follows it or receives
    its technology, and the open milestones of all this: those of the work and those of its chain that are due after the
    work has begun.
    """
    found: dict[str, Activity | Milestone] = {}
    waiting = list(payees(survey, line.for_ or ""))
    seen = set(waiting)
    while waiting:
        id = waiting.pop()
        one = survey.roadmap.records.get(id)
        milestones = survey.referring(Milestone, "of", id)
        if isinstance(one, Activity):
            if survey.state(one) in ("done", "stopped"):
                continue
            found[id] = one
            followers = {held.id for way in ("after", "receives") for held in survey.referring(Activity, way, id)}
            waiting += sorted(followers - seen)
            seen |= followers
            milestones += [
                held for held in survey.referring(Milestone, "of", one.chain or "") if _later(held, one.start)
            ]
        found |= {held.id: held for held in milestones if not (held.done and held.done.first <= survey.today)}
    return tuple(sorted(found.values(), key=lambda one: (_due(one), one.id)))


def _later(milestone: Milestone, start: When | None) -> bool:
    return milestone.due is not None and start is not None and not milestone.due.surely_before(start)


def _due(one: Activity | Milestone) -> datetime.date:
    end = one.end if isinstance(one, Activity) else one.due
    return end.last if end else datetime.date.max
