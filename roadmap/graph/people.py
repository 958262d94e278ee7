"""People: how many of each field the work of each year needs, and how many there are."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.means import Workforce
from roadmap.model.text import fold


class Headcount(NamedTuple):
    """People of one field in one year, as full-time equivalents.

    Attributes:
        year: the year.
        needed: on average over its days, by all work of the plan that is not stopped.
        peak: on the day of the year on which most are needed.
        supply: how many there are; None where that is not on record, which is another thing than none.
    """

    year: int
    needed: float
    peak: float
    supply: float | None

    @property
    def gap(self) -> float | None:
        """How many are missing on average; 0 where there are enough, None where the supply is not known."""
        return None if self.supply is None else max(self.needed - self.supply, 0)

    @property
    def tight(self) -> bool:
        """Whether there are enough on average, but not on the fullest day."""
        return self.supply is not None and self.needed <= self.supply < self.peak


@dataclass(frozen=True)
class Field:
    """People of one field over the years.

    Attributes:
        name: as the first record writes it; spellings that search takes for one are one field.
        years: every year in which people are needed or counted, in order.
        work: the activities that need them.
        sources: ids of the bodies that they come from.
    """

    name: str
    years: tuple[Headcount, ...]
    work: tuple[Activity, ...]
    sources: tuple[str, ...]

    @property
    def worst(self) -> Headcount | None:
        """The year in which most are missing; None where nowhere any are."""
        short = [one for one in self.years if one.gap]
        return max(short, key=lambda one: one.gap or 0, default=None)


@dataclass(frozen=True)
class People:
    """The people that a plan needs.

    Attributes:
        fields: those with the widest gap first, then by name.
        undated: work that needs people and names no start or no end, so that no year can be told.
    """

    fields: tuple[Field, ...]
    undated: tuple[Activity, ...]


def people(survey: Survey, chains: Collection[str] = ()) -> People:
    """The people that work needs, field by field and year by year, and those that there are.

    An activity needs its people from the first possible day of its start to the last possible day of its end. All
    supply is that of the country: where only some chains are asked for, it is not split between them and others.

    Args:
        survey: the roadmap on one day.
        chains: ids of technologies and products whose own work counts; all work counts where none is given.
    """
    asked = [one for one in survey.of(Activity) if one.people and one.state != "stopped"]
    asked = [one for one in asked if not chains or one.chain in chains]
    undated = tuple(one for one in asked if not (one.start and one.end and one.start.first <= one.end.last))
    needs: dict[str, list[tuple[Activity, float]]] = {}
    names: dict[str, str] = {}
    for activity in (one for one in asked if one not in undated):
        for name, number in activity.people.items():
            names.setdefault(fold(name), name)
            needs.setdefault(fold(name), []).append((activity, number))
    supplies: dict[str, list[Workforce]] = {}
    for held in survey.of(Workforce):
        if held.field and (not chains or fold(held.field) in needs):
            names.setdefault(fold(held.field), held.field)
            supplies.setdefault(fold(held.field), []).append(held)
    found = (_field(name, needs.get(key, []), supplies.get(key, [])) for key, name in names.items())
    return People(tuple(sorted(found, key=lambda one: (-_widest(one), fold(one.name)))), undated)


def _widest(field: Field) -> float:
    return (field.worst.gap or 0) if field.worst else 0


def _field(name: str, needs: list[tuple[Activity, float]], supplies: list[Workforce]) -> Field:
    years = {year for held in supplies for year in held.supply}
    for activity, _ in needs:
        first, last = _span(activity)
        years.update(range(first.year, last.year + 1))
    return Field(
        name,
        tuple(_headcount(year, needs, supplies) for year in sorted(years)),
        tuple(activity for activity, _ in needs),
        tuple(dict.fromkeys(id for held in supplies for id in held.from_)),
    )


def _headcount(year: int, needs: list[tuple[Activity, float]], supplies: list[Workforce]) -> Headcount:
    begins, ends = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    whole = (ends - begins).days + 1
    spans = [(max(first, begins), min(last, ends), number) for (first, last), number in _spans(needs)]
    inside = [(first, last, number) for first, last, number in spans if first <= last]
    needed = sum(number * ((last - first).days + 1) / whole for first, last, number in inside)
    # The most are at work on the day on which some activity begins.
    peak = max((sum(n for a, b, n in inside if a <= day <= b) for day, _, _ in inside), default=0)
    counted = [held.supply[year] for held in supplies if year in held.supply]
    return Headcount(year, needed, peak, sum(counted) if counted else None)


def _spans(needs: list[tuple[Activity, float]]) -> Iterable[tuple[tuple[datetime.date, datetime.date], float]]:
    return ((_span(activity), number) for activity, number in needs)


def _span(activity: Activity) -> tuple[datetime.date, datetime.date]:
    """From the first possible day of the start to the last possible day of the end."""
    if activity.start is None or activity.end is None:
        raise ValueError(f"{activity.id} is not dated")
    return activity.start.first, activity.end.last
