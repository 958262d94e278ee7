"""Links of a chart: arrows between bars and points, and buses that join rows in the gutter beside the labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from roadmap.drawing.charts.chart import Bar, Bus, Chart
from roadmap.drawing.charts.chart import Point as Sign
from roadmap.drawing.charts.head import down
from roadmap.drawing.charts.rows import Widths
from roadmap.drawing.look import Pen, Symbol
from roadmap.drawing.page import Away
from roadmap.drawing.paper import Spot
from roadmap.drawing.shape import Point, Rule, Shape
from roadmap.drawing.shape import Sign as Joint

_TRACK = 4.6
_JOINT = 4.4
"""Size of the dot where a row joins a bus: lines without one only cross."""


def arrow_shapes(chart: Chart, keys: Mapping[str, Spot], widths: Widths) -> Iterator[Shape]:
    """The arrows whose both ends are on the page, from the end of the one to the start of the other."""
    gap = widths.sizes.scale * 2.6
    for arrow in chart.arrows:
        source, target = keys.get(arrow.source), keys.get(arrow.target)
        if source and target and source is not target:
            yield Rule(_way(source, target, gap), arrow.kind, arrow.label)


def _way(source: Spot, target: Spot, gap: float) -> tuple[Point, ...]:
    """Across, down and across; where the target starts too early for that, back between the two rows."""
    y1, y2 = source.y + source.h / 2, target.y + target.h / 2
    start, end = (source.right, y1), (target.x, y2)
    if target.x >= source.right + gap * 3:
        middle = source.right + gap
        return start, (middle, y1), (middle, y2), end
    between = target.y - gap * 1.2 if y2 > y1 else target.bottom + gap * 1.2
    out, back = source.right + gap, target.x - gap * 2.4
    return start, (out, y1), (out, between), (back, between), (back, y2), end


def away(chart: Chart, homes: Sequence[Mapping[str, Spot]], number: int) -> Iterator[Away]:
    """The arrows from the page `number`, counted from 0, to others."""
    labels = {
        item.key: row.label
        for panel in chart.panels
        for section in panel.sections
        for row in section.rows
        for item in row.items
        if isinstance(item, Bar | Sign) and item.key
    }
    for arrow in chart.arrows:
        if arrow.source in homes[number] and arrow.target not in homes[number]:
            at = next((page for page, home in enumerate(homes, 1) if arrow.target in home), 0)
            if at:
                yield Away(labels[arrow.source], labels[arrow.target], at)


# --- buses -----------------------------------------------------------------------------------------------------------


def tracks(chart: Chart) -> int:
    """How many buses run side by side at most."""
    return max(_tracked(chart).values(), default=-1) + 1


def _order(chart: Chart) -> dict[str, int]:
    rows = (row.id for panel in chart.panels for section in panel.sections for row in section.rows)
    return {id: place for place, id in enumerate(filter(None, rows))}


def _tracked(chart: Chart) -> dict[int, int]:
    """Number of a bus -> its track: the first that is free over all rows that it spans, the short ones first."""
    order = _order(chart)
    spans: dict[int, tuple[int, int]] = {}
    for number, bus in enumerate(chart.buses):
        places = [order[id] for id in (bus.target, *bus.sources) if id in order]
        if len(places) > 1:
            spans[number] = min(places), max(places)
    taken: list[list[tuple[int, int]]] = []
    found: dict[int, int] = {}
    for number, (first, last) in sorted(spans.items(), key=lambda one: (one[1][1] - one[1][0], one[0])):
        free = (at for at, others in enumerate(taken) if all(last < a or first > b for a, b in others))
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append((first, last))
        found[number] = at
    return found


def bus_shapes(chart: Chart, spots: Mapping[str, Spot], headings: Sequence[Spot], widths: Widths) -> Iterator[Shape]:
    """The buses of a page: a line down the gutter, a stub from each source, an arrow into the target.

    A line goes on behind the headings of sections, which stand at `headings`.
    """
    right, order = widths.plot - widths.sizes.pad * 0.5, _order(chart)
    for number, track in _tracked(chart).items():
        bus = chart.buses[number]
        x = right - widths.sizes.pad * 0.8 - track * _TRACK * widths.sizes.scale
        yield from _bus(bus, spots, headings, order, (x, right))


def _bus(
    bus: Bus, spots: Mapping[str, Spot], headings: Sequence[Spot], order: Mapping[str, int], across: tuple[float, float]
) -> Iterator[Shape]:
    """One bus; where it goes on on another page, its line runs to the end of the rows of this one."""
    x, right = across
    ends = [id for id in (bus.target, *bus.sources) if id in order]
    here = [id for id in ends if id in spots]
    if not here or len(ends) < 2:
        return
    middles = [spots[id].y + spots[id].h / 2 for id in here]
    shown = [order[id] for id in spots if id in order]
    if min(order[id] for id in ends) < min(shown):
        middles.append(min(spot.y for spot in spots.values()))
    if max(order[id] for id in ends) > max(shown):
        middles.append(max(spot.bottom for spot in spots.values()))
    yield from down(x, Pen.AXIS, min(middles), max(middles), headings)
    for id in bus.sources:
        if spot := spots.get(id):
            y = spot.y + spot.h / 2
            yield Rule(((right, y), (x, y)), Pen.AXIS)
            yield Joint(Symbol.NOW, x, y, _JOINT)
    if spot := spots.get(bus.target):
        y = spot.y + spot.h / 2
        yield Rule(((x, y), (right, y)), bus.kind)
