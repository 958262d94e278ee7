"""Money on its way, from approval to spending: by year and step for any scope, and where it is stuck."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from roadmap.graph.answering import answered
from roadmap.graph.standing import own_work
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity, Product, Technology
from roadmap.model.kinds.funding import MONEY_STEPS, Funding
from roadmap.model.kinds.programme import Mission, Programme

LAG = "FUN602"
"""The check that reports what :func:`lag` finds; a workspace sets its limits under this code."""
LAG_LIMITS: Mapping[str, float] = {"ratio": 0.5, "error_ratio": 0.25, "grace_days": 90, "days": 180}


@dataclass(frozen=True, slots=True)
class Lag:
    """One line of money that reaches those who do the work later than planned. Amounts in the workspace's unit.

    Attributes:
        funding: the line of money.
        planned: the plan to date: what was approved (or else allocated) for the years that have ended, and the elapsed
            share of this year's.
        paid: what has been disbursed (or else spent) up to this year.
        silent: whether no disbursement is on record at all.
        allocated: what was allocated by the end of `settled`.
        settled: the last year that ended longer ago than the limit `days`.
        unpaid: whether of `allocated` less than the limit `ratio` has been disbursed.
        low: the limit that the disbursed share lies below: `ratio`, or `error_ratio`.
        grave: whether it is an error: `unpaid`, or below `error_ratio`.
    """

    funding: Funding
    planned: float
    paid: int
    silent: bool
    allocated: int
    settled: int
    unpaid: bool
    low: float
    grave: bool

    @property
    def held(self) -> float:
        """How much of the plan to date has not been disbursed."""
        return self.planned - self.paid

    def held_in(self, year: int) -> int:
        """How much was approved (or else allocated) for `year` and has not been disbursed (or else spent) in it."""
        paid = self.funding.disbursed or self.funding.spent
        plan = self.funding.approved or self.funding.allocated
        return max(0, plan.get(year, 0) - paid.get(year, 0))

    def held_at(self, year: int) -> str | None:
        """The step that lets least through of what reached the step before it, up to `year`; only steps on record.

        What is approved counts as far as it was planned to date. None where no payment is on record, where fewer than
        two steps are, or where nothing is held between them.
        """
        if self.silent:
            return None
        said = [step for step in MONEY_STEPS[:4] if getattr(self.funding, step)]
        totals = [
            (step, self.planned if step == "approved" else until(getattr(self.funding, step), year)) for step in said
        ]
        drops = [(before - after, step) for (_, before), (step, after) in pairwise(totals) if before > after]
        return max(drops, key=lambda drop: drop[0])[1] if drops else None


def lag(survey: Survey, funding: Funding) -> Lag | None:
    """How `funding` lags behind its plan today; None where it does not, or where its work was stopped by decision.

    Where its steps contradict each other (see FUN607), it lags if it does by every figure on record: it may have spent
    more than is said to be disbursed, and what is dated in a year to come may have been paid by now.
    """
    limits = {name: survey.settings.limit(LAG, name, default) for name, default in LAG_LIMITS.items()}
    year, ratio = survey.today.year, limits["ratio"]
    paid = funding.disbursed or funding.spent
    planned = _plan_to_date(survey.today, funding.approved or funding.allocated, limits["grace_days"])
    most = max(sum(funding.disbursed.values()), sum(funding.spent.values()))
    if planned <= 0 or most >= ratio * planned or _stopped(survey, funding):
        return None
    settled = _last_year_ended(survey.today, limits["days"])
    allocated = until(funding.allocated, settled)
    unpaid = bool(paid) and most < ratio * allocated
    deep = bool(paid) and most < limits["error_ratio"] * planned
    return Lag(
        funding=funding,
        planned=planned,
        paid=until(paid, year),
        silent=not paid,
        allocated=allocated,
        settled=settled,
        unpaid=unpaid,
        low=limits["error_ratio"] if deep else ratio,
        grave=unpaid or deep,
    )


def until(amounts: Mapping[int, int], year: int) -> int:
    """The sum of `amounts` of `year` and the years before."""
    return sum(amount for at, amount in amounts.items() if at <= year)


def _plan_to_date(today: datetime.date, plan: Mapping[int, int], grace: float) -> float:
    begins = datetime.date(today.year, 1, 1)
    elapsed, whole = (today - begins).days, (datetime.date(today.year, 12, 31) - begins).days + 1
    share = elapsed / whole if elapsed > grace else 0.0
    return until(plan, today.year - 1) + plan.get(today.year, 0) * share


def _last_year_ended(today: datetime.date, days: float) -> int:
    """The last year that ended more than `days` ago: what it says was allocated, was allocated before that."""
    since = (today - datetime.date(today.year - 1, 12, 31)).days
    return today.year - (1 if since > days else 2)


def _stopped(survey: Survey, funding: Funding) -> bool:
    work = survey.roadmap.records.get(funding.for_ or "")
    return isinstance(work, Activity | Mission) and work.state == "stopped"


# --- the pipeline of a scope -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pipeline:
    """Every line of money of a scope. Amounts are whole numbers of the workspace's unit, ``settings.money.unit``.

    Attributes:
        lines: the lines of money, in the order of reading.
        stuck: those that lag behind their plan, the largest held amount first.
    """

    lines: tuple[Funding, ...]
    stuck: tuple[Lag, ...]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year from the first to the last for which any line gives an amount, those between included."""
        given = {year for line in self.lines for step in MONEY_STEPS for year in getattr(line, step)}
        return tuple(range(min(given), max(given) + 1)) if given else ()

    @cached_property
    def _sums(self) -> Mapping[tuple[str, int], int]:
        sums: dict[tuple[str, int], int] = {}
        for line in self.lines:
            for step in MONEY_STEPS:
                for year, amount in getattr(line, step).items():
                    sums[step, year] = sums.get((step, year), 0) + amount
        return sums

    def amount(self, step: str, year: int) -> int | None:
        """What passed `step` in `year`; None where no line says."""
        return self._sums.get((step, year))

    def total(self, step: str) -> int | None:
        """What passed `step` over all years; None where no line says."""
        given = [amount for (at, _), amount in self._sums.items() if at == step]
        return sum(given) if given else None

    def to_date(self, step: str, year: int) -> int | None:
        """What passed `step` in `year` and the years before; None where no line says anything of these."""
        given = [amount for (at, when), amount in self._sums.items() if at == step and when <= year]
        return sum(given) if given else None

    @property
    def blank(self) -> tuple[Funding, ...]:
        """The lines that give no amount at all."""
        return tuple(line for line in self.lines if not any(getattr(line, step) for step in MONEY_STEPS))

    def parts(self, key: Callable[[Funding], str]) -> dict[str, Pipeline]:
        """The lines by what `key` says of them; each line is in one part only, so the parts add up to the whole."""
        found: dict[str, list[Funding]] = {}
        for line in self.lines:
            found.setdefault(key(line), []).append(line)
        stuck = {one.funding.id: one for one in self.stuck}
        return {
            said: Pipeline(tuple(lines), tuple(stuck[line.id] for line in lines if line.id in stuck))
            for said, lines in found.items()
        }

    @property
    def late(self) -> tuple[Lag, ...]:
        """Those of the stuck lines of which it is known how much has been disbursed."""
        return tuple(one for one in self.stuck if not one.silent)

    @property
    def silent(self) -> tuple[Lag, ...]:
        """Those of the stuck lines of which no disbursement is on record at all: not known is not nothing."""
        return tuple(one for one in self.stuck if one.silent)


