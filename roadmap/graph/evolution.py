"""Evolution: how far a technology or product has come from something new to something everybody takes for granted.

The axes are those of Wardley, S. (2016), "Wardley maps": evolution in four phases (genesis, custom-built, product,
commodity) against visibility in the value chain, from what the user sees down to what only its builders see. Wardley
places things by judgement; here the place is computed from what is on record, as a proposal that people may differ
from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from roadmap.graph.chain import Subject, subjects
from roadmap.graph.dependence import Dependence, dependence
from roadmap.graph.measures import Series, series
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.outcome import Indicator
from roadmap.model.scale import MASTERY, STAGES

PHASES = ("genesis", "custom", "product", "commodity")
"""The phases of evolution, each a quarter of the axis."""
_STAGES = dict(zip(STAGES, (0.125, 0.375, 0.5, 0.625, 0.875), strict=True))
_MARKET = ("market", "diffusion", "export")

Basis = Literal["trl", "mrl", "cri", "stage", "mastery", "market"]


class Sight(NamedTuple):
    """One thing on record that tells how far a subject has come: what it is, its value, and the place that follows."""

    basis: Basis
    value: str
    place: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where a technology or product stands.

    Attributes:
        subject: which one.
        level: its depth in the value chain: 0 for a product, one more than the deepest of what rests on it for a
            technology; 1 for one on which nothing rests.
        sights: what its evolution was computed from; at least one.
    """

    subject: Subject
    level: int
    sights: tuple[Sight, ...]

    @property
    def evolution(self) -> float:
        """From 0, unheard of, to 1, a commodity: the mean of the places of its sights, each counting alike."""
        return sum(sight.place for sight in self.sights) / len(self.sights)

    @property
    def phase(self) -> str:
        """Which of the :data:`PHASES` that is."""
        return PHASES[min(int(self.evolution * len(PHASES)), len(PHASES) - 1)]


def sights(survey: Survey, subject: Subject) -> Iterator[Sight]:
    """What is on record of how far `subject` has come.

    - TRL 1 to 9 spans genesis and custom-built: (TRL - 1) / 8 x 0.5. A technology proven in operation has become a
      product for others, whether or not anybody buys it.
    - MRL 1 to 10 spans all but the commodity: (MRL - 1) / 9 x 0.75.
    - CRI 1 to 6 spans all but genesis: 0.25 + (CRI - 1) / 5 x 0.75.
    - The furthest stage at which work has begun stands in the middle of its phase: research 0.125, pilot 0.375,
      commercialisation 0.625, diffusion 0.875; production between custom-built and product, 0.5.
    - The ladder of mastery, from use to lead, spans all but the commodity: rung / 5 x 0.75.
    - Indicators of market, diffusion or export, of those where higher is better: 0.5 + the smallest ratio of the last
      actual value to the last target, at most 1, x 0.25. They span the product: whoever sets a target reaches it long
      before everybody takes the thing for granted.
    """
    if isinstance(subject, Technology) and subject.readiness and (level := subject.readiness.now):
        yield Sight("trl", f"TRL {level}", (level - 1) / 8 * 0.5)
    if subject.manufacturing and (level := subject.manufacturing.now):
        yield Sight("mrl", f"MRL {level}", (level - 1) / 9 * 0.75)
    if subject.commercial and (level := subject.commercial.now):
        yield Sight("cri", f"CRI {level}", 0.25 + (level - 1) / 5 * 0.75)
    if stage := survey.stage_reached(subject.id):
        yield Sight("stage", stage, _STAGES[stage])
    if isinstance(subject, Technology) and subject.mastery and subject.mastery.now:
        yield Sight("mastery", subject.mastery.now, MASTERY.rank(subject.mastery.now) / 5 * 0.75)
    ratios = [
        ratio
        for one in survey.referring(Indicator, "of", subject.id)
        if (ratio := _reached(series(survey, one))) is not None
    ]
    if ratios:
        yield Sight("market", f"{min(ratios):.2f}", 0.5 + min(ratios) * 0.25)


def _reached(held: Series) -> float | None:
    """The part of its last target that a market indicator has reached, from 0 to 1; None where that is not known."""
    latest, goal, up = held.latest, held.goal, held.indicator.direction == "up"
    if held.indicator.family not in _MARKET or not up or latest is None or goal is None or goal.number <= 0:
        return None
    return min(max(latest.number / goal.number, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Evolution:
    """All of today's plan on the two axes.

    Attributes:
        positions: id -> where it stands, in the order of reading.
        unknown: ids of those of which nothing on record tells how far they have come.
        net: what rests on what.
    """

    positions: Mapping[str, Position]
    unknown: tuple[str, ...]
    net: Dependence


def evolution(survey: Survey) -> Evolution:
    """Where everything of today's plan stands."""
    net = dependence(survey)
    levels = _levels(survey, net)
    placed: dict[str, Position] = {}
    unknown = []
    for subject in subjects(survey):
        if found := tuple(sights(survey, subject)):
            placed[subject.id] = Position(subject, levels[subject.id], found)
        else:
            unknown.append(subject.id)
    return Evolution(placed, tuple(unknown), net)


def _levels(survey: Survey, net: Dependence) -> dict[str, int]:
    """Depth of everything; members of a circle share the depth of the first of them."""
    of = {id: f"knot {number}" for number, knot in enumerate(net.knots) for id in knot}
    above: dict[str, set[str]] = {of.get(id, id): set() for id in net.members}
    for rest in net.rests:
        under, over = of.get(rest.below, rest.below), of.get(rest.above, rest.above)
        if under != over:
            above[under].add(over)
    depth: dict[str, int] = {}
    from graphlib import TopologicalSorter

    for node in TopologicalSorter(above).static_order():
        product = isinstance(survey.roadmap.records.get(node), Product)
        depth[node] = 0 if product else 1 + max((depth[one] for one in above[node]), default=0)
    known = {id: depth[of.get(id, id)] for id in net.members}
    return known | {id: int(survey.roadmap.find(Product, id) is None) for id in net.lone}
