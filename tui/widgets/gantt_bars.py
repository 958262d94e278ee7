"""The bar of a row of a timeline, cell by cell; nothing is told by colour alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from roadmap.schedule.span import Span
from roadmap.schedule.timeline import Row
from tui.widgets.gantt_scale import Scale
from tui.widgets.lines import Bit


class Glyphs(NamedTuple):
    """What a bar is drawn with: whole cells, their left and right halves, days that are possible, a tick on it."""

    whole: str
    left: str
    right: str
    possible: str
    tick: str


WORK = Glyphs("━", "╸", "╺", "┅", "┿")
CRITICAL = Glyphs("█", "▌", "▐", "▒", "┃")
MISSION = Glyphs("═", "═", "═", "╌", "╪")
AROUND = Glyphs("─", "╴", "╶", "─", "┼")
BASELINE = Glyphs("┈", "┈", "┈", "┈", "┈")
MILESTONE, ASPIRATIONAL, HANDOVER = "◆", "◇", "⇒"
GATE, PASSED, UNKNOWN, TODAY, YEAR = "∏", "✓", "?", "│", "┊"
BEFORE_SIGHT, AFTER_SIGHT, FORMER = "‹", "›", "◦"
CRITICAL_SIGN, NEARLY_SIGN = "*", "~"
FOLLOWED, FOLLOWING = "«", "»"
SIGNS = {"planned": "○", "running": "◐", "done": "●", "suspended": "◫", "stopped": "■", "gone": "×", "": " "}
LATE_SIGN = "▲"
_UNKNOWN_LENGTH = 3

_TONES = {"done": "good", "running": "accent", "suspended": "warning", "stopped": "dim", "gone": "dim"}

Cells = list[tuple[str, str]]


def tone(row: Row) -> str:
    """How a row is to be read."""
    if row.late:
        return "error"
    if row.window and row.window.critical:
        return "critical"
    return _TONES.get(row.state, "info")


def sign(row: Row) -> str:
    """The sign of how far a row has come; what is late shows that first."""
    return LATE_SIGN if row.late else SIGNS.get(row.state, " ")


def bar(row: Row, scale: Scale, today: datetime.date) -> list[Bit]:
    """The cells of `row` on a piece of the time axis."""
    cells: Cells = [(" ", "dim")] * scale.cells  # in one tone with the lines of the years: fewer pieces to draw
    for year in scale.years():
        cells[year] = (YEAR, "dim")
    if 0 <= (now := scale.cell(today)) < scale.cells:
        cells[now] = (TODAY, "warning")
    if row.before:
        _baseline(cells, scale, row)
    if row.kind in ("milestone", "handover"):
        _event(cells, scale, row)
    else:
        _work(cells, scale, row)
    _beyond_sight(cells, scale, row)
    return [Bit("".join(char for char, _ in some), name) for name, some in groupby(cells, key=itemgetter(1))]


def _work(cells: Cells, scale: Scale, row: Row) -> None:
    start, end = row.span
    if row.kind == "heading":
        glyphs, how = AROUND, "dim"
    elif row.kind in ("mission", "programme"):
        glyphs, how = MISSION, tone(row)
    else:
        glyphs, how = (CRITICAL if row.window and row.window.critical else WORK), tone(row)
    if start and end:
        _paint(cells, *scale.halves(start.first, end.last), [glyphs.possible] * 3, how)
        if start.precision == end.precision == "day" or scale.at(start.last) < scale.after(end.first):
            _paint(cells, *scale.halves(start.last, end.first), glyphs[:3], how)
        _tick(cells, scale, row, glyphs, how)
    elif start or end:
        _half_known(cells, scale, Span(start, end), glyphs, how)
    _gate(cells, scale, row)


def _half_known(cells: Cells, scale: Scale, known: Span, glyphs: Glyphs, how: str) -> None:
    """A bar of which one end is not known: some dots towards a question mark."""
    if known.start:
        at = scale.cell(known.start.first)
        shown = glyphs.whole + glyphs.possible * _UNKNOWN_LENGTH + UNKNOWN
    else:
        at = scale.cell(known.end.last) - _UNKNOWN_LENGTH - 1 if known.end else 0
        shown = UNKNOWN + glyphs.possible * _UNKNOWN_LENGTH + glyphs.whole
    for place, char in enumerate(shown, at):
        _put(cells, place, char, how)


def _gate(cells: Cells, scale: Scale, row: Row) -> None:
    """Where the chain leaves the stage: the day on which the gate was passed, else right behind the bar."""
    if row.gate is None:
        return
    if row.gate.passed:
        _put(cells, scale.cell(row.gate.passed.last), PASSED, "good")
    elif row.span.end:
        _put(cells, -(-scale.after(row.span.end.last) // 2), GATE, "strong")


def _event(cells: Cells, scale: Scale, row: Row) -> None:
    when = row.span.end
    if when is None:
        return
    at = scale.cell(when.last)
    for place in range(scale.cell(when.first), at):
        _put(cells, place, MISSION.possible, "dim")
    event = HANDOVER if row.kind == "handover" else ASPIRATIONAL if row.aspirational else MILESTONE
    _put(cells, at, event, tone(row))
    if row.reached and scale.cell(row.reached.last) != at:
        _put(cells, scale.cell(row.reached.last), PASSED, "good")


def _baseline(cells: Cells, scale: Scale, row: Row) -> None:
    """Where it stood in the baseline, as far as nothing else stands there now."""
    if row.before is None:
        return
    start, end = row.before
    if row.kind in ("milestone", "handover") and end:
        at, now = scale.cell(end.last), row.span.end
        if now and now != end:
            other = scale.cell(now.last)
            for place in range(min(at, other), max(at, other)):
                _put(cells, place, BASELINE.whole, "dim")
        _put(cells, at, FORMER, "dim")
    elif start and end and row.before != row.span:
        _paint(cells, *scale.halves(start.first, end.last), BASELINE[:3], "dim")


def _tick(cells: Cells, scale: Scale, row: Row, glyphs: Glyphs, how: str) -> None:
    """The end in the baseline, where the bar reaches beyond it."""
    before, end = row.before.end if row.before else None, row.span.end
    if before and end and before.last < end.last:
        at = scale.cell(before.last)
        if 0 <= at < len(cells) and cells[at][0] in glyphs:
            cells[at] = (glyphs.tick, how)


def _beyond_sight(cells: Cells, scale: Scale, row: Row) -> None:
    """An arrow at each edge beyond which the row goes on."""
    dates = [when for when in row.span if when]
    how = "dim" if row.kind == "heading" else tone(row)
    if dates and min(scale.at(when.first) for when in dates) < 0:
        cells[0] = (BEFORE_SIGHT, how)
    if dates and max(scale.after(when.last) for when in dates) > 2 * scale.cells:
        cells[-1] = (AFTER_SIGHT, how)


def _paint(cells: Cells, first: int, after: int, glyphs: Sequence[str], how: str) -> None:
    """Paint the half cells from `first` to before `after`."""
    whole, left, right = glyphs
    for cell in range(max(first // 2, 0), min((after + 1) // 2, len(cells))):
        begins, ends = first <= 2 * cell, 2 * cell + 1 < after
        cells[cell] = (whole if begins and ends else left if begins else right, how)


def _put(cells: Cells, at: int, char: str, how: str) -> None:
    if 0 <= at < len(cells):
        cells[at] = (char, how)
