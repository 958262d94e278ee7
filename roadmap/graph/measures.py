"""Measured effects: baseline, targets and actuals of an indicator as a series, and what each thing is measured by."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from roadmap.graph.answering import answered
from roadmap.graph.chain import Chain, Subject
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.text import Text

UNREPORTED = "OUT204"
"""The check that reports what :func:`unreported` finds; a workspace sets its limit under this code."""
UNREPORTED_DAYS = 90


class Value(NamedTuple):
    """A number for a year.

    Attributes:
        year: the year it holds for.
        number: in the indicator's unit.
    """

    year: int
    number: float


class Judgement(NamedTuple):
    """How a measured value stands.

    Attributes:
        met: whether it reaches the target of its year, or of the last year before it that has one; None where no target
            was due by then.
        worsened: whether it is worse than the baseline; never where that is not known.
    """

    met: bool | None
    worsened: bool

    @property
    def words(self) -> Text:
        """The same in a few words; empty where nothing can be said."""
        if self.met is None:
            return Text("⚠ xấu đi so với ban đầu", "⚠ worse than the baseline") if self.worsened else Text("", "")
        kept = Text("✓ đạt", "✓ on track") if self.met else Text("✗ chưa đạt", "✗ short")
        worse = Text(", xấu đi so với ban đầu", ", worse than the baseline") if self.worsened else Text("", "")
        return Text(kept.vi + worse.vi, kept.en + worse.en)


@dataclass(frozen=True)
class Series:
    """One indicator over the years. Numbers are in its own unit and are never added to those of another.

    Attributes:
        indicator: the indicator.
        unreported: years with a target that ended long enough ago, for which no actual value is on record.
        today: the day on which it is seen: what is said to be measured later is no measured value yet.
    """

    indicator: Indicator
    unreported: tuple[int, ...] = ()
    today: datetime.date = datetime.date.max

    @cached_property
    def targets(self) -> tuple[Value, ...]:
        """The target of each year that has one, in order."""
        return tuple(Value(year, number) for year, number in sorted(self.indicator.target.items()))

    @cached_property
    def actuals(self) -> tuple[Value, ...]:
        """What was measured by today in each year, in order."""
        return values(self.indicator, self.today)

    @property
    def baseline(self) -> float | None:
        """The value before the work began; None where it is not known."""
        return self.indicator.baseline.value if self.indicator.baseline else None

    @property
    def goal(self) -> Value | None:
        """The last target; None where there is none."""
        return self.targets[-1] if self.targets else None

    @property
    def latest(self) -> Value | None:
        """The last value that was measured; None before any was."""
        return self.actuals[-1] if self.actuals else None

    @property
    def way(self) -> float | None:
        """Which share of the way from the baseline to the last target is done: 1 is all of it; it may be below 0.

        None where one of the three is not known, or the target is the baseline itself.
        """
        base, goal, latest = self.baseline, self.goal, self.latest
        if base is None or goal is None or latest is None or goal.number == base:
            return None
        return (latest.number - base) / (goal.number - base)

    def reached(self, value: float, target: float) -> bool:
        """Whether `value` is as good as `target` in the indicator's direction."""
        return value <= target if self.indicator.direction == "down" else value >= target

    def due(self, year: int) -> Value | None:
        """The target of `year`, or of the last year before it that has one; None where none was due by then."""
        return next((target for target in reversed(self.targets) if target.year <= year), None)

    def judged(self, value: Value) -> Judgement:
        """How `value` stands beside the target that is due in its year, and beside the baseline."""
        due, base = self.due(value.year), self.baseline
        met = self.reached(value.number, due.number) if due else None
        return Judgement(met, base is not None and not self.reached(value.number, base))

    @cached_property
    def judgement(self) -> Judgement:
        """How the last value stands; nothing is said before any was measured."""
        return self.judged(self.latest) if self.latest else Judgement(None, worsened=False)

    @property
    def met(self) -> bool | None:
        """Whether the last value reaches the target that was due by then; None where that is open."""
        return self.judgement.met

    @property
    def worsened(self) -> bool:
        """Whether the last value is worse than the baseline; never where one of them is not known."""
        return self.judgement.worsened

    @property
    def verdict(self) -> Text:
        """Whether the last value keeps up with the targets or got worse, in a few words; empty where that is open."""
        return self.judgement.words

    @property
    def gap(self) -> Text:
        """In a few words, without the unit, how far the indicator is on its way: ``40/60, hạn 2030``."""
        latest, goal = self.latest, self.goal
        if latest is None:
            if goal is None:
                return Text("chưa có mục tiêu", "no target")
            return phrase("not measured; target {goal} by {year}", "chưa đo, mục tiêu {goal}, hạn {year}",
                          goal=goal.number, year=str(goal.year))  # fmt: skip
        if goal is None:
            return phrase("{now} in {year}, no target", "năm {year}: {now}, chưa có mục tiêu",
                          now=latest.number, year=str(latest.year))  # fmt: skip
        if self.indicator.direction == "down":
            return phrase("{now}, to fall to {goal} by {year}", "còn {now}, cần giảm đến {goal}, hạn {year}",
                          now=latest.number, goal=goal.number, year=str(goal.year))  # fmt: skip
        return phrase("{now} of {goal} by {year}", "{now}/{goal}, hạn {year}",
                      now=latest.number, goal=goal.number, year=str(goal.year))  # fmt: skip


