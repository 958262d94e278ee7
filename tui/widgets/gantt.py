"""Gantt: rows of a timeline beside a piece of the time axis; only what is in sight is ever drawn."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual.binding import Binding

from roadmap.locale.value import date, number
from roadmap.model.text import Text
from roadmap.model.when import When
from roadmap.schedule.timeline import Row
from tui.widgets.gantt_bars import CRITICAL_SIGN, FOLLOWED, FOLLOWING, NEARLY_SIGN, bar, sign, tone
from tui.widgets.gantt_scale import ZOOMS, Scale, Zoom, fitting
from tui.widgets.lines import Bit, Lines
from tui.widgets.plain import fitted

_NAME = Text("Tên", "Name")
_SLIP = Text("± ngày", "± days")
_START, _END = Text("Bắt đầu", "Start"), Text("Kết thúc", "End")
_SLACK = Text("Dự trữ", "Slack")
_NEW = Text("mới", "new")
NO_DATES = Text("chưa có ngày", "no dates")
ILLEGIBLE = Text("✗ ngày không đọc được", "✗ unreadable date")
_TODAY = "▼"
_DATE, _DAYS, _GAP = 12, 7, 1


class Widths(NamedTuple):
    """How many cells each part of a row has; 0 where there is no room for it."""

    name: int
    slip: int
    dates: int
    slack: int
    chart: int


def widths(width: int, *, compared: bool) -> Widths:
    """The parts of a row of `width` cells; `compared` with a baseline, or not."""
    dates, slack = (_DATE if width >= 130 else 0), (_DAYS if width >= 110 else 0)
    slip = _DAYS if compared else 0
    name = max(18, min(width * 3 // 10, 56)) - (slip if width < 110 else 0)
    chart = max(width - name - slip - 2 * dates - slack - 4 - _GAP, 1)
    return Widths(name, slip, dates, slack, chart)


class Gantt(Lines):
    """The rows of a timeline; left and right move along the time axis."""

    BINDINGS: ClassVar = [
        Binding("left", "shift(-1)", show=False),
        Binding("right", "shift(1)", show=False),
        Binding("shift+left", "shift(-4)", show=False),
        Binding("shift+right", "shift(4)", show=False),
    ]
    heading = 2

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Row] = ()
        self._folded: frozenset[str] = frozenset()
        self._lang, self._today, self._compared = "vi", datetime.date.min, False
        self._places: dict[str, int] = {}
        self._followers: dict[str, set[str]] = {}
        self._extent: tuple[datetime.date, datetime.date] | None = None
        self._scale: Scale | None = None
        self._fitted: Scale | None = None

    # --- what is shown ---

    @property
    def here(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self.count else None

    def show(
        self,
        rows: Sequence[Row],
        lang: str,
        today: datetime.date,
        *,
        compared: bool,
        folded: frozenset[str],
        fresh: bool = False,
    ) -> None:
        """Show rows; the cursor stays on its record where that is still there.

        Args:
            rows: what is shown.
            lang: the language.
            today: the day that counts as today.
            compared: whether there is a baseline.
            folded: the keys of the headings whose rows are left out.
            fresh: whether they are of another part of the plan, and the cursor begins at the top.
        """
        held, at = key_of(self.here), self.cursor
        self._places = {row.id: number for number, row in enumerate(rows) if row.id}
        self._followers = {}
        for row in rows:
            for before in row.after:
                self._followers.setdefault(before, set()).add(row.id)
        self._rows, self._lang, self._today = rows, lang, today
        self._compared, self._folded = compared, folded
        place = next((number for number, row in enumerate(rows) if key_of(row) == held), at)
        self.recount(len(rows), cursor=0 if fresh else place)
        # How far it may scroll is known once it has been laid out.
        self.call_after_refresh(lambda: self._into_sight(self.cursor))

    def stand_on(self, id: str) -> bool:
        """Put the cursor on the record `id`; whether it is there."""
        return self._stand(self._places.get(id))

    def stand_at(self, key: str) -> bool:
        """Put the cursor on the row with this key; whether it is there."""
        return self._stand(next((number for number, row in enumerate(self._rows) if key_of(row) == key), None))

    def _stand(self, place: int | None) -> bool:
        if place is not None:
            self.cursor = place
        return place is not None

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw both rows anew, and those that they follow or that follow them."""
        super().watch_cursor(before, cursor)
        for place in {before, cursor}:
            row = self._rows[place] if place < len(self._rows) else None
            for id in (*row.after, *self._followers.get(row.id, ())) if row else ():
                if id in self._places:
                    self._draw_again(self._places[id])

    def _relation(self, row: Row) -> Bit:
        """Whether the row under the cursor follows `row`, or the other way round."""
        here = self.here
        if here and row.id and row.id in here.after:
            return Bit(FOLLOWED, "accent")
        return Bit(FOLLOWING, "accent") if here and here.id and here.id in row.after else Bit(" ")

    # --- the time axis ---

    @property
    def zoom(self) -> Zoom:
        """How closely the time axis is looked at."""
        return self._axis().zoom

    def _axis(self, width: int | None = None) -> Scale:
        cells = widths(self.size.width if width is None else width, compared=self._compared).chart
        if self._scale is not None:
            return replace(self._scale, cells=cells)
        if self._fitted is None or self._fitted.cells != cells:
            self._fitted = fitting(*(self._extent or (self._today, self._today)), cells, self._today)
        return self._fitted

    def fit(self, extent: tuple[datetime.date, datetime.date] | None) -> None:
        """Show all days of `extent`, until the planner looks elsewhere."""
        self._extent, self._scale, self._fitted = extent, None, None
        self.refresh()

    def look(self, day: datetime.date) -> None:
        """Bring `day` into sight."""
        self._turn(self._axis().around(day))

    def reveal(self) -> None:
        """Bring the dates of the row under the cursor into sight, if all of them are out of it."""
        axis, dates = self._axis(), [when for when in self.here.span if when] if self.here else []
        if dates and not (axis.after(dates[-1].last) > 0 and axis.at(dates[0].first) < 2 * axis.cells):
            self.look(dates[0].first)

    def zoom_by(self, step: int) -> None:
        """Look closer (-1), or from further away (1); the chosen row, or today, stays where it is."""
        axis = self._axis()
        level = max(0, min(ZOOMS.index(axis.zoom) + step, len(ZOOMS) - 1))
        dates = [when.first for when in self.here.span if when] if self.here else []
        seen = (day for day in (*dates, self._today) if 0 <= axis.at(day) < 2 * axis.cells)
        self._turn(axis.zoomed(ZOOMS[level], next(seen, None)))

    def action_shift(self, steps: int) -> None:
        """Move along the time axis by some units of the zoom level."""
        self._turn(self._axis().moved(steps))

    def _turn(self, scale: Scale) -> None:
        self._scale = scale
        self.refresh()

    # --- drawing ---

    def head(self, number: int, width: int) -> Sequence[Bit]:
        """The years, then the units below them and the names of the columns."""
        parts, axis = widths(width, compared=self._compared), self._axis(width)
        ruler, at = axis.ruler(self._lang), axis.cell(self._today)
        left = self._columns(parts) if number else " " * (width - parts.chart)
        # Today stands above where no year is written, else among the units.
        level = 0 if 0 <= at < axis.cells and ruler[0][at] == " " else 1
        if 0 <= at < axis.cells and number == level:
            return Bit(left), Bit(ruler[number][:at]), Bit(_TODAY, "warning"), Bit(ruler[number][at + 1 :])
        return Bit(left), Bit(ruler[number])

    def _columns(self, parts: Widths) -> str:
        lang = self._lang
        cells = [" " * 3 + fitted(_NAME.of(lang), parts.name) + " "]
        cells += [fitted(_SLIP.of(lang), parts.slip, right=True)] if parts.slip else []
        dates = (_START, _END) if parts.dates else ()
        cells += [fitted(f" {one.of(lang)}", parts.dates) for one in dates]
        cells += [fitted(_SLACK.of(lang), parts.slack, right=True)] if parts.slack else []
        return "".join(cells) + " " * _GAP

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """One row: sign, name, how far it slipped, its dates, its slack, and its bar."""
        row, parts = self._rows[number], widths(width, compared=self._compared)
        name, how = " ".join(row.name.of(self._lang).split()), tone(row)
        if row.kind == "heading":
            fold = "▸" if key_of(row) in self._folded else "▾"
            bits = [Bit(f"{fold} {fitted(name, parts.name + 1)} ", "strong")]
        else:
            bits = [
                self._relation(row),
                Bit(f"{sign(row)} ", how),
                Bit(fitted(name, parts.name), "" if row.dated else "dim"),
                _mark(row),
            ]
        if parts.slip:
            bits.append(self._slip(row, parts.slip))
        for when in row.span if parts.dates else ():
            bits.append(Bit(fitted(f" {self._date(row, when)}", parts.dates), "dim"))
        if parts.slack:
            bits.append(self._slack(row, parts.slack))
        bits.append(Bit(" " * _GAP))
        if not row.dated and not any(row.before or ()) and row.kind != "heading":
            said = Bit(ILLEGIBLE.of(self._lang), "error") if row.illegible else Bit(NO_DATES.of(self._lang), "dim")
            return [*bits, said]
        return [*bits, *bar(row, self._axis(width), self._today)]

    def _slip(self, row: Row, wide: int) -> Bit:
        if row.kind == "heading" or row.slip == 0:
            return Bit(" " * wide)
        if row.fresh:
            return Bit(fitted(_NEW.of(self._lang), wide, right=True), "accent")
        if row.slip is None:
            return Bit(" " * wide)
        said = ("+" if row.slip > 0 else "−") + number(abs(row.slip), self._lang)
        return Bit(fitted(said, wide, right=True), "error" if row.slip > 0 else "good")

    def _date(self, row: Row, when: When | None) -> str:
        return date(when, self._lang) if when and row.kind != "heading" else ""

    def _slack(self, row: Row, wide: int) -> Bit:
        window = row.window
        said = number(window.slack, self._lang) if window and not window.over else ""
        return Bit(fitted(said, wide, right=True), "critical" if window and window.critical else "dim")


def key_of(row: Row | None) -> str:
    """What tells a row from all others."""
    return f"{row.kind}:{row.id or row.name.en}" if row else ""


def _mark(row: Row) -> Bit:
    window = row.window
    if window and window.critical:
        return Bit(CRITICAL_SIGN, "critical")
    return Bit(NEARLY_SIGN, "warning") if window and window.nearly_critical else Bit(" ")
