"""What rests on what: technologies that carry others, products that use them, and with what much would fall."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from roadmap.graph.chain import Subject, subjects
from roadmap.graph.reach import breaks, knots, sole_sources, sole_suppliers
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology


class Rest(NamedTuple):
    """A technology, and what rests on it: a product that uses it or a technology that depends on it."""

    below: str
    above: str


@dataclass(frozen=True)
class Dependence:
    """The technologies and products of today's plan with their dependencies.

    Attributes:
        members: ids, in the order of reading.
        rests: which of them rests on which.
        products: id of a member -> the products that rest on it, directly or through others; without itself.
        lone: ids of those that rest on nothing and carry nothing; they are no members.
    """

    members: tuple[str, ...]
    rests: tuple[Rest, ...]
    products: Mapping[str, frozenset[str]]
    lone: tuple[str, ...]

    @cached_property
    def knots(self) -> tuple[frozenset[str], ...]:
        """The sets of technologies that depend on each other in a circle."""
        ahead: dict[str, list[str]] = {}
        for rest in self.rests:
            ahead.setdefault(rest.below, []).append(rest.above)
        return tuple(frozenset(knot) for knot in knots(ahead))

    @cached_property
    def joints(self) -> frozenset[str]:
        """The technologies that alone hold parts of the network together that each contain a product.

        These are its articulation points (Hopcroft and Tarjan 1973), but for those that only cut off something on which
        no product depends.
        """
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph(self.rests)
        found = set()
        for id in nx.articulation_points(graph):
            own = next(part for part in nx.connected_components(graph) if id in part)
            rest = graph.subgraph(own - {id})
            parts = [part for part in nx.connected_components(rest) if not self._final.isdisjoint(part)]
            if len(parts) > 1:
                found.add(id)
        return frozenset(found - self._final)

    @cached_property
    def _final(self) -> frozenset[str]:
        return frozenset(id for several in self.products.values() for id in several)

    @cached_property
    def direct(self) -> tuple[Rest, ...]:
        """The dependencies without those that others lead to as well; what is reached stays the same.

        A circle counts as one place, and everything within it stays: only from place to place is a dependency left out,
        where another place leads the same way. So the members of a circle never vouch for each other.
        """
        place = {id: min(knot) for knot in self.knots for id in knot}
        above: dict[str, set[str]] = {}
        for rest in self.rests:
            under, over = (place.get(id, id) for id in rest)
            if under != over:
                above.setdefault(under, set()).add(over)
        found = []
        for rest in self.rests:
            under, over = (place.get(id, id) for id in rest)
            if under == over or over not in _reached(above[under] - {over}, above):
                found.append(rest)
        return tuple(found)

    def only(self, ids: Collection[str]) -> Dependence:
        """The members in `ids`, with the dependencies between them; how much rests on each stays what it is."""
        kept = frozenset(ids)
        rests = tuple(rest for rest in self.rests if rest.below in kept and rest.above in kept)
        return replace(self, members=tuple(id for id in self.members if id in kept), rests=rests, lone=())

    def across(self, ids: Collection[str]) -> Dependence:
        """The members in `ids`, with the dependencies between them, also those that lead through others."""
        kept = frozenset(ids)
        above: dict[str, list[str]] = {}
        for rest in self.rests:
            above.setdefault(rest.below, []).append(rest.above)
        passed = {id: [] if id in kept else over for id, over in above.items()}
        members = [id for id in self.members if id in kept]
        reached = {id: _reached(above.get(id, ()), passed) - {id} for id in members}
        rests = tuple(Rest(below, over) for over in members for below in members if over in reached[below])
        return replace(self.only(kept), rests=rests)


def dependence(survey: Survey) -> Dependence:
    """What rests on what in today's plan."""
    plan = {subject.id: subject for subject in subjects(survey)}
    rests = tuple(
        Rest(below, subject.id)
        for subject in plan.values()
        for below in dict.fromkeys(_below(subject))
        if below in plan
    )
    linked = {id for rest in rests for id in rest}
    below: dict[str, list[str]] = {}
    for rest in rests:
        below.setdefault(rest.above, []).append(rest.below)
    carried: dict[str, set[str]] = {id: set() for id in plan}
    for product in plan.values():
        if isinstance(product, Product):
            for id in _reached([product.id], below) - {product.id}:
                carried[id].add(product.id)
    return Dependence(
        tuple(id for id in plan if id in linked),
        rests,
        {id: frozenset(products) for id, products in carried.items()},
        tuple(id for id in plan if id not in linked),
    )


def _below(subject: Subject) -> tuple[str, ...]:
    return subject.uses if isinstance(subject, Product) else subject.depends_on


def _reached(starts: Iterable[str], ahead: Mapping[str, Collection[str]]) -> set[str]:
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for other in ahead.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def around(whole: Dependence, ids: Iterable[str]) -> Dependence:
    """The members in `ids` with everything that they rest on and everything that rests on them, however far."""
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for rest in whole.rests:
        above.setdefault(rest.below, []).append(rest.above)
        below.setdefault(rest.above, []).append(rest.below)
    starts = list(ids)
    return whole.only(_reached(starts, above) | _reached(starts, below))


