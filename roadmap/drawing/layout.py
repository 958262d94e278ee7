"""From a sheet to pages: the largest scale at which everything fits one page, else several legible pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from roadmap.drawing import blocks as packing
from roadmap.drawing import grid as lattice
from roadmap.drawing.frame import Frame, away_height, frame
from roadmap.drawing.page import Away, Numbered, Page, samples_of
from roadmap.drawing.paper import STEPS, USUAL, Paper, Sizes, Spot, paper_of
from roadmap.drawing.sheet import Blocks, Card, Column, Grid, Hole, Sheet

FEW = 6
"""Pages up to which a sheet that needs several is fitted to them; above, fitting costs more than it shows."""


MANY = 200
"""Cards from which a sheet takes many pages for certain."""


class Ground(NamedTuple):
    """Where a sheet's pages are laid out: the sheet, its paper, the part of the paper inside the frame."""

    sheet: Sheet
    paper: Paper
    area: Spot

    def page(self, sizes: Sizes) -> Page:
        """An empty page."""
        return Page(self.sheet, self.paper, sizes, self.area)


def lay_out(sheet: Sheet) -> list[Page]:
    """The pages of `sheet`, each part at its place: one page where that is legible, as large as it fits.

    Raises:
        DrawingError: the page preset does not exist.
    """
    paper, body = paper_of(sheet.page), sheet.body
    ground = Ground(sheet, paper, _largest_frame(sheet, paper).area)
    if isinstance(body, Blocks):
        many = sum(len(block.cards) for block in body.blocks) > MANY
        return _counted(_best(paper, lambda sizes: _block_pages(ground, body, sizes), many=many))
    many = len(body.placed) > MANY
    pages = _grid_laid_out(ground, body, away_height(paper) if body.arrows else 0.0, many=many)
    if 1 < len(pages) <= FEW:
        # Few of the notes reserved for are needed on each page; take the room they leave, if it then still suffices.
        foot = min(_foot(page) for page in pages)
        wider = ground._replace(area=ground.area._replace(h=foot - ground.area.y))
        again = _grid_laid_out(wider, body, 0.0, many=many)
        if all(_foot(page) >= foot - 0.01 for page in again):
            return again
    return pages


def _grid_laid_out(ground: Ground, grid: Grid, reserve: float, *, many: bool) -> list[Page]:
    """The grid's pages with their arrows; `reserve` is kept free on each of several pages."""
    if many:
        ground = ground._replace(area=ground.area._replace(h=ground.area.h - reserve))
        reserve = 0.0
    pages = _counted(_best(ground.paper, lambda sizes: _grid_pages(ground, grid, sizes, reserve), many=many))
    _share_arrows(grid, pages)
    return pages


def _counted(pages: list[Page]) -> list[Page]:
    for number, page in enumerate(pages, 1):
        page.number, page.count = number, len(pages)
    return pages


def _foot(page: Page) -> float:
    """Where the drawing of a page may end."""
    return frame(page.sheet, page.paper, page.samples(), page.arrows, page.away).area.bottom


def _best(paper: Paper, attempt: Callable[[Sizes], list[Page]], *, many: bool) -> list[Page]:
    """As few pages as can be read, at the largest scale that does not need more; many pages at a comfortable scale."""
    steps = [step for step in STEPS if step <= paper.largest]
    best = [] if many else attempt(Sizes.at(steps[0]))
    if many or len(best) > FEW:
        return attempt(Sizes.at(USUAL * min(paper.frame, 1.15)))
    most, low, high = len(best), 1, len(steps) - 1
    while low <= high:
        middle = (low + high) // 2
        pages = attempt(Sizes.at(steps[middle]))
        if len(pages) <= most:
            best, low = pages, middle + 1
        else:
            high = middle - 1
    return best


