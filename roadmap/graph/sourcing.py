"""Where the inputs of products come from: at home or abroad, from how many, and where they can be choked off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Literal, NamedTuple

from roadmap.graph.chain import subjects
from roadmap.graph.dependence import Dependence, dependence
from roadmap.graph.reach import component_of
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product
from roadmap.model.kinds.supply import Supply

Origin = Literal["domestic", "foreign", "unknown"]
HOME = "VN"


class Shares(NamedTuple):
    """What part comes from home, from abroad, and from nobody knows where; together 1."""

    domestic: float
    foreign: float
    unknown: float


@dataclass(frozen=True)
class Input:
    """One component of one product or technology, with all supplies of it.

    Attributes:
        survey: where they were found.
        fed: id of the product or technology.
        supplies: the records, in the order of reading; at least one.
    """

    survey: Survey
    fed: str
    supplies: tuple[Supply, ...]

    @property
    def id(self) -> str:
        """The id of its first supply, which stands for it."""
        return self.supplies[0].id

    @cached_property
    def suppliers(self) -> tuple[str, ...]:
        """The ids of those who supply it today, whether or not on record as organisations."""
        return tuple(dict.fromkeys(one.supplier for one in self.supplies if one.supplier))

    @cached_property
    def substitutes(self) -> tuple[str, ...]:
        """The ids of those who could supply it and do not today."""
        every = dict.fromkeys(id for one in self.supplies for id in one.substitutes)
        return tuple(id for id in every if id not in self.suppliers)

    @property
    def alone(self) -> bool:
        """Whether it comes from one supplier, without any substitute."""
        return len(self.suppliers) == 1 and not self.substitutes

    @property
    def choked(self) -> bool:
        """Whether it comes from one supplier abroad, without any substitute."""
        return self.alone and all(origin(self.survey, one) == "foreign" for one in self.supplies if one.supplier)

    @property
    def overdrawn(self) -> float | None:
        """What its shares add up to, where that is more than the whole, so that one of them must be wrong.

        Up to half a hundredth beyond it is rounding of the shares.
        """
        total = fsum(one.share or 0.0 for one in self.supplies)
        return total if total > 1.005 else None

    @cached_property
    def shares(self) -> Shares:
        """From where it comes, by the shares on record; all of it unknown where these are :attr:`overdrawn`.

        A single supply without a share on record counts as the whole.
        """
        if self.overdrawn:
            return Shares(0.0, 0.0, 1.0)
        parts = {"domestic": 0.0, "foreign": 0.0, "unknown": 0.0}
        for supply in self.supplies:
            whole = 1.0 if len(self.supplies) == 1 and supply.share is None else supply.share or 0.0
            parts[origin(self.survey, supply)] += whole
        total = max(sum(parts.values()), 1.0)
        home, abroad = parts["domestic"] / total, parts["foreign"] / total
        return Shares(home, abroad, max(1.0 - home - abroad, 0.0))


def origin(survey: Survey, supply: Supply) -> Origin:
    """Whether a supply comes from home: by its :func:`country`, else abroad where its supplier is a foreign party."""
    body = survey.roadmap.find(Organization, supply.supplier)
    said = country(survey, supply)
    return "foreign" if not said and body and body.type == "foreign" else _origin((said,) if said else ())


def country(survey: Survey, supply: Supply) -> str | None:
    """The country that a supply comes from: its own, else that of its supplier; None where neither is on record."""
    body = survey.roadmap.find(Organization, supply.supplier)
    return supply.country or (body.country if body else None)


def body_origin(survey: Survey, id: str) -> Origin:
    """Where a supplier is at home, by its :func:`countries`; a foreign party is foreign whatever they are."""
    body = survey.roadmap.find(Organization, id)
    return "foreign" if body and body.type == "foreign" else _origin(countries(survey, id))


def countries(survey: Survey, id: str) -> tuple[str, ...]:
    """The country that a supplier says of itself, else those that its supplies come from; none where nobody says."""
    found = {one.country for one in survey.referring(Supply, "supplier", id) if one.country}
    return _own(survey.roadmap.find(Organization, id)) or tuple(sorted(found))


def _own(body: Organization | None) -> tuple[str, ...]:
    """The country of a body itself, where it is on record."""
    return (body.country,) if body and body.country else ()


def _origin(said: tuple[str, ...]) -> Origin:
    """What countries come to: unknown where there are none, or home and others."""
    if not said or (HOME in said and len(said) > 1):
        return "unknown"
    return "domestic" if HOME in said else "foreign"


@dataclass(frozen=True)
class Sourcing:
    """The inputs of all of today's plan.

    Attributes:
        survey: where they were found.
        inputs: each component of each product or technology.
        net: what rests on what among these.
    """

    survey: Survey
    inputs: tuple[Input, ...]
    net: Dependence

    def products(self, fed: str) -> frozenset[str]:
        """The products that need what `fed` needs: itself, or those that rest on it."""
        if self.survey.roadmap.find(Product, fed):
            return frozenset((fed,))
        return self.net.products.get(fed, frozenset())

    @cached_property
    def of(self) -> Mapping[str, tuple[Input, ...]]:
        """Product -> its inputs and those of the technologies that it rests on; only products that have any."""
        found: dict[str, list[Input]] = {}
        for one in self.inputs:
            for id in self.products(one.fed):
                found.setdefault(id, []).append(one)
        return {id: tuple(several) for id, several in found.items()}

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The products of today's plan without any input on record."""
        return tuple(one.id for one in subjects(self.survey) if isinstance(one, Product) and one.id not in self.of)

    def shares(self, product: str) -> Shares:
        """From where the inputs of `product` come, each input counting alike, since their values are not on record.

        Raises:
            KeyError: the product has no input on record.
        """
        several = self.of[product]
        return Shares(*(sum(part) / len(several) for part in zip(*(one.shares for one in several), strict=True)))

    @cached_property
    def fed_by(self) -> Mapping[str, frozenset[str]]:
        """Supplier -> the products that something of theirs goes into, directly or through a technology."""
        found: dict[str, set[str]] = {}
        for one in self.inputs:
            for id in one.suppliers:
                found.setdefault(id, set()).update(self.products(one.fed))
        return {id: frozenset(products) for id, products in found.items()}


def sourcing(survey: Survey) -> Sourcing:
    """Where the inputs of today's plan come from."""
    live = {subject.id for subject in subjects(survey)}
    found: dict[tuple[str, str], list[Supply]] = {}
    for supply in survey.of(Supply):
        if supply.product in live:
            found.setdefault((supply.product or "", component_of(supply)), []).append(supply)
    inputs = tuple(Input(survey, fed, tuple(several)) for (fed, _), several in found.items())
    return Sourcing(survey, inputs, dependence(survey))


def reaching(whole: Sourcing, ids: Iterable[str]) -> tuple[Input, ...]:
    """The inputs that go into one of `ids`, or that one of them supplies or could supply."""
    wanted = frozenset(ids)
    below = {rest.below for rest in whole.net.rests}
    found = []
    for one in whole.inputs:
        ends = {one.fed, *whole.products(one.fed), *one.suppliers, *one.substitutes}
        if one.fed in below:
            ends |= _above(whole.net, one.fed)
        if not wanted.isdisjoint(ends):
            found.append(one)
    return tuple(found)


def _above(net: Dependence, id: str) -> set[str]:
    """Everything that rests on `id`."""
    above: dict[str, list[str]] = {}
    for rest in net.rests:
        above.setdefault(rest.below, []).append(rest.above)
    seen, waiting = {id}, [id]
    while waiting:
        for other in above.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen
