"""Layout of a grid: cards in lanes and columns, rows aligned across columns, split over pages where it must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from roadmap.drawing.cards.card import Card, Column, Grid, Hole
from roadmap.drawing.cards.rows import Rows, Slot
from roadmap.drawing.cards.shares import Shares
from roadmap.drawing.cards.typeset import HoleSetting, Setting, typeset, typeset_hole
from roadmap.drawing.frame import CONTINUED
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.page import Band, CardSpot, Heading, HoleSpot, Page
from roadmap.drawing.paper import LEGIBLE, Sizes, Spot, leading

NARROWEST = 84.0
"""Narrowest column that still holds Vietnamese words, at scale 1, in points."""
EMPTY = 0.66
"""Width of a column without cards, as a share of a card's."""
_BESIDE = 0.72  # space between two cards side by side in a column, as a share of that between columns
_ARROWHEAD = 3.4  # paddings that the ends of a heading take
_TRACK = 4.5  # room of one more arrow between two columns, at scale 1
_SLACK = 0.1  # points that keep a sum of fractions from falling short


class Line(NamedTuple):
    """A row of cells: which row of which lane, content and setting by slot, and the height they share."""

    lane: int
    row: int
    cells: dict[Slot, tuple[Card, Setting] | tuple[Hole, HoleSetting]]
    height: float


class Measure(NamedTuple):
    """Lengths at one scale.

    Attributes:
        card: width of a card.
        beside: from a card to the next in the same column.
        lane: width of the lane headings.
        tallest: height that a card may have.
        shares: how many cards stand side by side, by column id.
        left: where each column begins, counted from the area's left side.
        wide: width of each column.
        known: cards already typeset at these lengths, by id.
    """

    sizes: Sizes
    card: float
    beside: float
    lane: float
    tallest: float
    shares: Shares
    left: dict[str, float]
    wide: dict[str, float]
    known: dict[str, Setting]

    def narrowest(self) -> float:
        """Width of the narrowest column."""
        return min(self.wide.values())


def measure(
    columns: Sequence[Column], area: tuple[float, float], sizes: Sizes, shares: Shares, turning: int
) -> Measure:
    """Lengths for these columns in an area of so many points in width and height.

    Between columns there is room for two arrows to turn, and for `turning` more.
    """
    width, height = area
    lane = min(sizes.lane, width * 0.11)
    gutter = min(sizes.gutter + turning * _TRACK * sizes.scale, width / max(len(columns), 1) * 0.32)
    inner = sizes.gutter * _BESIDE
    spaces = gutter * (len(columns) - 0.3) + inner * sum(max(shares[column.id] - 1, 0) for column in columns)
    card, empty = _shared(columns, width - lane - sizes.pad - spaces, sizes, shares)
    left: dict[str, float] = {}
    wide: dict[str, float] = {}
    x = lane + sizes.pad
    for column in columns:
        beside = shares[column.id]
        left[column.id] = x
        wide[column.id] = card * beside + inner * (beside - 1) if beside else empty[column.id]
        x += wide[column.id] + gutter
    return Measure(sizes, card, card + inner, lane, height - 90.0 * sizes.scale, shares, left, wide, {})


def _shared(columns: Sequence[Column], width: float, sizes: Sizes, shares: Shares) -> tuple[float, Mapping[str, float]]:
    """The width of a card, and of each empty column: narrower, yet with room for its heading's longest word."""
    cards = sum(shares[column.id] for column in columns)
    empty = [column for column in columns if not shares[column.id]]
    card = width / (cards + EMPTY * len(empty) or 1.0)
    words = {
        column.id: _longest_word([column.heading]) * sizes.line + sizes.pad * _ARROWHEAD + _SLACK for column in empty
    }
    widths = {id: min(max(card * EMPTY, word), card) for id, word in words.items()}
    return (width - sum(widths.values())) / cards if cards else card, widths


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


def set_lines(rows_of: Sequence[Rows], columns: Iterable[Column], widths: Measure) -> list[Line]:
    """Every row of every lane typeset for the columns given; a lane without cards there has one empty row."""
    wanted = {column.id for column in columns}
    lines: list[Line] = []
    floor = leading(widths.sizes.heading) * 2 + widths.sizes.pad
    for lane, rows in enumerate(rows_of):
        filled = [line for number, row in enumerate(rows) if (line := _line(lane, number, row, wanted, widths, floor))]
        lines += filled or [Line(lane, 0, {}, floor)]
    return lines


def _line(
    lane: int, number: int, row: dict[Slot, Card | Hole], wanted: set[str], widths: Measure, floor: float
) -> Line | None:
    cells: dict[Slot, tuple[Card, Setting] | tuple[Hole, HoleSetting]] = {}
    for slot, content in row.items():
        if slot[0] not in wanted:
            continue
        if isinstance(content, Card):
            setting = widths.known.get(content.id)
            if setting is None:
                setting = widths.known[content.id] = typeset(content, widths.card, widths.sizes, widths.tallest)
            cells[slot] = (content, setting)
        else:
            cells[slot] = (content, typeset_hole(content, widths.card, widths.sizes))
    if not cells:
        return None
    return Line(lane, number, cells, max(floor, *(cell[1].height for cell in cells.values())))


def head_height(columns: Sequence[Column], widths: Measure) -> float:
    """Height of the headings over the columns."""
    group = leading(widths.sizes.heading) + widths.sizes.pad * 0.8 if any(column.group for column in columns) else 0.0
    size = heading_size(
        [column.heading for column in columns], widths.narrowest() - widths.sizes.pad * _ARROWHEAD, widths.sizes
    )
    deepest = max(len(_heading_lines(column, widths, size)) for column in columns)
    return group + deepest * leading(widths.sizes.heading) + widths.sizes.pad * 1.4 + widths.sizes.gap * 0.7


