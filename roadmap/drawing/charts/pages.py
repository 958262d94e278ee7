"""Pages of a chart: as few as can be read, at the largest scale, with heads and section headings repeated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from roadmap.drawing.charts.chart import Chart, Panel
from roadmap.drawing.charts.head import Head, guides, place_head, typeset_head
from roadmap.drawing.charts.links import arrow_shapes, away, bus_shapes, tracks
from roadmap.drawing.charts.rows import Setting, Widths, measure, typeset
from roadmap.drawing.charts.shapes import place_row, place_section, section_height, text_spot
from roadmap.drawing.even import even_room
from roadmap.drawing.frame import CONTINUED, away_height
from roadmap.drawing.page import Ground, Page
from roadmap.drawing.paper import STEPS, USUAL, Sizes, Spot
from roadmap.drawing.shape import Shape

_FEW = 6
"""Pages up to which letters are made as large as so many pages allow."""
_TOGETHER = 3
"""Rows of a panel that begin on one page with its head."""
_LOOSER = 0.9
"""Most that a row grows where a page has room to spare, in heights of a line."""


@dataclass(slots=True)
class Piece:
    """What stands on a page: the head of a panel, the heading of a section, or a row."""

    panel: int
    section: int
    height: float
    row: Setting | None = None
    head: Head | None = None
    resumed: bool = False


class Typeset(NamedTuple):
    """A panel in pieces: its head, and every row with the heading of its section."""

    head: Piece
    rows: list[tuple[Piece, Piece]]


@dataclass(slots=True)
class Spread:
    """A chart at one scale: its lengths, its panels in pieces, and the pieces of each page."""

    widths: Widths
    panels: list[Typeset]
    pages: list[list[Piece]]

    @property
    def cuts(self) -> int:
        """How many pages begin within a section."""
        return sum(page[1].resumed for page in self.pages)

    def divided(self, height: float) -> Spread:
        """The same on pages of `height` points."""
        return replace(self, pages=_divided(self.panels, self.widths, height))


def lay_out_chart(chart: Chart, ground: Ground) -> list[Page]:
    """The pages of `chart`: one where that can be read, as large as it fits; else as few as at the usual scale."""
    height = ground.area.h

    @cache
    def spread(scale: float) -> Spread:
        widths = measure(chart, ground.area.x, ground.area.w, Sizes.at(scale), tracks(chart))
        return Spread(widths, _typeset(chart, widths), []).divided(height)

    steps = [step for step in STEPS if step <= ground.paper.largest]
    usual = spread(USUAL)
    if len(usual.pages) > 1 and len((small := spread(steps[0])).pages) == 1:
        return _placed(chart, ground, small, 0.0)
    if len(usual.pages) > _FEW:
        scale = max(step for step in steps if step <= USUAL * min(ground.paper.frame, 1.15))
        chosen = spread(scale)
    else:
        low, high = steps.index(USUAL), len(steps) - 1
        while low < high:  # the largest step that needs no more pages
            middle = (low + high + 1) // 2
            low, high = (middle, high) if len(spread(steps[middle]).pages) <= len(usual.pages) else (low, middle - 1)
        chosen = spread(steps[low])
    if len(chosen.pages) > 1:
        height -= away_height(ground.paper) if chart.arrows else 0.0
        chosen = _even(chosen.divided(height), height)
    return _placed(chart, ground, chosen, ground.area.h - height)


def _even(spread: Spread, height: float) -> Spread:
    """On as many pages, none much fuller than the others; no further section is cut for that."""

    def held(room: float) -> list[list[Piece]]:
        found = spread.divided(room)
        return found.pages if found.cuts <= spread.cuts else [*found.pages, []]  # no better than one page more

    return spread.divided(even_room(held, height))


def _typeset(chart: Chart, widths: Widths) -> list[Typeset]:
    found = []
    for at, panel in enumerate(chart.panels):
        head = typeset_head(panel, widths)
        found.append(Typeset(Piece(at, 0, head.height + widths.sizes.pad, head=head), _rows(at, panel, widths)))
    return found


def _divided(panels: list[Typeset], widths: Widths, height: float) -> list[list[Piece]]:
    """The pieces of `panels` on pages of `height` points."""
    pages, room = list[list[Piece]](), 0.0
    for over, rows in panels:
        for index, (named, piece) in enumerate(rows):
            before = [over] * (index == 0) + [named] * (not named.resumed)
            needed = sum(one.height for one in before) + piece.height
            together = needed
            if index == 0 and pages:
                needed += widths.sizes.gap  # between panels
                together = needed + sum(one.height for _, one in rows[1:_TOGETHER])
            if together > room:
                pages.append([])
                room, before = height, [over, named]
                needed = over.height + named.height + piece.height
            pages[-1] += [*before, piece]
            room -= needed
    return pages


def _rows(at: int, panel: Panel, widths: Widths) -> list[tuple[Piece, Piece]]:
    """Every row of `panel` with the heading of its section, which stands over the first row and on each new page."""
    found = []
    for number, section in enumerate(panel.sections):
        high = section_height(section, widths)
        for index, row in enumerate(section.rows):
            setting = typeset(row, panel, widths)
            named = Piece(at, number, high, resumed=index > 0)
            found.append((named, Piece(at, number, setting.height, setting)))
    return found


def _placed(chart: Chart, ground: Ground, spread: Spread, kept: float) -> list[Page]:
    """Every piece at its place; rows a little looser where a page has room to spare; `kept` is left free below."""
    pages, homes = [], []
    for pieces in spread.pages:
        page = ground.page(spread.widths.sizes)
        homes.append(_place(page, chart, pieces, spread.widths, ground.area.h - kept))
        pages.append(page)
    for number, page in enumerate(pages):
        page.away += away(chart, homes, number)
    return pages or [ground.page(spread.widths.sizes)]


def _place(page: Page, chart: Chart, pieces: list[Piece], widths: Widths, height: float) -> dict[str, Spot]:
    """Put `pieces` on `page`; gives the places of what has a key."""
    rows = sum(piece.row is not None for piece in pieces)
    heads = sum(piece.head is not None for piece in pieces)
    used = sum(piece.height for piece in pieces) + max(heads - 1, 0) * widths.sizes.gap
    spare = max(height - used, 0.0) / max(rows, 1)
    looser = min(spare, widths.sizes.line * _LOOSER)
    y, top, ground, front = page.area.y, page.area.y, list[Shape](), list[Shape]()
    keys, spots, headings = dict[str, Spot](), dict[str, Spot](), list[Spot]()
    behind = 0  # the first shape of the panel that is being placed
    for number, piece in enumerate(pieces):
        panel = chart.panels[piece.panel]
        if piece.head:
            y += widths.sizes.gap if number else 0.0
            resumed = pieces[number + 1]  # a head never stands alone
            unnamed = not panel.sections[resumed.section].heading
            front += place_head(piece.head, panel, widths, y, _continued(page, resumed) if unnamed else "")
            top, behind = y + piece.head.height, len(front)
        elif piece.row:
            spot = Spot(widths.left, y, widths.right - widths.left, piece.height + looser)
            front += place_row(piece.row, widths, spot, keys, page.sheet.lang)
            spots[piece.row.row.id] = spot
            y += looser
        else:
            front += place_section(panel.sections[piece.section], widths, y, _continued(page, piece))
            headings.append(Spot(widths.left, y, widths.right - widths.left, piece.height))
        y += piece.height
        if number + 1 == len(pieces) or pieces[number + 1].head:
            texts = [one for shape in front[behind:] if (one := text_spot(shape, widths))]
            ground += guides(panel, widths, top, y, texts)
    page.shapes += [*ground, *arrow_shapes(chart, keys, widths), *front, *bus_shapes(chart, spots, headings, widths)]
    return keys


def _continued(page: Page, piece: Piece) -> str:
    return CONTINUED.of(page.sheet.lang) if piece.resumed else ""
