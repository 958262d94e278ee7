"""Effects as a report of results needs them: how well shown, whose they are, what they cost, what counts twice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

from roadmap.graph.chain import subjects
from roadmap.graph.measures import Series, indicators, measuring, measuring_itself, series
from roadmap.graph.passing import begun
from roadmap.graph.spending import pipeline, until
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.funding import MONEY_STEPS
from roadmap.model.kinds.outcome import FAMILIES, Indicator, Measured
from roadmap.model.text import fold

REQUIRED = ("productivity", "quality", "value-added")
"""The three families by which the directive of 12 March 2026 has every product measured."""

_WHOLE = 1.001

Backing = Literal["verified", "own", "unverified", "bare"]
"""How well a value is shown: confirmed by another body, by the reporting body itself, by none, or without evidence."""


class Cost(NamedTuple):
    """What an effect cost. Money in the workspace's unit.

    Attributes:
        amount: money for what the indicator is of, up to the year of the measurement.
        steps: ``spent``, ``disbursed`` where some line has no spending on record, or both.
        gain: how much better the measured value is than the baseline, in the indicator's unit; above 0.
        left_out: how many lines of money say neither what was spent nor what was disbursed, so that the amount is more.
    """

    amount: int
    steps: tuple[str, ...]
    gain: float
    left_out: int = 0

    @property
    def per_unit(self) -> float:
        """Money per unit of the indicator."""
        return self.amount / self.gain


@dataclass(frozen=True)
class Effect:
    """One measured or still unmeasured effect.

    Attributes:
        series: its baseline, targets and measured values.
        cost: what it cost; None where no gain was measured, or no money is on record.
        today: the year that counts as this one.
    """

    series: Series
    cost: Cost | None
    today: int

    @property
    def indicator(self) -> Indicator:
        """The indicator that measures it."""
        return self.series.indicator

    @cached_property
    def measured(self) -> Measured | None:
        """The last measurement, with what shows it; None before any."""
        latest = self.series.latest
        return self.indicator.actual[latest.year] if latest else None

    @property
    def verifier(self) -> str | None:
        """The id of the body that confirms the last measurement; None where none is named."""
        return (self.measured and self.measured.verified_by) or self.indicator.verified_by

    @property
    def backing(self) -> Backing | None:
        """How well the last measurement is shown; None before any. Without evidence it is bare, whoever confirms it."""
        if self.measured is None:
            return None
        if not self.measured.evidence:
            return "bare"
        if self.verifier is None:
            return "unverified"
        return "own" if self.verifier == self.indicator.reported_by else "verified"

    @property
    def allocated(self) -> float:
        """The sum of the shares over owners; above 1 the effect is counted more than once."""
        return allocated(self.indicator)

    @property
    def overdrawn(self) -> bool:
        """Whether more than the whole effect is shared out."""
        return overdrawn(self.indicator)

    @property
    def unallocated(self) -> float:
        """The part of the effect that no owner claims; all of it where no shares are on record."""
        return max(0.0, 1 - self.allocated)

    @property
    def next_due(self) -> int | None:
        """The year for which a value is asked next: the first with a target and none measured since."""
        known = self.series.latest.year if self.series.latest else 0
        return next((target.year for target in self.series.targets if target.year > known), None)

    @property
    def late(self) -> bool:
        """Whether that year has ended."""
        return self.next_due is not None and self.next_due < self.today


@dataclass(frozen=True)
class Effects:
    """The effects of a part of a roadmap, each once, however many owners share it.

    Attributes:
        all: by family, the three required ones first, then in the order of reading.
        doubles: pairs of indicators that measure one effect twice: they have the same unit and the same formula or
            name, and one stands within the scope of what the other is of.
        unproven: technologies and products of the plan without any indicator that has been measured.
        borrowed: technologies whose effect has been measured only through products that use them.
    """

    all: tuple[Effect, ...]
    doubles: tuple[tuple[Indicator, Indicator], ...]
    unproven: tuple[Technology | Product, ...]
    borrowed: tuple[Technology, ...]

    @cached_property
    def measured(self) -> tuple[Effect, ...]:
        """Those that have been measured."""
        return tuple(one for one in self.all if one.measured)

    @cached_property
    def unmeasured(self) -> tuple[Effect, ...]:
        """Those that have not, the ones asked for first before the others."""
        waiting = (one for one in self.all if not one.measured)
        return tuple(sorted(waiting, key=lambda one: one.next_due or 9999))

    @cached_property
    def families(self) -> Mapping[str, tuple[Effect, ...]]:
        """Family -> its effects, in the order of :attr:`all`; an empty word for those of none."""
        found: dict[str, list[Effect]] = {}
        for one in self.all:
            found.setdefault(one.indicator.family or "", []).append(one)
        return {family: tuple(several) for family, several in found.items()}


def effects(survey: Survey, scopes: Sequence[str] = ()) -> Effects:
    """The effects of some scopes together, see :func:`roadmap.graph.measures.indicators`; of everything without any."""
    held = indicators(survey) if not scopes else _once(one for id in scopes for one in indicators(survey, id))
    found = (Effect(series(survey, one), cost(survey, one), survey.today.year) for one in held)
    asked = tuple(_asked(survey, scopes))
    unproven = tuple(one for one in asked if not _any_measured(survey, measuring(survey, one)))
    alone = (one for one in asked if isinstance(one, Technology) and one not in unproven)
    return Effects(
        all=tuple(sorted(found, key=lambda one: _rank(one.indicator))),
        doubles=tuple(_doubles(survey, held)),
        unproven=unproven,
        borrowed=tuple(one for one in alone if not _any_measured(survey, measuring_itself(survey, one))),
    )


def allocated(indicator: Indicator) -> float:
    """The sum of the shares of `indicator` over owners, from 0."""
    return math.fsum(indicator.shares.values())


def overdrawn(indicator: Indicator) -> bool:
    """Whether more than the whole effect is shared out; a thousandth is rounding."""
    return round(allocated(indicator), 6) > _WHOLE


def cost(survey: Survey, indicator: Indicator) -> Cost | None:
    """What the effect that `indicator` measures cost so far.

    The money is all that was spent, up to the year of the last measurement, on what the indicator is of and on its own
    work (see :func:`roadmap.graph.spending.payees`); disbursed, for a line without spending on record. None where
    nothing was measured, nothing got better, or no money is known.
    """
    one = series(survey, indicator)
    if one.latest is None or one.baseline is None or indicator.of is None:
        return None
    gain = one.latest.number - one.baseline
    gain = -gain if indicator.direction == "down" else gain
    paid: Counter[str] = Counter()
    pipe = begun(pipeline(survey, [indicator.of]), one.latest.year)
    for line in pipe.lines:
        paid["spent" if line.spent else "disbursed"] += until(line.spent or line.disbursed, one.latest.year)
    steps = tuple(step for step in MONEY_STEPS if paid[step])
    left_out = sum(not line.spent and not line.disbursed for line in pipe.lines)
    return Cost(paid.total(), steps, gain, left_out) if steps and gain > 0 else None


def _rank(indicator: Indicator) -> int:
    return FAMILIES.rank(indicator.family) if indicator.family else len(FAMILIES.words)


def _once(found: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple({one.id: one for one in found}.values())


def _doubles(survey: Survey, held: Sequence[Indicator]) -> Iterable[tuple[Indicator, Indicator]]:
    alike: dict[tuple[str, str], dict[str, Indicator]] = {}
    for one in held:
        for said in (one.name, one.formula):
            if said:
                alike.setdefault((fold(one.unit), fold(said.of("vi"))), {})[one.id] = one
    pairs = {(a.id, b.id): (a, b) for several in alike.values() for a, b in combinations(several.values(), 2)}
    for first, second in pairs.values():
        # Side by side, one formula may rightly serve two names, such as a share of missions.
        if first.of == second.of and first.name != second.name:
            continue
        if _within(survey, first, second) or _within(survey, second, first):
            yield first, second


def _within(survey: Survey, inner: Indicator, outer: Indicator) -> bool:
    """Whether `inner` is among what the subject of `outer` is measured by."""
    return bool(outer.of) and inner in indicators(survey, outer.of)


def _asked(survey: Survey, scopes: Sequence[str]) -> Iterable[Technology | Product]:
    if not scopes:
        return subjects(survey)
    named = (survey.roadmap.records.get(id) for id in scopes)
    return (one for one in named if isinstance(one, Technology | Product))


def _any_measured(survey: Survey, held: Iterable[Indicator]) -> bool:
    return any(series(survey, one).latest for one in held)
