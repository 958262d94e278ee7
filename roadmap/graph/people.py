"""People: how many of each field the work of each year needs, and how many there are."""

from __future__ import annotations

import datetime
from collections.abc import Collection
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
        silent: open work of which it is not on record how many people it needs: not known is not none.
    """

    fields: tuple[Field, ...]
    undated: tuple[Activity, ...]
    silent: tuple[Activity, ...]


def people(survey: Survey, chains: Collection[str] = ()) -> People:
    """The people that work needs, field by field and year by year, and those that there are.

    An activity needs its people from the first possible day of its start to the last possible day of its end, and up to
    today where it should have ended and goes on. All
    supply is that of the country: where only some chains are asked for, it is not split between them and others.

    Args:
        survey: the roadmap on one day.
        chains: ids of technologies and products whose own work counts; all work counts where none is given.
    """
    every = [one for one in survey.of(Activity) if one.state != "stopped" and (not chains or one.chain in chains)]
    asked = [one for one in every if one.people]
    undated = tuple(one for one in asked if not (one.start and one.end and one.start.first <= one.end.last))
    silent = tuple(one for one in every if not one.people and survey.state(one) != "done")
    needs: dict[str, list[Need]] = {}
    names: dict[str, str] = {}
    for activity in (one for one in asked if one not in undated):
        for name, number in activity.people.items():
            names.setdefault(fold(name), name)
            needs.setdefault(fold(name), []).append(_need(survey, activity, number))
    supplies: dict[str, list[Workforce]] = {}
    for held in survey.of(Workforce):
        if held.field and (not chains or fold(held.field) in needs):
            names.setdefault(fold(held.field), held.field)
            supplies.setdefault(fold(held.field), []).append(held)
    found = (_field(name, needs.get(key, []), supplies.get(key, [])) for key, name in names.items())
    return People(tuple(sorted(found, key=lambda one: (-_widest(one), fold(one.name)))), undated, silent)


def _widest(field: Field) -> float:
    return (field.worst.gap or 0) if field.worst else 0


def _field(name: str, needs: list[Need], supplies: list[Workforce]) -> Field:
    years = {year for held in supplies for year in held.supply}
    for need in needs:
        years.update(range(need.first.year, need.last.year + 1))
    return Field(
        name,
        tuple(_headcount(year, needs, supplies) for year in sorted(years)),
        tuple(need.activity for need in needs),
        tuple(dict.fromkeys(id for held in supplies for id in held.from_)),
    )


def _headcount(year: int, needs: list[Need], supplies: list[Workforce]) -> Headcount:
    begins, ends = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    whole = (ends - begins).days + 1
    spans = [(max(one.first, begins), min(one.last, ends), one.number) for one in needs]
    inside = [(first, last, number) for first, last, number in spans if first <= last]
    needed = sum(number * ((last - first).days + 1) / whole for first, last, number in inside)
    # The most are at work on the day on which some activity begins.
    peak = max((sum(n for a, b, n in inside if a <= day <= b) for day, _, _ in inside), default=0)
    counted = [held.supply[year] for held in supplies if year in held.supply]
    return Headcount(year, needed, peak, sum(counted) if counted else None)


class Need(NamedTuple):
    """People of one field that an activity needs, from the first to the last possible day."""

    activity: Activity
    number: float
    first: datetime.date
    last: datetime.date


def _need(survey: Survey, activity: Activity, number: float) -> Need:
    if activity.start is None or activity.end is None:
        raise ValueError(f"{activity.id} is not dated")
    goes_on = survey.overdue(activity) is not None and survey.begun(activity)
    last = max(activity.end.last, survey.today) if goes_on else activity.end.last
    return Need(activity, number, activity.start.first, last)
