"""A grid at one scale on one page, or split over several so that connected cards stay together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from roadmap.drawing import grid as lattice
from roadmap.drawing.frame import POINTER
from roadmap.drawing.page import Away, Numbered, Page, Pointer
from roadmap.drawing.paper import Paper, Sizes, Spot
from roadmap.drawing.shares import Shares
from roadmap.drawing.sheet import Card, Column, Grid, Sheet

FEW = 6
"""Pages up to which a sheet that needs several is fitted to them; above, fitting costs more than it shows."""
_MOST_NAMED = 3  # pages that a note in an empty column names


class Ground(NamedTuple):
    """Where a sheet's pages are laid out: the sheet, its paper, the part of the paper inside the frame."""

    sheet: Sheet
    paper: Paper
    area: Spot

    def page(self, sizes: Sizes) -> Page:
        """An empty page."""
        return Page(self.sheet, self.paper, sizes, self.area)


def fits(ground: Ground, grid: Grid, sizes: Sizes, shares: Shares) -> bool:
    """Whether cards side by side in a column are wide enough."""
    if max(shares.values(), default=0) < 2:
        return True
    widths = lattice.measure(grid, grid.columns, ground.area[2:], sizes, shares)
    return widths.card >= lattice.NARROWEST * sizes.scale


def grid_pages(ground: Ground, grid: Grid, sizes: Sizes, shares: Shares, reserve: float) -> list[Page]:
    """The grid at one scale, headings repeated on each page, `reserve` kept free where there are several.

    No page where the cards would be too narrow.
    """
    if not grid.columns or not grid.lanes:
        return [ground.page(sizes)]
    if not fits(ground, grid, sizes, shares):
        return []
    size = len(grid.columns)
    if max(shares.values()) < 2:
        most = lattice.columns_per_page(ground.area.w, sizes)
        size = -(-size // -(-size // most))
    groups = [grid.columns[start : start + size] for start in range(0, len(grid.columns), size)]
    pages = [page for columns in groups for page in _by_rows(ground, grid, columns, sizes, shares)]
    if len(pages) < 2:
        return pages
    together = _by_bundles(ground, grid, sizes, shares, len(pages) + 1) if len(groups) == 1 and len(pages) <= FEW else []
    if together or not reserve:
        return together or pages
    ground = ground._replace(area=ground.area._replace(h=ground.area.h - reserve))
    return [page for columns in groups for page in _by_rows(ground, grid, columns, sizes, shares)]


def _by_rows(ground: Ground, grid: Grid, columns: Sequence[Column], sizes: Sizes, shares: Shares) -> Iterator[Page]:
    """Pages of the columns given, each with as many rows as fit."""
    widths = lattice.measure(grid, columns, ground.area[2:], sizes, shares)
    room = ground.area.h - lattice.head_height(columns, widths)
    waiting: list[lattice.Line] = []
    for line in lattice.set_lines(grid, columns, widths):
        if waiting and lattice.lines_height([*waiting, line], sizes) > room:
            page = ground.page(sizes)
            lattice.place(page, grid, columns, waiting, widths)
            yield page
            waiting = []
        waiting.append(line)
    page = ground.page(sizes)
    lattice.place(page, grid, columns, waiting, widths)
    yield page


def bundles(grid: Grid) -> list[set[str]]:
    """Ids of cards that arrows connect, in the order of the first card of each bundle."""
    of: dict[str, set[str]] = {item.content.id: {item.content.id} for item in grid.placed
                               if isinstance(item.content, Card)}  # fmt: skip
    for arrow in grid.arrows:
        one, other = of.get(arrow.source), of.get(arrow.target)
        if one is None or other is None or one is other:
            continue
        one |= other
        for id in other:
            of[id] = one
    found: list[set[str]] = []
    for bundle in of.values():
        if not any(bundle is one for one in found):
            found.append(bundle)
    return found


def _by_bundles(ground: Ground, grid: Grid, sizes: Sizes, shares: Shares, most: int) -> list[Page]:
    """Pages with whole bundles of connected cards, each on the first page with room.

    None where a bundle is too large for a page, or more than `most` pages would be needed.
    """
    turning = lattice.tracks(grid) // 2  # the other arrows turn on other pages
    widths = lattice.measure(grid, grid.columns, ground.area[2:], sizes, shares, turning)
    room = ground.area.h - lattice.head_height(grid.columns, widths)
    found: list[tuple[set[str], Grid, list[lattice.Line]]] = []
    for bundle in bundles(grid):
        for index, (ids, _, _) in enumerate(found):
            part = _part(grid, ids | bundle)
            lines = lattice.set_lines(part, grid.columns, widths)
            if lattice.lines_height(lines, sizes) <= room:
                found[index] = (ids | bundle, part, lines)
                break
        else:
            part = _part(grid, bundle)
            lines = lattice.set_lines(part, grid.columns, widths)
            if len(found) == most or lattice.lines_height(lines, sizes) > room:
                return []
            found.append((bundle, part, lines))
    pages: list[Page] = []
    begun: set[str] = set()
    for _, part, lines in found:
        page = ground.page(sizes)
        lattice.place(page, part, grid.columns, lines, widths, begun)
        begun |= {part.lanes[line.lane].id for line in lines}
        pages.append(page)
    return pages


def _part(grid: Grid, ids: set[str]) -> Grid:
    """The grid with these cards only, without the lanes that have cards on other pages alone."""
    placed = tuple(item for item in grid.placed if not isinstance(item.content, Card) or item.content.id in ids)
    here, anywhere = {item.lane for item in placed}, {item.lane for item in grid.placed}
    lanes = tuple(lane for lane in grid.lanes if lane.id in here or lane.id not in anywhere)
    return replace(grid, lanes=lanes, placed=placed)


def numbered(grid: Grid) -> list[Numbered]:
    """The grid's arrows with the numbers of their notes: 1, 2, ... for those that have a label."""
    found, number = [], 0
    for arrow in grid.arrows:
        number += bool(arrow.label)
        found.append(Numbered(arrow, number if arrow.label else 0))
    return found


def share_arrows(grid: Grid, pages: Sequence[Page]) -> None:
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


def point_elsewhere(grid: Grid, pages: Sequence[Page]) -> None:
    """Say in each empty column of a page where its cards stand, so that nobody takes it for a gap."""
    column_of = {item.content.id: item.column for item in grid.placed if isinstance(item.content, Card)}
    filled: defaultdict[str, list[int]] = defaultdict(list)
    for page in pages:
        for column in {column_of[spot.card.id] for spot in page.cards}:
            filled[column].append(page.number)
    for page in pages:
        for column, spot in page.vacant.items():
            numbers = [str(number) for number in filled[column]]
            if numbers:
                shown = ", ".join([*numbers[:_MOST_NAMED], *(["…"] if len(numbers) > _MOST_NAMED else [])])
                page.pointers.append(Pointer((POINTER.of(page.sheet.lang).format(shown),), spot))