def values(indicator: Indicator, today: datetime.date) -> tuple[Value, ...]:
    """What was measured by `today` in each year, in order: what is dated later is not measured yet."""
    return tuple(
        Value(year, measured.value)
        for year, measured in sorted(indicator.actual.items())
        if measured.value is not None
        if year <= today.year and (measured.on is None or measured.on.first <= today)
    )


def series(survey: Survey, indicator: Indicator) -> Series:
    """`indicator` over the years, seen today."""
    return Series(indicator, unreported(survey, indicator), survey.today)


def unreported(survey: Survey, indicator: Indicator) -> tuple[int, ...]:
    """The years with a target that ended longer ago than reporting may take, for which no actual value is on record."""
    days = survey.settings.limit(UNREPORTED, "days", UNREPORTED_DAYS)

    def silent(year: int) -> bool:
        if year >= survey.today.year or (survey.today - datetime.date(year, 12, 31)).days <= days:
            return False
        actual = indicator.actual.get(year)
        return actual is None or actual.value is None

    return tuple(year for year in sorted(indicator.target) if silent(year))


# --- what is measured by what ----------------------------------------------------------------------------------------


def measuring(survey: Survey, subject: Subject) -> tuple[Indicator, ...]:
    """The indicators that measure the effect of `subject`.

    They are of the subject or give it a share of an effect, or the same for a mission that serves it or a programme
    that names it; a technology is measured through the products that use it as well.
    """
    users = survey.referring(Product, "uses", subject.id) if isinstance(subject, Technology) else []
    return _once(indicator for one in (subject, *users) for indicator in _around(survey, one))


def measuring_itself(survey: Survey, subject: Subject) -> tuple[Indicator, ...]:
    """As :func:`measuring`, without what measures a technology only through the products that use it."""
    return _once(_around(survey, subject))


def indicators(survey: Survey, scope: str | None = None) -> tuple[Indicator, ...]:
    """The indicators of a scope, in the order of reading where the scope is everything.

    Args:
        survey: the roadmap on one day.
        scope: a technology or product has those that :func:`measuring` gives; a mission or programme its own and those
            of the products and technologies it names, a programme also those of its missions; a body its own and those
            of what it answers for; any other record its own. None for every indicator.
    """
    return survey.of(Indicator) if scope is None else _once(_within(survey, scope))


def _around(survey: Survey, subject: Subject) -> Iterator[Indicator]:
    yield from _own(survey, subject.id)
    for mission in Chain(subject, survey).missions:
        yield from _own(survey, mission.id)
    for programme in survey.referring(Programme, "products", subject.id):
        yield from _own(survey, programme.id)


def _own(survey: Survey, id: str) -> Iterator[Indicator]:
    yield from survey.referring(Indicator, "of", id)
    yield from survey.referring(Indicator, "shares", id)


def _within(survey: Survey, id: str) -> Iterator[Indicator]:
    record = survey.roadmap.records.get(id)
    if isinstance(record, Technology | Product):
        yield from measuring(survey, record)
        return
    if isinstance(record, Indicator):
        yield record
    yield from _own(survey, id)
    if isinstance(record, Mission):
        for named in (*record.products, *record.technologies):
            yield from _own(survey, named)
    elif isinstance(record, Programme):
        for mission in survey.referring(Mission, "programme", id):
            yield from _within(survey, mission.id)
        for product in record.products:
            yield from _own(survey, product)
    elif isinstance(record, Organization):
        for matter in answered(survey, id):
            yield from _within(survey, matter.id)


def _once(found: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple({indicator.id: indicator for indicator in found}.values())
