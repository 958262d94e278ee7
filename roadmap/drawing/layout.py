"""From a sheet to pages: the largest scale at which everything fits one page, else several legible pages."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import NamedTuple

from roadmap.drawing import blocks as packing
from roadmap.drawing import grid as lattice
from roadmap.drawing.frame import Frame, away_height, frame
from roadmap.drawing.grid_pages import FEW, Ground, fits, grid_pages, numbered, point_elsewhere, share_arrows
from roadmap.drawing.page import Page, samples_of
from roadmap.drawing.paper import STEPS, USUAL, Paper, Sizes, Spot, paper_of
from roadmap.drawing.shares import Shares, choices, plain, rows
from roadmap.drawing.sheet import Blocks, Card, Grid, Hole, Sheet

MANY = 200
"""Cards from which a sheet takes many pages for certain."""
_GAIN = 1.06
"""How much larger a drawing must become for cards to stand side by side in a column."""
_FLATTER = 0.7
"""Share of rows that may remain where cards of a sheet of many pages stand side by side."""


class Found(NamedTuple):
    """Pages, and the scale at which they are drawn."""

    pages: list[Page]
    scale: float

    def beats(self, other: Found | None) -> bool:
        """Whether this is worth having cards side by side."""
        if other is None:
            return bool(self.pages)
        if len(self.pages) == len(other.pages):
            return self.scale >= other.scale * _GAIN
        return 0 < len(self.pages) < len(other.pages)


def lay_out(sheet: Sheet) -> list[Page]:
    """The pages of `sheet`, each part at its place: one page where that is legible, as large as it fits.

    Raises:
        DrawingError: the page preset does not exist.
    """
    paper, body = paper_of(sheet.page), sheet.body
    ground = Ground(sheet, paper, _largest_frame(sheet, paper).area)
    if isinstance(body, Blocks):
        many = sum(len(block.cards) for block in body.blocks) > MANY
        return _counted(_best(paper, lambda sizes: _block_pages(ground, body, sizes), many=many).pages)
    many = len(body.placed) > MANY
    reserve = away_height(paper) if body.arrows else 0.0
    shares = _shares(ground, body, reserve, many=many)
    pages = _grid_laid_out(ground, body, shares, reserve, many=many)
    if 1 < len(pages) <= FEW:
        # Few of the notes reserved for are needed on each page; take the room they leave, if it then still suffices.
        foot = min(_foot(page) for page in pages)
        wider = ground._replace(area=ground.area._replace(h=foot - ground.area.y))
        again = _grid_laid_out(wider, body, _shares(wider, body, 0.0, many=many), 0.0, many=many)
        if all(_foot(page) >= foot - 0.01 for page in again):
            return again
    return pages


def _shares(ground: Ground, grid: Grid, reserve: float, *, many: bool) -> Shares:
    """How many cards stand side by side in each column: as few as possible, more where that shows much more."""
    if not grid.columns or not grid.lanes:
        return plain(grid)
    if many:
        sizes, first = _comfortable(ground.paper), plain(grid)
        *_, last = (shares for shares in choices(grid) if fits(ground, grid, sizes, shares))
        return last if rows(grid, last) < rows(grid, first) * _FLATTER else first
    chosen: Shares = {}
    best: Found | None = None
    largest = max(step for step in STEPS if step <= ground.paper.largest)
    for shares in choices(grid):
        if not fits(ground, grid, Sizes.at(STEPS[0]), shares) or (
            best and len(best.pages) == 1 and best.scale * _GAIN > largest
        ):
            break

        def attempt(sizes: Sizes, shares: Shares = shares) -> list[Page]:
            return grid_pages(ground, grid, sizes, shares, reserve)

        if best and len(best.pages) == 1 and len(attempt(Sizes.at(best.scale * _GAIN))) != 1:
            continue
        found = _best(ground.paper, attempt, many=False)
        if found.beats(best):
            chosen, best = shares, found
    return chosen


def _grid_laid_out(ground: Ground, grid: Grid, shares: Shares, reserve: float, *, many: bool) -> list[Page]:
    """The grid's pages with their arrows; `reserve` is kept free on each of several pages."""
    if many:
        ground = ground._replace(area=ground.area._replace(h=ground.area.h - reserve))
        reserve = 0.0
    pages = _best(ground.paper, lambda sizes: grid_pages(ground, grid, sizes, shares, reserve), many=many).pages
    _counted(pages)
    share_arrows(grid, pages)
    point_elsewhere(grid, pages)
    return pages


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


