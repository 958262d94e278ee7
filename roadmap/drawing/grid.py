"""Layout of a grid: cards in lanes and columns, rows aligned across columns, split over pages where it must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from roadmap.drawing.frame import CONTINUED
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.page import Band, CardSpot, Heading, HoleSpot, Page
from roadmap.drawing.paper import Sizes, Spot, leading
from roadmap.drawing.sheet import Card, Column, Grid, Hole, Link
from roadmap.drawing.typeset import HoleSetting, Setting, typeset, typeset_hole

NARROWEST = 84.0
"""Narrowest column that still holds Vietnamese words, at scale 1, in points."""
_TRACK = 4.5  # room of one more arrow between two columns, at scale 1


class Line(NamedTuple):
    """A row of cells: which row of which lane, content and setting by column id, and the height they share."""

    lane: int
    row: int
    cells: dict[str, tuple[Card, Setting] | tuple[Hole, HoleSetting]]
    height: float


class Measure(NamedTuple):
    """Lengths at one scale: width of a card, from column to column, of the lane headings; height a card may have."""

    sizes: Sizes
    card: float
    step: float
    lane: float
    tallest: float


def measure(grid: Grid, columns: int, width: float, height: float, sizes: Sizes) -> Measure:
    """Lengths for so many columns in an area of `width` times `height` points."""
    lane = min(sizes.lane, width * 0.11)
    gutter = min(sizes.gutter + tracks(grid) * _TRACK * sizes.scale, width / max(columns, 1) * 0.32)
    step = (width - lane - sizes.pad + gutter * 0.3) / max(columns, 1)
    return Measure(sizes, step - gutter, step, lane, height - 90.0 * sizes.scale)


def tracks(grid: Grid) -> int:
    """How many arrows beyond two have to turn in the fullest gap between columns; at most six."""
    place = {item.content.id: item for item in grid.placed if isinstance(item.content, Card)}
    order = {column.id: index for index, column in enumerate(grid.columns)}
    turning: Counter[int] = Counter()
    for arrow in grid.arrows:
        source, target = place.get(arrow.source), place.get(arrow.target)
        if source is None or target is None:
            continue
        start, end = order[source.column], order[target.column]
        if source.lane != target.lane or abs(end - start) > 1:
            turning[end] += 1
    return min(max(turning.values(), default=0), 8) - 2 if turning and max(turning.values()) > 2 else 0


def columns_per_page(width: float, sizes: Sizes) -> int:
    """How many columns fit side by side without becoming too narrow."""
    lane = min(sizes.lane, width * 0.11)
    return max(1, int((width - lane - sizes.pad) / ((NARROWEST + sizes.gutter * 0.6) * sizes.scale)))


def stack(grid: Grid) -> list[list[dict[str, Card | Hole]]]:
    """Rows of each lane, content by column id.

    A card stands in the row of the card that precedes it in its lane where that place is free, so that a chain runs
    straight; no lane gets more rows than its fullest cell needs.
    """
    cells: dict[tuple[str, str], list[Card | Hole]] = {}
    for placed in grid.placed:
        if placed.lane:
            cells.setdefault((placed.lane, placed.column), []).append(placed.content)
    before: dict[str, list[str]] = {}
    for arrow in grid.arrows:
        if arrow.kind is not Link.DEPENDENCY:
            before.setdefault(arrow.target, []).append(arrow.source)
    rows_of: list[list[dict[str, Card | Hole]]] = []
    for lane in grid.lanes:
        depth = max((len(cells.get((lane.id, column.id), ())) for column in grid.columns), default=0)
        rows: list[dict[str, Card | Hole]] = [{} for _ in range(depth)]
        row_of: dict[str, int] = {}
        for column in grid.columns:
            _fill(rows, row_of, before, column.id, cells.get((lane.id, column.id), []))
        rows_of.append(rows)
    return rows_of


def _fill(
    rows: list[dict[str, Card | Hole]],
    row_of: dict[str, int],
    before: dict[str, list[str]],
    column: str,
    contents: Sequence[Card | Hole],
) -> None:
    """Give each content of one cell a row of its own."""
    free = set(range(len(rows)))
    waiting: list[Card | Hole] = []
    for content in contents:
        wish = -1
        if isinstance(content, Card):
            wish = next((row_of[source] for source in before.get(content.id, ()) if source in row_of), -1)
        if wish in free:
            free.discard(wish)
            rows[wish][column] = content
        else:
            waiting.append(content)
    for content, row in zip(waiting, sorted(free), strict=False):
        rows[row][column] = content
    for row, cells in enumerate(rows):
        content = cells.get(column)  # type: ignore[assignment]
        if isinstance(content, Card):
            row_of[content.id] = row


def set_lines(grid: Grid, columns: Iterable[Column], widths: Measure) -> list[Line]:
    """Every row of every lane typeset for the columns given; a lane without cards there has one empty row."""
    wanted = {column.id for column in columns}
    lines: list[Line] = []
    floor = leading(widths.sizes.title) * 2 + widths.sizes.pad * 2
    for lane, rows in enumerate(stack(grid)):
        filled = [line for number, row in enumerate(rows) if (line := _line(lane, number, row, wanted, widths, floor))]
        lines += filled or [Line(lane, 0, {}, floor)]
    return lines


def _line(
    lane: int, number: int, row: dict[str, Card | Hole], wanted: set[str], widths: Measure, floor: float
) -> Line | None:
    cells: dict[str, tuple[Card, Setting] | tuple[Hole, HoleSetting]] = {}
    for column, content in row.items():
        if column not in wanted:
            continue
        if isinstance(content, Card):
            cells[column] = (content, typeset(content, widths.card, widths.sizes, widths.tallest))
        else:
            cells[column] = (content, typeset_hole(content, widths.card, widths.sizes))
    if not cells:
        return None
    return Line(lane, number, cells, max(floor, *(cell[1].height for cell in cells.values())))


def head_height(columns: Sequence[Column], widths: Measure) -> float:
    """Height of the headings over the columns."""
    group = leading(widths.sizes.heading) + widths.sizes.pad * 0.8 if any(column.group for column in columns) else 0.0
    size = heading_size([column.heading for column in columns], widths.card - widths.sizes.pad * 3.4, widths.sizes)
    deepest = max(len(_heading_lines(column.heading, widths, size)) for column in columns)
    return group + deepest * leading(widths.sizes.heading) + widths.sizes.pad * 1.4 + widths.sizes.gap * 0.7


def heading_size(headings: Iterable[str], room: float, sizes: Sizes) -> float:
    """Size at which no word of the headings has to be broken; not below the size of a card's lines."""
    longest = max((text_width(word, 1.0, bold=True) for text in headings for word in text.split()), default=0.0)
    return max(min(sizes.heading, room / longest if longest else sizes.heading), sizes.line)


