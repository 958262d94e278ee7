"""The head of a chart's panel: headings of columns, tiers and ticks of its axis, and the lines down from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.drawing.charts.chart import Axis, Panel, Zone
from roadmap.drawing.charts.rows import Widths
from roadmap.drawing.look import Fill, Look, Pen, Tone
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.paper import Spot, leading
from roadmap.drawing.shape import Box, Ink, Rule, Shape, Words

_ZONE_LINES, _DETAIL_LINES = 3, 10
_EVERY = (1, 2, 3, 4, 5, 6, 10, 12, 20, 25, 50)
_MOST_GUIDES = 60
_GROUND = Look(Tone.NEUTRAL, Fill.TINT)


class Label(NamedTuple):
    """A heading over the axis: its lines, the lighter lines under them, x of its left side, its width."""

    lines: tuple[str, ...]
    detail: tuple[str, ...]
    x: float
    w: float


class Head(NamedTuple):
    """The head of a panel, typeset: labels of each tier, labels of the ticks, headings of the columns, its height."""

    tiers: tuple[tuple[tuple[Label, ...], float], ...]
    ticks: tuple[Label, ...]
    heading: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    height: float


def typeset_head(panel: Panel, widths: Widths) -> Head:
    """The head of `panel` in lines."""
    sizes, axis = widths.sizes, panel.axis
    tiers = tuple(_tier(axis, tier, widths) for tier in axis.tiers)
    ticks = tuple(_ticks(axis, widths))
    left = widths.stripe + widths.sign + widths.label
    room = left - sizes.pad if panel.columns else left + widths.gutter - sizes.pad
    heading = wrap(panel.heading, room, sizes.line, bold=True, lines=3)
    columns = tuple(
        wrap(text, room - sizes.pad, sizes.line, bold=True, lines=3)
        for text, room in zip(panel.columns, widths.columns, strict=False)
    )
    high = sum(height for _, height in tiers) + (leading(sizes.line) + sizes.pad * 0.4 if ticks else 0.0)
    now = leading(sizes.line) if axis.now is not None and axis.now_text else 0.0
    text = max(len(heading), *(len(lines) for lines in columns), 0) * leading(sizes.line)
    return Head(tiers, ticks, heading, columns, max(high + now, text) + sizes.pad * 0.6)


def _tier(axis: Axis, tier: tuple[Zone, ...], widths: Widths) -> tuple[tuple[Label, ...], float]:
    """The labels of a tier, every second or further one where they are narrow, and its height; none for narrow ends."""
    for every in _EVERY:
        labels = [_zone(axis, tier[at : at + every], widths) for at in range(0, len(tier), every)]
        if every == _EVERY[-1] or all(labels[1:-1]):
            break
    known = tuple(label for label in labels if label)
    size = widths.sizes.line
    high = max((len(one.lines) + len(one.detail) for one in known), default=0) * leading(size) + widths.sizes.pad * 0.4
    return known, high


def _zone(axis: Axis, zones: tuple[Zone, ...], widths: Widths) -> Label | None:
    """The label of the first of some zones in the room of them all; None where it is wider."""
    size, first = widths.sizes.line, zones[0]
    left, right = widths.x(axis, first.start), widths.x(axis, zones[-1].end)
    room = right - left - size * 0.5
    words = [text_width(word, size, bold=True) for word in first.label.split()]
    words += [text_width(word, size) for word in first.detail.split()]
    if room < max(words, default=0.0):
        return None
    if len(zones) > 1 and text_width(first.label, size, bold=True) > room:
        return None
    lines = wrap(first.label, room, size, bold=True, lines=_ZONE_LINES)
    wide = right - left if len(zones) == 1 else text_width(first.label, size, bold=True) + size
    return Label(lines, wrap(first.detail, room, size, lines=_DETAIL_LINES), left, wide)


def _ticks(axis: Axis, widths: Widths) -> list[Label]:
    """The labels of single values; of two that would meet, the one further right stands: the last tells the unit."""
    size, shown = widths.sizes.line, list[Label]()
    for tick in reversed(axis.ticks):
        wide = text_width(tick.label, size)
        x = min(max(widths.x(axis, tick.at) - wide / 2, widths.plot), widths.right - wide - widths.sizes.pad * 0.6)
        if not shown or x + wide + size * 0.6 <= shown[-1].x:
            shown.append(Label((tick.label,), (), x, wide))
    return shown[::-1]


def place_head(head: Head, panel: Panel, widths: Widths, y: float, continued: str = "") -> Iterator[Shape]:
    """The shapes of a head whose upper side is at `y`, lines down from it apart; `continued` follows its words."""
    sizes, bottom = widths.sizes, y + head.height
    yield Box(Spot(widths.left, y, widths.right - widths.left, head.height), _GROUND, ground=True)
    step = leading(sizes.line)
    yield from _words(head.heading, widths.left + sizes.pad * 0.6, bottom, widths, bold=True)
    if continued and head.heading:
        at = widths.left + sizes.pad * 1.4 + text_width(head.heading[-1], sizes.line, bold=True)
        if at + text_width(continued, sizes.line) <= widths.plot:
            yield Words(at, bottom - sizes.pad * 0.9, continued, sizes.line, Ink.SOFT)
    x = widths.left + widths.stripe + widths.sign + widths.label
    for lines, wide in zip(head.columns, widths.columns, strict=False):
        yield from _words(lines, x + sizes.pad * 0.4, bottom, widths, bold=True)
        x += wide
    top = bottom - sizes.pad * 0.3 - sum(high for _, high in head.tiers)
    top -= step + sizes.pad * 0.4 if head.ticks else 0.0
    for labels, high in head.tiers:
        for label in labels:
            yield Rule(((label.x, top), (label.x, top + high)), Pen.GUIDE)
            middle, down = label.x + label.w / 2, top + sizes.line
            for number, text in enumerate((*label.lines, *label.detail)):
                bold = number < len(label.lines)
                ink = Ink.HEADING if bold else Ink.PLAIN
                yield Words(middle, down + number * step, text, sizes.line, ink, bold, "middle")
        top += high
    yield from (Words(one.x, top + sizes.line, one.lines[0], sizes.line, Ink.SOFT) for one in head.ticks)
    if panel.axis.now is not None and panel.axis.now_text:
        at, wide = widths.x(panel.axis, panel.axis.now), text_width(panel.axis.now_text, sizes.line, bold=True)
        at = min(max(at, widths.plot + wide / 2), widths.right - wide / 2)
        yield Words(at, y + sizes.line * 1.1, panel.axis.now_text, sizes.line, Ink.ALARM, True, "middle")
    yield Rule(((widths.left, bottom), (widths.right, bottom)), Pen.AXIS)


def _words(lines: tuple[str, ...], x: float, bottom: float, widths: Widths, *, bold: bool) -> Iterator[Shape]:
    step = leading(widths.sizes.line)
    y = bottom - (len(lines) - 1) * step - widths.sizes.pad * 0.9
    for number, text in enumerate(lines):
        yield Words(x, y + number * step, text, widths.sizes.line, Ink.HEADING, bold)


def guides(panel: Panel, widths: Widths, top: float, bottom: float, texts: Sequence[Spot]) -> Iterator[Shape]:
    """The vertical lines of the axis and the line of today, from `top` to `bottom`, but not through `texts`."""
    axis = panel.axis
    finest = axis.tiers[-1] if axis.tiers else ()
    values = {value for zone in finest for value in (zone.start, zone.end)} if len(finest) <= _MOST_GUIDES else set()
    values |= {zone.start for tier in axis.tiers[:1] for zone in tier} | {tick.at for tick in axis.ticks}
    for value in sorted(one for one in values if axis.low <= one <= axis.high):
        yield from down(widths.x(axis, value), Pen.GUIDE, top, bottom, texts)
    if axis.now is not None and axis.low <= axis.now <= axis.high:
        yield from down(widths.x(axis, axis.now), Pen.TODAY, top, bottom, texts)


def down(x: float, pen: Pen, top: float, bottom: float, texts: Sequence[Spot]) -> Iterator[Shape]:
    """A line down at `x`, with a gap at each text in its way."""
    for text in sorted((one for one in texts if one.x <= x <= one.right), key=lambda one: one.y):
        if text.y > top:
            yield Rule(((x, top), (x, min(text.y, bottom))), pen)
        top = max(top, text.bottom)
    if bottom > top:
        yield Rule(((x, top), (x, bottom)), pen)
