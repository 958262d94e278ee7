"""Rows of a chart, typeset: how wide labels, columns and axis are, and on which line of its row each item stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.drawing.charts.chart import Axis, Bar, Chart, Item, Panel, Point, Row, Stretch
from roadmap.drawing.look import Fill, Symbol
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.paper import Sizes, leading
from roadmap.drawing.shape import stripes_room

_LABEL_SHARE, _COLUMN_SHARE, _COLUMNS_SHARE = 0.30, 0.13, 0.30
_LABEL_LINES, _NOTE_LINES, _COLUMN_LINES = 3, 4, 3
_MOST_LINES = 14
"""Lines of items that one row may take; what does not fit is counted."""
_HANDS_OFF = 4.2
_TOUCH = 0.01
_INCOMING = 1.9
"""How much further text stays away at the left, where arrows come in."""


class Widths(NamedTuple):
    """Lengths of a chart at one scale, in points.

    Attributes:
        sizes: sizes of letters and signs.
        left: x of the left side.
        stripe: room for bars of tones before everything else; 0 where no row has one.
        sign: room for the sign before a label; 0 where no row has one.
        label: width of the labels, the sign apart.
        columns: widths of the further columns.
        gutter: width of the gutter for buses.
        plot: x of the left side of the axis.
        right: x of the right side; the axis itself ends before, so that a sign at its end has room.
    """

    sizes: Sizes
    left: float
    stripe: float
    sign: float
    label: float
    columns: tuple[float, ...]
    gutter: float
    plot: float
    right: float

    @property
    def bar(self) -> float:
        """Height of a bar."""
        return self.sizes.line * 1.34

    @property
    def line(self) -> float:
        """Height of a line of items."""
        return self.bar + self.sizes.scale * 1.6

    @property
    def pad(self) -> float:
        """Free room above and under what a row holds."""
        return self.sizes.scale * 1.7

    def x(self, axis: Axis, value: float) -> float:
        """Where `value` stands on the paper; values beyond the axis stand at its ends."""
        share = (value - axis.low) / (axis.high - axis.low)
        left, right = self.plot + self.sizes.scale, self.right - self.sizes.sign * 0.7
        return left + min(max(share, 0.0), 1.0) * (right - left)


def measure(chart: Chart, left: float, width: float, sizes: Sizes, tracks: int) -> Widths:
    """The lengths of `chart` in a width of `width` points, with a gutter for `tracks` buses."""
    rows = [row for panel in chart.panels for row in panel.rows]
    stripe = stripes_room(max((len(row.tones) for row in rows), default=0), sizes)
    sign = sizes.sign + sizes.scale * 3.0 if any(row.mark for row in rows) else 0.0
    natural = max((indent(row, sizes) + _wide(row.label, sizes, bold=row.bold) for row in rows), default=0.0)
    headings = max((_wide(panel.heading, sizes, bold=True) for panel in chart.panels), default=0.0)
    label = min(max(natural, min(headings, width * 0.16)) + sizes.pad, width * _LABEL_SHARE)
    count = max((len(panel.columns) for panel in chart.panels), default=0)
    columns = [min(_column(chart, index, sizes) + sizes.pad * 1.4, width * _COLUMN_SHARE) for index in range(count)]
    excess = sum(columns) - width * _COLUMNS_SHARE
    if excess > 0:
        columns = [one - excess * one / sum(columns) for one in columns]
    gutter = tracks * 4.6 * sizes.scale + sizes.pad * 1.5 if tracks else 0.0
    plot = left + stripe + sign + label + sum(columns) + gutter
    return Widths(sizes, left, stripe, sign, label, tuple(columns), gutter, plot, left + width)


def _wide(text: str, sizes: Sizes, *, bold: bool = False) -> float:
    return text_width(text, sizes.line, bold=bold) + 0.5


def _column(chart: Chart, index: int, sizes: Sizes) -> float:
    """The natural width of a column."""
    wide = 0.0
    for panel in chart.panels:
        if index < len(panel.columns):
            words = [_wide(word, sizes, bold=True) for word in panel.columns[index].split()]
            cells = [row.details[index] for row in panel.rows if index < len(row.details)]
            words.append(_wide(panel.columns[index], sizes, bold=True) / 2.2)
            wide = max([wide, *words, *(_wide(cell, sizes) for cell in cells)])
    return wide


def indent(row: Row, sizes: Sizes) -> float:
    """How far the label of `row` is indented."""
    return row.depth * sizes.pad * 1.4


# --- items on lines --------------------------------------------------------------------------------------------------


class Placed(NamedTuple):
    """An item on its line of the row: x of its ends; its text, where that begins, and whether it stands in a bar.

    Without an item it is only the text of the items before it.
    """

    item: Item | None
    line: int
    start: float
    end: float
    text: str = ""
    text_x: float = 0.0
    inside: bool = False


class Setting(NamedTuple):
    """A row, typeset.

    Attributes:
        row: the row.
        label: lines of its label.
        details: lines of each further column.
        placed: its items.
        lines: how many lines the items take.
        note: lines of its note.
        dropped: items for which there was no line.
        height: of the whole row.
    """

    row: Row
    label: tuple[str, ...]
    details: tuple[tuple[str, ...], ...]
    placed: tuple[Placed, ...]
    lines: int
    note: tuple[str, ...]
    dropped: int
    height: float


def typeset(row: Row, panel: Panel, widths: Widths) -> Setting:
    """`row` in lines."""
    sizes = widths.sizes
    room = widths.label - indent(row, sizes) - sizes.pad * 0.6
    label = wrap(row.label, room, sizes.line, bold=row.bold, lines=_LABEL_LINES)
    details = tuple(
        wrap(text, room - sizes.pad, sizes.line, lines=_COLUMN_LINES)
        for text, room in zip(row.details[: len(panel.columns)], widths.columns, strict=False)
    )
    note = wrap(row.note, widths.right - widths.plot - sizes.pad * 2, sizes.line, lines=_NOTE_LINES)
    placed, dropped = (_stack if row.stacked else _overlay)(row.items, panel.axis, widths)
    count = max((one.line for one in placed), default=-1) + 1
    text = max(len(label), len(note), *(len(lines) for lines in details), 1)
    height = max(text * leading(sizes.line), count * widths.line) + widths.pad * 2
    return Setting(row, label, details, placed, count, note, dropped, height)


def reach(item: Item, axis: Axis, widths: Widths) -> tuple[float, float]:
    """The x of the left and the right end of `item`; a sign takes its own width, a bar at least two points."""
    start, end = widths.x(axis, item.start), widths.x(axis, item.end)
    if isinstance(item, Stretch):
        return start, end
    if isinstance(item, Point):
        half = sign_size(item.symbol, widths) / 2
        return start - half, end + half
    return start, max(end, start + 2.0)


def sign_size(symbol: Symbol, widths: Widths) -> float:
    """The size of a sign on the axis."""
    return widths.sizes.sign * (1.25 if symbol in (Symbol.MILESTONE, Symbol.ASPIRED) else 1.1)


def _overlay(items: Sequence[Item], axis: Axis, widths: Widths) -> tuple[tuple[Placed, ...], int]:
    """All items on one line; what does not fit into its bar stands together beside the last of them.

    Where a slim bar stands under the others, these are too low for words.
    """
    low = any(isinstance(item, Bar) and item.slim for item in items)
    reaches = [reach(item, axis, widths) for item in items]
    placed, beside = [], []
    for item, (start, end) in zip(items, reaches, strict=True):
        text = "" if isinstance(item, Stretch) else item.text
        others = [other for other in reaches if other != (start, end) and other[0] > start and other[0] < end]
        if text and isinstance(item, Bar) and not low and not others and _fits(item, start, end, widths):
            placed.append(Placed(item, 0, start, end, text, start + widths.sizes.pad * 0.7, inside=True))
            continue
        if text:
            beside.append(text)
        placed.append(Placed(item, 0, start, end))
    if beside and placed:
        left, right = min(one.start for one in placed), max(one.end for one in placed)
        text, x = _beside(" · ".join(dict.fromkeys(beside)), left, right, widths)
        placed.append(Placed(None, 0, left, right, text, x))
    return tuple(placed), 0


def _fits(bar: Bar, start: float, end: float, widths: Widths) -> bool:
    """Whether the text of `bar` stands in it; on a hatched ground it could not be read."""
    wide = text_width(bar.text, widths.sizes.line) + widths.sizes.pad * 1.4
    return bar.look.fill is not Fill.HATCH and wide <= end - start


def _beside(text: str, left: float, right: float, widths: Widths) -> tuple[str, float]:
    """`text` at the right of what reaches from `left` to `right`, else at its left, cut where neither holds it."""
    sizes, gap = widths.sizes, widths.sizes.scale * _HANDS_OFF
    wide = text_width(text, sizes.line)
    after, before = widths.right - right - gap, left - widths.plot - gap * (_INCOMING + 1)
    if wide <= after or (after >= before and wide > before):
        lines = wrap(text, max(after, 1.0), sizes.line, lines=1) if after > sizes.line * 2 else ()
        return (lines[0] if lines else ""), right + gap
    lines = wrap(text, max(before, 1.0), sizes.line, lines=1) if before > sizes.line * 2 else ()
    shown = lines[0] if lines else ""
    return shown, left - gap * _INCOMING - text_width(shown, sizes.line)


def _stack(items: Sequence[Item], axis: Axis, widths: Widths) -> tuple[tuple[Placed, ...], int]:
    """Each item on the first line where neither it nor its text touches another; what goes with it on the same."""
    low = any(isinstance(item, Bar) and item.slim for item in items)
    taken: list[list[tuple[float, float]]] = []
    placed, dropped = [], 0
    gap = widths.sizes.scale * _HANDS_OFF
    for item, *more in _together(items):
        start, end = reach(item, axis, widths)
        beside = [Placed(other, 0, *reach(other, axis, widths)) for other in more]
        left, right = min([start, *(one.start for one in beside)]), max([end, *(one.end for one in beside)])
        text = "" if isinstance(item, Stretch) else item.text
        if text and isinstance(item, Bar) and not low and _fits(item, start, end, widths):
            one = Placed(item, 0, start, end, text, start + widths.sizes.pad * 0.7, inside=True)
            needed = (left, right)  # bars may touch, words may not
        else:
            shown, x = _beside(text, left, right, widths) if text else ("", start)
            one = Placed(item, 0, start, end, shown, x)
            needed = min(left, x) - gap, max(right, x + text_width(shown, widths.sizes.line)) + gap
        line = next(_free(taken, needed))
        if line >= _MOST_LINES:
            dropped += 1
            continue
        if line == len(taken):
            taken.append([])
        taken[line].append(needed)
        placed += [each._replace(line=line) for each in (one, *beside)]
    return tuple(placed), dropped


def _together(items: Sequence[Item]) -> list[list[Item]]:
    """Each item with the lines and slim bars that follow it: these tell something about it, such as where it stood."""
    found: list[list[Item]] = []
    for item in items:
        if found and (isinstance(item, Stretch) or (isinstance(item, Bar) and item.slim)):
            found[-1].append(item)
        else:
            found.append([item])
    return found


def _free(taken: Sequence[Sequence[tuple[float, float]]], needed: tuple[float, float]) -> Iterator[int]:
    """The lines on which there is room, the first one first; a new one last."""
    for line, others in enumerate(taken):
        if all(needed[0] >= right - _TOUCH or needed[1] <= left + _TOUCH for left, right in others):
            yield line
    yield len(taken)