def heading_size(headings: Iterable[str], room: float, sizes: Sizes) -> float:
    """Size at which no word of the headings has to be broken; not below the size of a card's lines."""
    longest = _longest_word(headings)
    return max(min(sizes.heading, (room - _SLACK) / longest if longest else sizes.heading), sizes.line)


def _longest_word(headings: Iterable[str]) -> float:
    """Width of the longest word at size 1."""
    return max((text_width(word, 1.0, bold=True) for text in headings for word in text.split()), default=0.0)


def _heading_lines(column: Column, widths: Measure, size: float) -> tuple[str, ...]:
    return wrap(column.heading, widths.wide[column.id] - widths.sizes.pad * _ARROWHEAD, size, bold=True, lines=4)


def lines_height(lines: Sequence[Line], sizes: Sizes) -> float:
    """Height of the lanes that hold `lines`."""
    lanes = 1 + sum(1 for one, other in pairwise(lines) if one.lane != other.lane)
    rows = sum(line.height for line in lines)
    return rows + (len(lines) - lanes) * sizes.gap + lanes * sizes.gap * 1.5 + (lanes - 1) * sizes.pad * 0.8


def place(
    page: Page,
    grid: Grid,
    columns: Sequence[Column],
    lines: Sequence[Line],
    widths: Measure,
    begun: Collection[str] = (),
) -> None:
    """Give every part of `lines` its place in the area of `page`; spare height goes to the lanes in equal parts.

    Lanes in `begun` stand on an earlier page too, and say so.
    """
    area, sizes = page.area, widths.sizes
    head = head_height(columns, widths)
    left = {column.id: area.x + widths.left[column.id] for column in columns}
    _headings(page, columns, left, widths, head)
    spare = max(0.0, area.h - head - lines_height(lines, sizes))
    extra = min(spare / max(len(lines), 1), sizes.gap * 3.2)
    top = y = area.y + head
    for lane, group in groupby(lines, key=lambda line: line.lane):
        lane_top, y, first = y, y + sizes.gap * 0.75, True
        for line in group:
            if first:
                resumed, first = line.row > 0 or grid.lanes[lane].id in begun, False
            else:
                y += sizes.gap
            _cells(page, line, left, widths, y + extra / 2)
            y += line.height + extra
        y += sizes.gap * 0.75
        _lane(page, grid, lane, Spot(area.x, lane_top, area.w, y - lane_top), widths, resumed=resumed)
        y += sizes.pad * 0.8
    bottom = y - sizes.pad * 0.8
    _vacancies(page, columns, lines, left, widths, top)
    for placed in grid.placed:
        if not placed.lane and placed.column in left and isinstance(placed.content, Hole):
            wide = widths.wide[placed.column]
            box = Spot(left[placed.column], top + sizes.gap * 0.5, wide, bottom - top - sizes.gap)
            page.holes.append(HoleSpot(placed.content, typeset_hole(placed.content, wide, sizes), box))


def _vacancies(
    page: Page, columns: Sequence[Column], lines: Sequence[Line], left: dict[str, float], widths: Measure, top: float
) -> None:
    """Room for a note at the top of every column that has nothing on this page."""
    sizes, taken = widths.sizes, {slot[0] for line in lines for slot in line.cells}
    high = leading(sizes.line) + sizes.pad
    for column in columns:
        if column.id not in taken:
            page.vacant[column.id] = Spot(left[column.id], top + sizes.gap * 0.75, widths.wide[column.id], high)


def _cells(page: Page, line: Line, left: dict[str, float], widths: Measure, y: float) -> None:
    for (column, beside), (content, setting) in line.cells.items():
        spot = Spot(left[column] + beside * widths.beside, y, widths.card, line.height)
        if isinstance(content, Card) and isinstance(setting, Setting):
            page.cards.append(CardSpot(content, setting, spot))
        elif isinstance(content, Hole) and isinstance(setting, HoleSetting):
            page.holes.append(HoleSpot(content, setting, spot))


def _lane(page: Page, grid: Grid, number: int, band: Spot, widths: Measure, *, resumed: bool) -> None:
    sizes, lane = widths.sizes, grid.lanes[number]
    continued = CONTINUED.of(page.sheet.lang) if resumed else ""
    text = f"{lane.heading} {continued}".strip()
    room = widths.lane - sizes.bar - sizes.pad * 1.4
    size = heading_size((*(other.heading for other in grid.lanes), continued), room, sizes)
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
                spot = Spot(first, y, left[column.id] + widths.wide[column.id] - first, high - sizes.pad * 0.5)
                size, room = sizes.heading * 0.95, spot.w - sizes.pad
                size *= min(1.0, max(room / (text_width(column.group, size, bold=True) or 1.0), LEGIBLE / size))
                lines = wrap(column.group, room + 0.01, size, bold=True, lines=1)
                page.headings.append(Heading("group", spot, lines, size, tooltip=column.group))
            start = index + 1
        y += high
    bottom = page.area.y + head - sizes.gap * 0.7
    size = heading_size([column.heading for column in columns], widths.narrowest() - sizes.pad * _ARROWHEAD, sizes)
    for column in columns:
        spot = Spot(left[column.id], y, widths.wide[column.id], bottom - y)
        lines = _heading_lines(column, widths, size)
        page.headings.append(Heading("column", spot, lines, size, tooltip=column.heading))