def _heading_lines(heading: str, widths: Measure, size: float) -> tuple[str, ...]:
    return wrap(heading, widths.card - widths.sizes.pad * 3.4, size, bold=True, lines=2)


def lines_height(lines: Sequence[Line], sizes: Sizes) -> float:
    """Height of the lanes that hold `lines`."""
    lanes = 1 + sum(1 for one, other in pairwise(lines) if one.lane != other.lane)
    rows = sum(line.height for line in lines)
    return rows + (len(lines) - lanes) * sizes.gap + lanes * sizes.gap * 1.5 + (lanes - 1) * sizes.pad * 0.8


def place(page: Page, grid: Grid, columns: Sequence[Column], lines: Sequence[Line], widths: Measure) -> None:
    """Give every part of `lines` its place in the area of `page`; spare height goes to the lanes in equal parts."""
    area, sizes = page.area, widths.sizes
    head = head_height(columns, widths)
    left = {column.id: area.x + widths.lane + sizes.pad + index * widths.step for index, column in enumerate(columns)}
    _headings(page, columns, left, widths, head)
    spare = max(0.0, area.h - head - lines_height(lines, sizes))
    extra = min(spare / max(len(lines), 1), sizes.gap * 3.2)
    top = y = area.y + head
    for lane, group in groupby(lines, key=lambda line: line.lane):
        lane_top, y, first = y, y + sizes.gap * 0.75, True
        for line in group:
            if first:
                resumed, first = line.row > 0, False
            else:
                y += sizes.gap
            _cells(page, line, left, widths, y + extra / 2)
            y += line.height + extra
        y += sizes.gap * 0.75
        _lane(page, grid, lane, Spot(area.x, lane_top, area.w, y - lane_top), widths, resumed=resumed)
        y += sizes.pad * 0.8
    bottom = y - sizes.pad * 0.8
    for placed in grid.placed:
        if not placed.lane and placed.column in left and isinstance(placed.content, Hole):
            box = Spot(left[placed.column], top + sizes.gap * 0.5, widths.card, bottom - top - sizes.gap)
            page.holes.append(HoleSpot(placed.content, typeset_hole(placed.content, widths.card, sizes), box))


def _cells(page: Page, line: Line, left: dict[str, float], widths: Measure, y: float) -> None:
    for column, (content, setting) in line.cells.items():
        spot = Spot(left[column], y, widths.card, line.height)
        if isinstance(content, Card) and isinstance(setting, Setting):
            page.cards.append(CardSpot(content, setting, spot))
        elif isinstance(content, Hole) and isinstance(setting, HoleSetting):
            page.holes.append(HoleSpot(content, setting, spot))


def _lane(page: Page, grid: Grid, number: int, band: Spot, widths: Measure, *, resumed: bool) -> None:
    sizes, lane = widths.sizes, grid.lanes[number]
    text = f"{lane.heading} {CONTINUED.of(page.sheet.lang)}" if resumed else lane.heading
    room = widths.lane - sizes.bar - sizes.pad * 1.4
    size = heading_size((other.heading for other in grid.lanes), room, sizes)
    lines = wrap(text, room, size, bold=True, lines=4)
    page.bands.append(Band(band, lane.tone))
    spot = Spot(band.x, band.y, widths.lane, band.h)
    page.headings.append(Heading("lane", spot, lines, size, lane.tone, tooltip=lane.heading))


def _headings(page: Page, columns: Sequence[Column], left: dict[str, float], widths: Measure, head: float) -> None:
    sizes, y = widths.sizes, page.area.y
    if any(column.group for column in columns):
        high = leading(sizes.heading) + sizes.pad * 0.8
        start = 0
        for index, column in enumerate(columns):
            if index + 1 < len(columns) and columns[index + 1].group == column.group:
                continue
            if column.group:
                first = left[columns[start].id]
                spot = Spot(first, y, left[column.id] + widths.card - first, high - sizes.pad * 0.5)
                size = sizes.heading * 0.95
                lines = wrap(column.group, spot.w - sizes.pad * 2, size, bold=True, lines=1)
                page.headings.append(Heading("group", spot, lines, size, tooltip=column.group))
            start = index + 1
        y += high
    bottom = page.area.y + head - sizes.gap * 0.7
    size = heading_size([column.heading for column in columns], widths.card - sizes.pad * 3.4, sizes)
    for column in columns:
        spot = Spot(left[column.id], y, widths.card, bottom - y)
        lines = _heading_lines(column.heading, widths, size)
        page.headings.append(Heading("column", spot, lines, size, tooltip=column.heading))
