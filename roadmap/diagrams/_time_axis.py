"""An axis of dates, divided by how much time there is to show, and bars that show vague dates as vague."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from roadmap.drawing.charts.chart import Axis, Bar, Item, Zone
from roadmap.drawing.look import Fill, Look
from roadmap.locale.value import date
from roadmap.model.text import Lang, Text
from roadmap.model.when import When

Unit = Literal["month", "quarter", "year"]
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_MOST_MONTHS, _MOST_QUARTERS = 20, 96
"""Months up to which an axis is divided into months, and into quarters."""
TODAY = Text("Hôm nay", "Today")
_QUARTERS = ("I", "II", "III", "IV")


def unit_of(first: datetime.date, last: datetime.date) -> Unit:
    """What an axis from `first` to `last` is divided into."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return "month" if months <= _MOST_MONTHS else "quarter" if months <= _MOST_QUARTERS else "year"


def time_axis(dates: Iterable[datetime.date], today: datetime.date, lang: Lang) -> Axis:
    """An axis of day numbers that holds `dates` and today (no dates: this year), in whole months, quarters or years."""
    held = [*dates, today]
    if len(held) == 1:
        held = [today.replace(month=1, day=1), today.replace(month=12, day=31)]
    first, last = min(held), max(held)
    unit = unit_of(first, last)
    starts = list(_starts(first, last, _MONTHS[unit]))
    years = tuple(
        Zone(max(_number(year, 1), starts[0]), min(_number(year + 1, 1), starts[-1]), str(year))
        for year in range(first.year, last.year + 1)
    )
    tiers: tuple[tuple[Zone, ...], ...] = (tuple(zone for zone in years if zone.end > zone.start),)
    if unit != "year":
        zones = pairwise(starts)
        tiers += (tuple(Zone(start, end, _label(start, unit, lang)) for start, end in zones),)
    return Axis(
        starts[0], starts[-1], tiers, now=today.toordinal() + 0.5, now_text=f"{TODAY.of(lang)} {date(today, lang)}"
    )


def _starts(first: datetime.date, last: datetime.date, months: int) -> Iterator[float]:
    """The first days of the units from the one of `first` to the one after that of `last`."""
    begin = (first.year * 12 + first.month - 1) // months
    end = (last.year * 12 + last.month - 1) // months + 1
    yield from (_number(*divmod(at * months, 12), zero=True) for at in range(begin, end + 1))


def _number(year: int, month: int, *, zero: bool = False) -> float:
    return float(datetime.date(year, month + 1 if zero else month, 1).toordinal())


def _label(start: float, unit: Unit, lang: Lang) -> str:
    month = datetime.date.fromordinal(int(start)).month
    if unit == "month":
        return str(month) if lang == "en" else f"T{month}"
    return _QUARTERS[(month - 1) // 3] if lang == "vi" else f"Q{(month + 2) // 3}"


def at(when: When) -> float:
    """Where a point in time stands: in the middle of the days that are possible."""
    return (when.first.toordinal() + when.last.toordinal() + 1) / 2


def bars(
    start: When | None, end: When | None, look: Look, text: str = "", title: str = "", key: str = ""
) -> list[Item]:
    """A bar from `start` to `end`; the days that it may take, because a date is vague, are a dashed bar behind it.

    Of an unknown start or end there is only what is known: the other date, as a bar of its possible days.
    """
    if start is None or end is None:
        known = start or end
        if known is None:
            return []
        low, high = float(known.first.toordinal()), float(known.last.toordinal() + 1)
        return [Bar(low, high, Look(look.tone, Fill.GHOST), text, title, key)]
    low, high = float(start.first.toordinal()), float(end.last.toordinal() + 1)
    sure_low, sure_high = float(start.last.toordinal()), float(end.first.toordinal() + 1)
    if start.precision == "day":
        sure_low = low
    if end.precision == "day":
        sure_high = high
    if sure_high <= sure_low:
        return [Bar(min(low, high - 1), max(high, low + 1), Look(look.tone, Fill.GHOST), text, title, key)]
    found: list[Item] = [Bar(sure_low, sure_high, look, text, title, key)]
    if (low, high) != (sure_low, sure_high):
        found.insert(0, Bar(low, high, Look(look.tone, Fill.GHOST), title=title))
    return found