def lay_out_whole(sheet: Sheet) -> Page:
    """The whole sheet on one page as large as it takes, without a frame; for outputs that are not printed."""
    sizes, body = Sizes.at(USUAL), sheet.body
    if isinstance(body, Grid):
        width = sizes.lane + max(len(body.columns), 1) * 150.0
        widths = lattice.measure(body, len(body.columns), width, inf, sizes)
        lines = lattice.set_lines(body, body.columns, widths) if body.columns and body.lanes else []
        height = lattice.lines_height(lines, sizes) + 80.0 if lines else 80.0
        page = _blank(sheet, width, height, sizes)
        if lines:
            lattice.place(page, body, body.columns, lines, widths)
        _share_arrows(body, [page])
        return page
    columns = max(1, min(6, len(body.blocks)))
    packed = packing.measure(columns, columns * 170.0, inf, sizes)
    pieces = packing.set_pieces(body.blocks, packed)
    whole = packing.fill(body.blocks, pieces, packed, 1e9)
    height = packing.lowest(body.blocks, pieces, packed, packing.column_height(whole[0], packed) + 1.0, columns)
    page = _blank(sheet, columns * 170.0, height, sizes)
    packing.place(page, body.blocks, packing.fill(body.blocks, pieces, packed, height), packed)
    return page


def _blank(sheet: Sheet, width: float, height: float, sizes: Sizes) -> Page:
    return Page(sheet, Paper("", width, height, 0.0, 1.0, 1.0), sizes, Spot(0.0, 0.0, width, height))


def numbered(grid: Grid) -> list[Numbered]:
    """The grid's arrows with the numbers of their notes: 1, 2, ... for those that have a label."""
    found, number = [], 0
    for arrow in grid.arrows:
        number += bool(arrow.label)
        found.append(Numbered(arrow, number if arrow.label else 0))
    return found


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


def _grid_pages(ground: Ground, grid: Grid, sizes: Sizes, reserve: float) -> list[Page]:
    """The grid at one scale, headings repeated on each page, `reserve` kept free where there are several."""
    if not grid.columns or not grid.lanes:
        return [ground.page(sizes)]
    most = lattice.columns_per_page(ground.area.w, sizes)
    size = -(-len(grid.columns) // -(-len(grid.columns) // most))
    groups = [grid.columns[start : start + size] for start in range(0, len(grid.columns), size)]
    pages = [page for columns in groups for page in _rows_pages(ground, grid, columns, sizes)]
    if len(pages) > 1 and reserve:
        narrow = ground._replace(area=ground.area._replace(h=ground.area.h - reserve))
        return [page for columns in groups for page in _rows_pages(narrow, grid, columns, sizes)]
    return pages


def _rows_pages(ground: Ground, grid: Grid, columns: Sequence[Column], sizes: Sizes) -> Iterator[Page]:
    """Pages of the columns given, each with as many rows as fit."""
    widths = lattice.measure(grid, len(columns), ground.area.w, ground.area.h, sizes)
    room = ground.area.h - lattice.head_height(columns, widths)
    waiting: list[lattice.Line] = []
    for line in lattice.set_lines(grid, columns, widths):
        if waiting and lattice.lines_height([*waiting, line], sizes) > room:
            yield _grid_page(ground, grid, columns, waiting, widths)
            waiting = []
        waiting.append(line)
    yield _grid_page(ground, grid, columns, waiting, widths)


def _grid_page(
    ground: Ground, grid: Grid, columns: Sequence[Column], lines: Sequence[lattice.Line], widths: lattice.Measure
) -> Page:
    page = ground.page(widths.sizes)
    lattice.place(page, grid, columns, lines, widths)
    return page


def _share_arrows(grid: Grid, pages: Sequence[Page]) -> None:
    """Give each arrow to the page that has both its ends, or note it on the page it leaves."""
    page_of = {spot.card.id: (page, spot.card.title) for page in pages for spot in page.cards}
    for item in numbered(grid):
        source, target = page_of.get(item.arrow.source), page_of.get(item.arrow.target)
        if source is None or target is None:
            continue
        if source[0] is target[0]:
            source[0].arrows.append(item)
        else:
            source[0].away.append(Away(source[1], target[1], target[0].number))


def _block_pages(ground: Ground, body: Blocks, sizes: Sizes) -> list[Page]:
    """The blocks at one scale, on as few pages as possible, each in as few columns as that takes."""
    area = ground.area
    chosen: tuple[int, packing.Measure, list[list[packing.Piece]], int] | None = None
    for count in packing.column_choices(area.w, sizes):
        widths = packing.measure(count, area.w, area.h, sizes)
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
