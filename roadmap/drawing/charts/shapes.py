"""Rows and section headings of a chart, as shapes at their places."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.drawing.charts.chart import Bar, Point, Section, Stretch
from roadmap.drawing.charts.rows import Placed, Setting, Widths, indent, sign_size
from roadmap.drawing.look import Fill, Look, Pen
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.paper import Spot, leading
from roadmap.drawing.shape import Box, Ink, Rule, Shape, Sign, Words, stripes
from roadmap.model.text import Lang, Text

_DROPPED = Text("còn {} mục không vẽ", "{} more not drawn")
_APART = 0.6
"""How far the bar of a tone stays away from those of the rows over and under it, in points."""
_SLIM, _SLIMMED = 0.3, 0.64
"""Heights of a slim bar, and of the other bars of a row that has one, in heights of a bar."""


def section_height(section: Section, widths: Widths) -> float:
    """The height of the heading of `section`; 0 where it has none."""
    return leading(widths.sizes.heading) + widths.sizes.pad * 0.8 if section.heading else 0.0


def place_section(section: Section, widths: Widths, y: float, continued: str) -> Iterator[Shape]:
    """The heading of `section` with its upper side at `y`."""
    if not section.heading:
        return
    sizes, wide = widths.sizes, widths.right - widths.left
    high = section_height(section, widths)
    yield Box(Spot(widths.left, y, wide, high - sizes.scale), Look(section.tone, Fill.TINT), ground=True)
    base = y + high / 2 + sizes.heading * 0.32
    room = wide - sizes.pad * 2
    (heading,) = wrap(section.heading, room, sizes.heading, bold=True, lines=1) or ("",)
    yield Words(widths.left + sizes.pad * 0.8, base, heading, sizes.heading, Ink.HEADING, bold=True)
    note = "  ".join(filter(None, (section.note, continued)))
    left = text_width(heading, sizes.heading, bold=True) + sizes.pad * 3
    if note and room - left > sizes.line * 6:
        (shown,) = wrap(note, room - left, sizes.line, lines=1) or ("",)
        yield Words(widths.left + left, base, shown, sizes.line, Ink.SOFT)


def place_row(setting: Setting, widths: Widths, spot: Spot, keys: dict[str, Spot], lang: Lang) -> Iterator[Shape]:
    """What a row holds at `spot`; the places of items with a key go to `keys`."""
    sizes, row = widths.sizes, setting.row
    yield Rule(((spot.x, spot.bottom), (spot.right, spot.bottom)), Pen.GUIDE)
    inner = Spot(spot.x, spot.y + _APART, spot.w, spot.h - _APART * 2)
    yield from stripes(row.tones, inner, sizes)
    x = spot.x + widths.stripe + indent(row, sizes)
    if row.mark:
        middle = spot.y + spot.h / 2
        yield Sign(row.mark.symbol, x + sizes.sign * 0.5 + sizes.scale, middle, sizes.sign, row.mark.word)
    yield from _lines(setting.label, x + widths.sign + sizes.pad * 0.4, spot, widths, bold=row.bold)
    x = spot.x + widths.stripe + widths.sign + widths.label
    for lines, wide in zip(setting.details, widths.columns, strict=False):
        yield from _lines(lines, x + sizes.pad * 0.4, spot, widths)
        x += wide
    yield from _lines(setting.note, widths.plot + sizes.pad * 0.6, spot, widths, ink=Ink.SOFT)
    top = spot.y + (spot.h - setting.lines * widths.line) / 2
    slim = any(isinstance(one.item, Bar) and one.item.slim for one in setting.placed)
    high = widths.bar * (_SLIMMED if slim else 1.0)
    for placed in setting.placed:
        yield from _item(placed, top + placed.line * widths.line, high, widths, keys)
    if setting.dropped:
        text = _DROPPED.of(lang).format(setting.dropped)
        x, y = spot.right - sizes.pad, spot.bottom - sizes.pad * 0.5
        yield Words(x, y, text, sizes.line, Ink.SOFT, bold=True, anchor="end")


def _lines(
    lines: tuple[str, ...], x: float, spot: Spot, widths: Widths, *, bold: bool = False, ink: Ink = Ink.PLAIN
) -> Iterator[Shape]:
    """Lines of text in the middle of the height of `spot`."""
    size = widths.sizes.line
    y = spot.y + (spot.h - len(lines) * leading(size)) / 2 + size * 1.02
    for number, text in enumerate(lines):
        yield Words(x, y + number * leading(size), text, size, ink, bold)


def _item(placed: Placed, top: float, high: float, widths: Widths, keys: dict[str, Spot]) -> Iterator[Shape]:
    sizes, item = widths.sizes, placed.item
    spot = Spot(placed.start, top, placed.end - placed.start, high)
    match item:
        case Bar(slim=True):
            thin = spot._replace(y=top + widths.bar * (1 - _SLIM), h=widths.bar * _SLIM)
            yield Box(thin, item.look, title=item.title)
        case Bar():
            yield Box(spot, item.look, title=item.title, radius=sizes.scale)
        case Point():
            size = sign_size(item.symbol, widths)
            yield Sign(item.symbol, (placed.start + placed.end) / 2, top + high / 2, size, item.title)
        case Stretch(pen=pen):
            under = pen is Pen.CRITICAL
            y = top + (high + sizes.scale * 0.9 if under else high / 2)
            yield Rule(((placed.start, y), (placed.end, y)), pen, item.title)
    if isinstance(item, Bar | Point) and item.key:
        keys[item.key] = spot
    if placed.text:
        dark = placed.inside and isinstance(item, Bar) and item.look.fill is Fill.SOLID
        ink = Ink.PAPER if dark else Ink.PLAIN
        yield Words(placed.text_x, top + high / 2 + sizes.line * 0.34, placed.text, sizes.line, ink)


def text_spot(shape: Shape, widths: Widths) -> Spot | None:
    """The place of words that stand over the axis; None for anything else."""
    if not isinstance(shape, Words) or shape.anchor != "start":
        return None
    right = shape.x + text_width(shape.text, shape.size, bold=shape.bold)
    if right < widths.plot:
        return None
    return Spot(shape.x - 1.0, shape.y - shape.size * 0.95, right - shape.x + 2.0, shape.size * 1.25)