def _best(paper: Paper, attempt: Callable[[Sizes], list[Page]], *, many: bool) -> Found:
    """As few pages as can be read, at the largest scale that does not need more; many pages at a comfortable scale.

    Below the usual scale only for a single page.
    """
    steps = [step for step in STEPS if step <= paper.largest]
    low, high = steps.index(USUAL) + 1, len(steps) - 1
    best = Found([] if many else attempt(Sizes.at(USUAL)), USUAL)
    if not many and len(best.pages) != 1:
        small = attempt(Sizes.at(steps[0]))
        if len(small) == 1:
            best, low, high = Found(small, steps[0]), 1, low - 2
    if not many and not best.pages:
        return best
    if many or len(best.pages) > FEW:
        sizes = _comfortable(paper)
        return Found(attempt(sizes), sizes.scale)
    most = len(best.pages)
    while low <= high:
        middle = (low + high) // 2
        pages = attempt(Sizes.at(steps[middle]))
        if 0 < len(pages) <= most:
            best, low = Found(pages, steps[middle]), middle + 1
        else:
            high = middle - 1
    return best


def lay_out_whole(sheet: Sheet) -> Page:
    """The whole sheet on one page as large as it takes, without a frame; for outputs that are not printed."""
    sizes, body = Sizes.at(USUAL), sheet.body
    if isinstance(body, Grid):
        width = sizes.lane + max(len(body.columns), 1) * 150.0
        widths = lattice.measure(body, body.columns, (width, inf), sizes, plain(body))
        lines = lattice.set_lines(body, body.columns, widths) if body.columns and body.lanes else []
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


def _blank(sheet: Sheet, width: float, height: float, sizes: Sizes) -> Page:
    return Page(sheet, Paper("", width, height, 0.0, 1.0, 1.0), sizes, Spot(0.0, 0.0, width, height))


def _largest_frame(sheet: Sheet, paper: Paper) -> Frame:
    """The frame as large as any page of the sheet may need it."""
    body = sheet.body
    if isinstance(body, Grid):
        contents = [placed.content for placed in body.placed]
        cards = [content for content in contents if isinstance(content, Card)]
        kinds = {arrow.kind for arrow in body.arrows}
        samples = samples_of(cards, kinds, holes=any(isinstance(content, Hole) for content in contents))
        return frame(sheet, paper, samples, numbered(body))
    cards = [card for block in body.blocks for card in block.cards]
    return frame(sheet, paper, samples_of(cards, set(), holes=any(block.hole for block in body.blocks)), ())


def _block_pages(ground: Ground, body: Blocks, sizes: Sizes) -> list[Page]:
    """The blocks at one scale, on as few pages as possible, each in as few columns as that takes."""
    area = ground.area
    chosen: tuple[int, packing.Measure, list[list[packing.Piece]], int] | None = None
    for count in packing.column_choices(area.w, sizes):
        widths = packing.measure(count, area.w, area.h, sizes, ground.sheet.lang)
        pieces = packing.set_pieces(body.blocks, widths)
        columns = packing.fill(body.blocks, pieces, widths, area.h)
        pages = -(-len(columns) // count)
        if chosen is None or pages < chosen[0]:
            chosen = (pages, widths, pieces, pages * count)
    if chosen is None:
        return [ground.page(sizes)]
    _, widths, pieces, most = chosen
    level = packing.lowest(body.blocks, pieces, widths, area.h, most)
    columns = packing.fill(body.blocks, pieces, widths, level)
    made = []
    for start in range(0, len(columns), widths.columns):
        page = ground.page(sizes)
        packing.place(page, body.blocks, columns[start : start + widths.columns], widths)
        made.append(page)
    return made