def pipeline(survey: Survey, scopes: Iterable[str] | None = None) -> Pipeline:
    """The money of some scopes together; each line counts once.

    Args:
        survey: the roadmap on one day.
        scopes: ids of records, see :func:`payees`; None for every line of the roadmap.
    """
    lines = survey.of(Funding)
    if scopes is not None:
        paid = dict.fromkeys(id for scope in scopes for id in payees(survey, scope))
        named = {line.id: line for id in paid for line in survey.referring(Funding, "for", id)}
        lines = tuple(named.values())
    late = [found for line in lines if (found := lag(survey, line))]
    return Pipeline(lines, tuple(sorted(late, key=lambda one: -one.held)))


def stage_of(survey: Survey, line: Funding) -> str:
    """The stage at which the work that `line` pays for stands; empty for what pays for no single activity."""
    work = survey.roadmap.find(Activity, line.for_)
    return (work.stage or "") if work else ""


def line_name(survey: Survey, line: Funding, lang: str) -> str:
    """The name of `line`; where it has none, that of what it pays for, or else its id."""
    paid = survey.roadmap.records.get(line.for_ or "")
    return paid.label(lang) if paid and not line.name else line.label(lang)


def over_ceiling(survey: Survey, programme: Programme) -> int:
    """By how much what is approved for a programme and all in it exceeds its ceiling; 0 where it does not."""
    if programme.ceiling is None:
        return 0
    return max(0, (pipeline(survey, [programme.id]).total("approved") or 0) - programme.ceiling)


def payees(survey: Survey, scope: str) -> tuple[str, ...]:
    """The ids of what money for `scope` may be for.

    A programme has the money of its missions and of their work, a mission that of its work. A technology or product has
    its own, that of its own work, and that of missions which serve it; money of a mission that serves several of them
    counts for each, so the amounts of technologies and products must not be added up. A body has what it answers for.
    """
    record = survey.roadmap.records.get(scope)
    return tuple(dict.fromkeys((scope, *_under(survey, record)))) if record else ()


def _under(survey: Survey, record: object) -> Iterator[str]:
    if isinstance(record, Programme):
        for mission in survey.referring(Mission, "programme", record.id):
            yield mission.id
            yield from _under(survey, mission)
    elif isinstance(record, Mission):
        yield from (activity.id for activity in survey.referring(Activity, "mission", record.id))
    elif isinstance(record, Technology | Product):
        yield from own_work(survey, record)
    elif isinstance(record, Organization):
        for one in answered(survey, record.id):
            yield one.id
            yield from _under(survey, one)
