"""What held money delays: how late a step came after the one before it, what still waits, and which work with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from roadmap.graph.passing import of_both
from roadmap.graph.spending import Pipeline, payees
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.when import When


def behind(pipe: Pipeline, step: str, year: int) -> int | None:
    """By how many years what had passed `step` by the end of `year` came later than it passed the step before it.

    It is the time from the year in which the step before had let through as much, to the year in which `step` itself
    had: 2 where what was disbursed by the end of 2026 had been committed by the end of 2024, and still 2 seen from
    later years. What has not passed yet is told by :func:`waiting`. Only lines count that give both steps. None for the
    first step, where nothing has passed `step`, or where more has passed it than the step before.
    """
    if not (before := _before(step)):
        return None
    held = of_both(pipe, before, step)
    if not (passed := held.to_date(step, year)):
        return None
    let, reached = (_reaches(held, at, passed, year) for at in (before, step))
    return None if let is None or reached is None else max(0, reached - let)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Money that has passed one step and waits for the next: how much, and since which year."""

    amount: int
    since: int


def waiting(pipe: Pipeline, step: str, year: int) -> Waiting | None:
    """What had passed the step before `step` before `year` began, and has not passed `step` by its end.

    Only lines count that give both steps. None where nothing waits from an earlier year, and for the first step.
    """
    if not (before := _before(step)):
        return None
    held = of_both(pipe, before, step)
    passed = held.to_date(step, year) or 0
    amount = (held.to_date(before, year - 1) or 0) - passed
    since = _reaches(held, before, passed + 1, year - 1)
    return Waiting(amount, since) if amount > 0 and since is not None else None


def _before(step: str) -> str:
    """The step before `step`; empty for the first."""
    at = MONEY_STEPS.index(step)
    return MONEY_STEPS[at - 1] if at else ""


def _reaches(pipe: Pipeline, step: str, amount: int, year: int) -> int | None:
    """The first year, up to `year`, by the end of which `amount` had passed `step`."""
    return next((then for then in pipe.years if then <= year and (pipe.to_date(step, then) or 0) >= amount), None)


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