class Condensed(NamedTuple):
    """A network small enough to be read.

    Attributes:
        kept: what is drawn; of several members that are alike only the first.
        alike: id of such a first -> ids of the others: same kind, resting on the same, carrying the same.
        products: how many products are left out.
        technologies: how many technologies are left out.
    """

    kept: Dependence
    alike: Mapping[str, tuple[str, ...]]
    products: int = 0
    technologies: int = 0


def condensed(survey: Survey, whole: Dependence, most: int, apart: Collection[str] = ()) -> Condensed:
    """`whole` with at most `most` members; as it is where it has no more.

    First, members that are alike stand as one. If that is not enough, products are left out; then the technologies on
    which the fewest products rest. Members in `apart` stay, each for itself; where there are any, those that are
    farthest from them are left out instead, products or technologies.
    """
    if len(whole.members) <= most:
        return Condensed(whole, {})
    alike = _alike(survey, whole, apart)
    hidden = {id for others in alike.values() for id in others}
    kept = whole.only([id for id in whole.members if id not in hidden])
    if len(kept.members) <= most:
        return Condensed(kept, alike)
    if apart:
        near = _distances(whole, apart)
        order = sorted(whole.members, key=lambda one: (near.get(one, len(near)), -len(whole.products[one])))
    else:
        found = [id for id in whole.members if survey.roadmap.find(Technology, id)]
        order = sorted(found, key=lambda one: -len(whole.products[one]))
    shown = whole.only(order[:most])
    left = set(whole.members).difference(shown.members)
    products = sum(survey.roadmap.find(Product, id) is not None for id in left)
    return Condensed(shown, {}, products, len(left) - products)


def _distances(whole: Dependence, ids: Iterable[str]) -> dict[str, int]:
    """Member -> how many dependencies away it is from the nearest of `ids`."""
    beside: dict[str, list[str]] = {}
    for rest in whole.rests:
        beside.setdefault(rest.below, []).append(rest.above)
        beside.setdefault(rest.above, []).append(rest.below)
    found = dict.fromkeys(ids, 0)
    waiting = list(found)
    for id in waiting:  # grows while it is walked
        for other in beside.get(id, ()):
            if other not in found:
                found[other] = found[id] + 1
                waiting.append(other)
    return found


def _alike(survey: Survey, whole: Dependence, apart: Collection[str]) -> dict[str, tuple[str, ...]]:
    """First of each set of members that are of one kind, rest on the same and carry the same -> the others."""
    below: dict[str, set[str]] = {id: set() for id in whole.members}
    above: dict[str, set[str]] = {id: set() for id in whole.members}
    for rest in whole.rests:
        below[rest.above].add(rest.below)
        above[rest.below].add(rest.above)
    groups: dict[tuple[str, frozenset[str], frozenset[str]], list[str]] = {}
    for id in whole.members:
        if id not in apart:
            key = (survey.roadmap[id].KIND, frozenset(below[id]), frozenset(above[id]))
            groups.setdefault(key, []).append(id)
    return {first: tuple(others) for first, *others in groups.values() if others}


class Pillar(NamedTuple):
    """An organisation without which products cannot go on.

    Attributes:
        id: of the organisation.
        products: ids of the live products that stop with it.
        holds: ids of the technologies and products that hang on it directly.
        supplies: whether as a supplier; else as the body that leads work.
    """

    id: str
    products: frozenset[str]
    holds: tuple[str, ...]
    supplies: bool


def pillars(survey: Survey, least: int) -> list[Pillar]:
    """The organisations without which `least` live products or more cannot go on, those with most products first.

    On a supplier hang the products that some input of theirs, or of a technology behind them, reaches from it alone
    (:func:`~roadmap.graph.reach.sole_suppliers`). On a body that leads work hang the technologies and products with
    unfinished work at a stage at which no other body leads or takes part, and the products that break with these
    (:func:`~roadmap.graph.reach.breaks`). One that is both counts as a supplier.
    """
    live = {subject.id for subject in subjects(survey) if isinstance(subject, Product)}
    fed = sole_sources(survey)
    found = [
        Pillar(id, frozenset(products & live), tuple(sorted(fed[id])), supplies=True)
        for id, products in sole_suppliers(survey).items()
    ]
    known = {pillar.id for pillar in found if len(pillar.products) >= least}
    broken: dict[str, set[str]] = {}
    for id, held in _alone_at_work(survey).items():
        if id not in known:
            for one in held:
                if one not in broken:
                    broken[one] = live.intersection((one, *breaks(survey, one)))
            products = frozenset().union(*(broken[one] for one in held))
            found.append(Pillar(id, products, tuple(sorted(held)), supplies=False))
    order = {record.id: number for number, record in enumerate(survey.roadmap)}
    enough = [one for one in found if len(one.products) >= least and survey.roadmap.find(Organization, one.id)]
    return sorted(enough, key=lambda pillar: (-len(pillar.products), order[pillar.id]))


def _alone_at_work(survey: Survey) -> dict[str, set[str]]:
    """Organisation id -> the technologies and products that have unfinished work at a stage where it is alone."""
    found: dict[str, set[str]] = {}
    for subject in subjects(survey):
        bodies: dict[str, set[str]] = {}
        for activity in survey.activities(subject.id):
            if activity.lead and activity.stage and survey.state(activity) not in ("done", "stopped"):
                bodies.setdefault(activity.stage, set()).update((activity.lead, *activity.participants))
        for several in bodies.values():
            if len(several) == 1:
                found.setdefault(min(several), set()).add(subject.id)
    return found
