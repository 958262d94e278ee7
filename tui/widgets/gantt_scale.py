"""Where days stand on a time axis of cells, and what is written over it."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roadmap.model.text import Text


@dataclass(frozen=True, slots=True)
class Zoom:
    """How closely the axis is looked at.

    Attributes:
        unit: what one step is called.
        months: the calendar months of one step.
        step: one step, as the edit ``reschedule`` takes it.
        halves: half cells for each month.
    """

    unit: Text
    months: int
    step: str
    halves: int


ZOOMS = (
    Zoom(Text("tháng", "month"), 1, "1m", 8),
    Zoom(Text("quý", "quarter"), 3, "1q", 2),
    Zoom(Text("năm", "year"), 12, "1y", 1),
)
"""The zoom levels, the closest first."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Scale:
    """A piece of the time axis.

    Attributes:
        zoom: how closely it is looked at.
        month: the month at its left edge, counted from the year 0.
        cells: how wide it is.
    """

    zoom: Zoom
    month: int
    cells: int

    def at(self, day: datetime.date) -> int:
        """The half cell at which `day` begins, to the nearest; 0 at the left edge, negative before it."""
        within = (day.day - 1) * self.zoom.halves / calendar.monthrange(day.year, day.month)[1]
        return (month_of(day) - self.month) * self.zoom.halves + round(within)

    def after(self, day: datetime.date) -> int:
        """The half cell at which `day` has ended."""
        within = day.day * self.zoom.halves / calendar.monthrange(day.year, day.month)[1]
        return (month_of(day) - self.month) * self.zoom.halves + round(within)

    def half(self, day: datetime.date) -> int:
        """The half cell in which the middle of `day` lies."""
        within = (day.day - 0.5) * self.zoom.halves / calendar.monthrange(day.year, day.month)[1]
        return (month_of(day) - self.month) * self.zoom.halves + int(within)

    def cell(self, day: datetime.date) -> int:
        """The cell in which the middle of `day` lies."""
        return self.half(day) // 2

    def halves(self, first: datetime.date, last: datetime.date) -> tuple[int, int]:
        """The half cells from `first` to `last`, the end left out; at least one, however short the span is."""
        begin, end = self.at(first), self.after(last)
        return (begin, end) if begin < end else (self.half(first), self.half(first) + 1)

    def covers(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether all of a span is in sight."""
        return self.at(first) >= 0 and self.after(last) <= 2 * self.cells

    def moved(self, steps: int) -> Scale:
        """The piece some units of the zoom level later, or earlier."""
        month = self.month + steps * self.zoom.months
        return replace(self, month=max(_FIRST, min(month, _LAST)))

    def zoomed(self, zoom: Zoom, day: datetime.date | None) -> Scale:
        """The piece at another zoom level, with `day` where it was, or else with the same middle."""
        if day is None or not 0 <= self.at(day) < 2 * self.cells:
            middle = self.month + self.cells // self.zoom.halves
            return replace(self, zoom=zoom, month=middle - self.cells // zoom.halves)._aligned()
        return replace(self, zoom=zoom, month=month_of(day) - self.at(day) // zoom.halves)._aligned()

    def around(self, day: datetime.date) -> Scale:
        """The piece with `day` a third of the way from its left edge, beginning with a whole unit."""
        return replace(self, month=month_of(day) - 2 * self.cells // 3 // self.zoom.halves)._aligned()

    def from_(self, day: datetime.date) -> Scale:
        """The piece that begins with the unit of `day`."""
        return replace(self, month=month_of(day))._aligned()

    def _aligned(self) -> Scale:
        return replace(self, month=self.month // self.zoom.months * self.zoom.months)

    def years(self) -> Iterator[int]:
        """The cells at which a year begins."""
        for month in range(-(-self.month // 12) * 12, self.month + 2 * self.cells // self.zoom.halves + 1, 12):
            cell = (month - self.month) * self.zoom.halves // 2
            if cell < self.cells:
                yield cell

    def ruler(self, lang: str) -> tuple[str, str]:
        """The years, and the units below them, each in as many cells as the piece is wide."""
        years, units = [" "] * self.cells, [" "] * self.cells
        first = self.month // self.zoom.months * self.zoom.months
        for month in range(first, self.month + 2 * self.cells // self.zoom.halves + 1, min(self.zoom.months, 3)):
            cell = (month - self.month) * self.zoom.halves // 2
            if month % 12 == 0:
                _write(years, cell, str(month // 12))
            if self.zoom.months < 12 or month % 6 == 0:
                _write(units, cell, _unit(month % 12, self.zoom.months, lang))
        if self.zoom.months < 12 and "".join(years[:4]).isspace():
            _write(years, 0, str(self.month // 12))
        return "".join(years), "".join(units)


def fitting(first: datetime.date, last: datetime.date, cells: int, today: datetime.date) -> Scale:
    """The closest piece of the axis that shows all of a span; where none does, the widest, around `today`."""
    for zoom in ZOOMS:
        scale = Scale(zoom, 0, cells).from_(first)
        if scale.covers(first, last):
            return scale
    return Scale(ZOOMS[-1], 0, cells).around(today)


def month_of(day: datetime.date) -> int:
    """The month of `day`, counted from the year 0."""
    return day.year * 12 + day.month - 1


_FIRST, _LAST = 1890 * 12, 2210 * 12


def _unit(month: int, months: int, lang: str) -> str:
    if months > 1:
        return f"Q{month // 3 + 1}"
    return f"T{month + 1}" if lang == "vi" else _MONTHS[month]


def _write(cells: list[str], at: int, text: str) -> None:
    """Write `text` into the cells from `at` on, as far as there are any, over nothing that stands there."""
    if at >= 0 and at + len(text) <= len(cells) and all(cell == " " for cell in cells[at : at + len(text)]):
        cells[at : at + len(text)] = text
