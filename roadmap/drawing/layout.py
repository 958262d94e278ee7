"""From a sheet to pages: the largest scale at which everything fits one page, else several legible pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch
from math import inf
from typing import NamedTuple

from roadmap.drawing.cards import blocks as packing
from roadmap.drawing.cards import grid as lattice
from roadmap.drawing.cards.card import Blocks, Card, Grid, Hole
from roadmap.drawing.cards.pages import FEW, Planner, numbered, point_elsewhere, share_arrows
from roadmap.drawing.cards.rows import stack
from roadmap.drawing.cards.shares import Shares, choices, plain, rows
from roadmap.drawing.charts.chart import Chart
from roadmap.drawing.charts.pages import lay_out_chart
from roadmap.drawing.frame import Frame, away_height, frame
from roadmap.drawing.maps.plane import Plane
from roadmap.drawing.maps.plane_pages import lay_out_plane
from roadmap.drawing.maps.shelf_pages import lay_out_shelves
from roadmap.drawing.maps.shelves import Shelves
from roadmap.drawing.matrices.layout import lay_out_matrix
from roadmap.drawing.matrices.matrix import Matrix
from roadmap.drawing.networks.network import Network
from roadmap.drawing.networks.pages import lay_out_network
from roadmap.drawing.page import Ground, Page, Plan, samples_of
from roadmap.drawing.paper import STEPS, USUAL, Paper, Sizes, Spot, paper_of
from roadmap.drawing.shape import lowest
from roadmap.drawing.sheet import Body, Sheet

MANY = 200
"""Cards from which a sheet takes many pages for certain."""
_GAIN = 1.06
"""How much larger a drawing must become for cards to stand side by side in a column."""
_WIDE, _ENDLESS = 1190.0, 1e6
"""Width of a drawing that is not printed, and a height that nothing reaches, in points."""
_APART = 24.0
_FLATTER = 0.7
"""Share of rows that may remain where cards of a sheet of many pages stand side by side."""


@singledispatch
def pages_of(body: Body, ground: Ground) -> list[Page]:  # noqa: ARG001 - what is registered takes it
    """`body` on as many pages of `ground` as it takes to be legible, each part at its place."""
    raise TypeError(f"no layout for {type(body).__name__}")


pages_of.register(Chart, lay_out_chart)
pages_of.register(Matrix, lay_out_matrix)
pages_of.register(Network, lay_out_network)
pages_of.register(Plane, lay_out_plane)
pages_of.register(Shelves, lay_out_shelves)


class Found(NamedTuple):
    """A plan, and the scale that it has."""

    plan: Plan
    scale: float

    def beats(self, other: Found | None) -> bool:
        """Whether this is worth having cards side by side."""
        if other is None:
            return bool(self.plan.total)
        if self.plan.total == other.plan.total:
            return self.scale >= other.scale * _GAIN
        return 0 < self.plan.total < other.plan.total


def lay_out(sheet: Sheet) -> list[Page]:
    """The pages of `sheet`, each part at its place: one page where that is legible, as large as it fits.

    Raises:
        DrawingError: the page preset does not exist.
    """
    paper, body = paper_of(sheet.page), sheet.body
    ground = Ground(sheet, paper, _largest_frame(sheet, paper).area)
    if isinstance(body, Blocks):
        many = sum(len(block.cards) for block in body.blocks) > MANY
        return _counted(_best(paper, lambda sizes: _block_plan(ground, body, sizes), many=many).plan.pages())
    if not isinstance(body, Grid):
        return _counted(pages_of(body, ground))
    reserve = away_height(paper) if body.arrows else 0.0
    pages = _grid_laid_out(ground, body, reserve, rough=True)
    if 1 < len(pages) <= FEW:
        # Few of the notes reserved for are needed on each page; take the room they leave, if it then still suffices.
        foot = min(_foot(page) for page in pages)
        again = _grid_laid_out(ground._replace(area=ground.area._replace(h=foot - ground.area.y)), body, 0.0)
        if all(_foot(page) >= foot - 0.01 for page in again):
            return again
        return _grid_laid_out(ground, body, reserve)
    return pages


def _grid_laid_out(ground: Ground, grid: Grid, reserve: float, *, rough: bool = False) -> list[Page]:
    """The grid's pages with their arrows; `reserve` is kept free on each of several pages.

    A `rough` layout tells how many there are; where there are several, they have the usual scale, not the largest.
    """
    many = len(grid.placed) > MANY
    if many:
        ground = ground._replace(area=ground.area._replace(h=ground.area.h - reserve))
    planner = Planner(ground, grid, 0.0 if many else reserve)
    plan = _crowded(planner) if many else _shared(planner, rough=rough)
    pages = _counted(plan.pages())
    share_arrows(grid, pages)
    point_elsewhere(grid, pages)
    return pages


def _crowded(planner: Planner) -> Plan:
    """Many pages, with cards side by side where that makes them far fewer."""
    grid, sizes = planner.grid, _comfortable(planner.ground.paper)
    first = last = plain(grid)
    for shares in choices(grid):
        if planner.fits(sizes, shares):
            last = shares
    return planner.plan(sizes, last if rows(grid, last) < rows(grid, first) * _FLATTER else first)


def _shared(planner: Planner, *, rough: bool) -> Plan:
    """The best plan; as few cards side by side in a column as possible, more where that shows much more."""
    best: Found | None = None
    paper = planner.ground.paper
    largest = max(step for step in STEPS if step <= paper.largest)
    for shares in choices(planner.grid):
        if not planner.fits(Sizes.at(STEPS[0]), shares):
            break

        def attempt(sizes: Sizes, shares: Shares = shares) -> Plan:
            return planner.plan(sizes, shares)

        if best and best.plan.total == 1:
            if best.scale * _GAIN > largest:
                break
            if attempt(Sizes.at(best.scale * _GAIN)).total != 1:
                continue
        found = _best(paper, attempt, many=False, rough=rough)
        if found.beats(best):
            best = found
    return best.plan if best else Plan(0, list)


def _counted(pages: list[Page]) -> list[Page]:
    for number, page in enumerate(pages, 1):
        page.number, page.count = number, len(pages)
    return pages


def _foot(page: Page) -> float:
    """Where the drawing of a page may end."""
    return frame(page.sheet, page.paper, page.samples(), page.arrows, page.away).area.bottom


def _comfortable(paper: Paper) -> Sizes:
    """The sizes of sheets that need many pages."""
    return Sizes.at(USUAL * min(paper.frame, 1.15))


def _best(paper: Paper, attempt: Callable[[Sizes], Plan], *, many: bool, rough: bool = False) -> Found:
    """As few pages as can be read, at the largest scale that does not need more; many pages at a comfortable scale.

    Below the usual scale only for a single page.
    """
    steps = [step for step in STEPS if step <= paper.largest]
    low, high = steps.index(USUAL) + 1, len(steps) - 1
    best = Found(Plan(FEW + 1, list) if many else attempt(Sizes.at(USUAL)), USUAL)
    if best.plan.total != 1 and not many:
        small = attempt(Sizes.at(steps[0]))
        if small.total == 1:
            best, low, high = Found(small, steps[0]), 1, low - 2
    if best.plan.total > FEW:
        sizes = _comfortable(paper)
        return Found(attempt(sizes), sizes.scale)
    most = best.plan.total
    if rough and most > 1:
        return best
    while most and low <= high:
        middle = (low + high) // 2
        plan = attempt(Sizes.at(steps[middle]))
        if 0 < plan.total <= most:
            best, low = Found(plan, steps[middle]), middle + 1
        else:
            high = middle - 1
    return best


def lay_out_whole(sheet: Sheet) -> Page:
    """The whole sheet on one page as large as it takes, without a frame; for outputs that are not printed."""
    sizes, body = Sizes.at(USUAL), sheet.body
    if not isinstance(body, Grid | Blocks):
        return _stacked(sheet, body)
    if isinstance(body, Grid):
        width = sizes.lane + max(len(body.columns), 1) * 150.0
        widths = lattice.measure(body.columns, (width, inf), sizes, plain(body), lattice.tracks(body))
        lines = (
            lattice.set_lines(stack(body, widths.shares), body.columns, widths) if body.columns and body.lanes else []
        )
        height = lattice.lines_height(lines, sizes) + 80.0 if lines else 80.0
        page = _blank(sheet, width, height, sizes)
        if lines:
            lattice.place(page, body, body.columns, lines, widths)
        share_arrows(body, [page])
        return page
    columns = max(1, min(6, len(body.blocks)))
    packed = packing.measure(columns, columns * 170.0, inf, sizes, sheet.lang)
    pieces = packing.set_pieces(body.blocks, packed)
    whole = packing.fill(body.blocks, pieces, packed, 1e9)
    height = packing.lowest(body.blocks, pieces, packed, packing.column_height(whole[0], packed) + 1.0, columns)
    page = _blank(sheet, columns * 170.0, height, sizes)
    packing.place(page, body.blocks, packing.fill(body.blocks, pieces, packed, height), packed)
    return page


def _stacked(sheet: Sheet, body: Body) -> Page:
    """What `body` lays out on an endless page; what it divides all the same stands one part under the other."""
    endless = Ground(sheet, Paper("", _WIDE, _ENDLESS, 0.0, 1.0, 1.0), Spot(0.0, 0.0, _WIDE, _ENDLESS))
    parts = pages_of(body, endless)
    whole, top = _blank(sheet, _WIDE, 0.0, parts[0].sizes if parts else Sizes.at(USUAL)), 0.0
    for part in parts:
        ends = [lowest(shape) for shape in part.shapes] + [spot.bottom for spot in part.spots()]
        part.shift(top)
        whole.shapes += part.shapes
        whole.cards += part.cards
        whole.holes += part.holes
        whole.headings += part.headings
        whole.arrows += part.arrows
        top += max(ends, default=0.0) + _APART
    whole.paper = whole.paper._replace(height=top)
    whole.area = whole.area._replace(h=top)
    return whole


def _blank(sheet: Sheet, width: float, height: float, sizes: Sizes) -> Page:
    return Page(sheet, Paper("", width, height, 0.0, 1.0, 1.0), sizes, Spot(0.0, 0.0, width, height))


def _largest_frame(sheet: Sheet, paper: Paper) -> Frame:
    """The frame as large as any page of the sheet may need it."""
    body = sheet.body
    if not isinstance(body, Grid | Blocks):
        return frame(sheet, paper, {entry.sample for entry in sheet.legend}, ())
    if isinstance(body, Grid):
        contents = [placed.content for placed in body.placed]
        cards = [content for content in contents if isinstance(content, Card)]
        kinds = {arrow.kind for arrow in body.arrows}
        samples = samples_of(
            ((card, card.rows) for card in cards), kinds, holes=any(isinstance(content, Hole) for content in contents)
        )
        return frame(sheet, paper, samples, numbered(body))
    cards = [card for block in body.blocks for card in block.cards]
    samples = samples_of(((card, card.rows) for card in cards), (), holes=any(block.hole for block in body.blocks))
    return frame(sheet, paper, samples, ())


def _block_plan(ground: Ground, body: Blocks, sizes: Sizes) -> Plan:
    """The blocks at one scale, on as few pages as possible, each in as few columns as that takes."""
    area = ground.area
    chosen: tuple[int, packing.Measure, list[list[packing.Piece]]] | None = None
    for count in packing.column_choices(area.w, sizes):
        widths = packing.measure(count, area.w, area.h, sizes, ground.sheet.lang)
        pieces = packing.set_pieces(body.blocks, widths)
        pages = -(-len(packing.fill(body.blocks, pieces, widths, area.h)) // count)
        if chosen is None or pages < chosen[0]:
            chosen = (pages, widths, pieces)
        if pages == 1:
            break
    if chosen is None:
        return Plan(1, lambda: [ground.page(sizes)])
    number, best, typeset = chosen

    def place() -> list[Page]:
        level = packing.lowest(body.blocks, typeset, best, area.h, number * best.columns)
        columns = packing.fill(body.blocks, typeset, best, level)
        made = []
        for start in range(0, len(columns), best.columns):
            page = ground.page(sizes)
            packing.place(page, body.blocks, columns[start : start + best.columns], best)
            made.append(page)
        return made

    return Plan(number, place)
