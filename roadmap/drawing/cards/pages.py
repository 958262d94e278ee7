"""A grid at one scale on one page, or split over several so that connected cards stay together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from roadmap.drawing.cards import grid as lattice
from roadmap.drawing.cards.card import Card, Column, Grid
from roadmap.drawing.cards.rows import Rows, stack
from roadmap.drawing.cards.shares import Shares
from roadmap.drawing.frame import POINTER
from roadmap.drawing.page import Away, Ground, Numbered, Page, Plan, Pointer
from roadmap.drawing.paper import Sizes

FEW = 6
"""Pages up to which a sheet that needs several is fitted to them; above, fitting costs more than it shows."""
_MOST_NAMED = 3  # pages that a note in an empty column names


class Part(NamedTuple):
    """What stands on one page: some of the grid's cards, its columns and typeset rows, the lengths they have."""

    grid: Grid
    columns: Sequence[Column]
    lines: Sequence[lattice.Line]
    widths: lattice.Measure


class Planner:
    """Plans the pages of one grid at many scales; what does not depend on the scale is found once."""

    def __init__(self, ground: Ground, grid: Grid, reserve: float) -> None:
        """Plan for `ground`; `reserve` is kept free on each of several pages where arrows may lead to others."""
        self.ground, self.grid, self._reserve = ground, grid, reserve
        self._turning = lattice.tracks(grid)
        self._bundles = bundles(grid)
        self._parts: dict[frozenset[str], Grid] = {}
        self._stacks: dict[tuple[frozenset[str], tuple[int, ...]], list[Rows]] = {}

    def fits(self, sizes: Sizes, shares: Shares) -> bool:
        """Whether cards side by side in a column are wide enough."""
        if max(shares.values(), default=0) < 2:
            return True
        widths = lattice.measure(self.grid.columns, self.ground.area[2:], sizes, shares, self._turning)
        return widths.card >= lattice.NARROWEST * sizes.scale

    def plan(self, sizes: Sizes, shares: Shares) -> Plan:
        """The grid at one scale, headings repeated on each page; not possible where the cards would be too narrow."""
        grid = self.grid
        if not grid.columns or not grid.lanes:
            return Plan(1, lambda: [self.ground.page(sizes)])
        if not self.fits(sizes, shares):
            return Plan(0, list)
        size = len(grid.columns)
        if max(shares.values()) < 2:
            most = lattice.columns_per_page(self.ground.area.w, sizes)
            size = -(-size // -(-size // most))
        groups = [grid.columns[start : start + size] for start in range(0, len(grid.columns), size)]
        parts = [part for columns in groups for part in self._by_rows(columns, sizes, shares, 0.0)]
        if len(parts) > 1:
            together: list[Part] = []
            if len(groups) == 1 and len(parts) <= FEW:
                together = self._by_bundles(sizes, shares, len(parts) + 1)
            if together:
                parts = together
            elif self._reserve:
                parts = [part for columns in groups for part in self._by_rows(columns, sizes, shares, self._reserve)]
        return Plan(len(parts), lambda: self._placed(parts))

    def _placed(self, parts: Sequence[Part]) -> list[Page]:
        pages: list[Page] = []
        begun: set[str] = set()
        for part in parts:
            page = self.ground.page(part.widths.sizes)
            lattice.place(page, part.grid, part.columns, part.lines, part.widths, begun)
            if part.grid is not self.grid:
                begun |= {part.grid.lanes[line.lane].id for line in part.lines}
            pages.append(page)
        return pages

    def _by_rows(self, columns: Sequence[Column], sizes: Sizes, shares: Shares, reserve: float) -> Iterator[Part]:
        """Pages of the columns given, each with as many rows as fit."""
        area = self.ground.area._replace(h=self.ground.area.h - reserve)
        widths = lattice.measure(columns, area[2:], sizes, shares, self._turning)
        room = area.h - lattice.head_height(columns, widths)
        waiting: list[lattice.Line] = []
        for line in lattice.set_lines(self._rows(frozenset(), shares), columns, widths):
            if waiting and lattice.lines_height([*waiting, line], sizes) > room:
                yield Part(self.grid, columns, waiting, widths)
                waiting = []
            waiting.append(line)
        yield Part(self.grid, columns, waiting, widths)

    def _by_bundles(self, sizes: Sizes, shares: Shares, most: int) -> list[Part]:
        """Pages with whole bundles of connected cards, each on the first page with room.

        None where a bundle is too large for a page, or more than `most` pages would be needed.
        """
        columns = self.grid.columns
        turning = self._turning // 2  # the other arrows turn on other pages
        widths = lattice.measure(columns, self.ground.area[2:], sizes, shares, turning)
        room = self.ground.area.h - lattice.head_height(columns, widths)
        found: list[tuple[frozenset[str], list[lattice.Line]]] = []
        for bundle in self._bundles:
            for index, (ids, _) in enumerate(found):
                lines = lattice.set_lines(self._rows(ids | bundle, shares), columns, widths)
                if lattice.lines_height(lines, sizes) <= room:
                    found[index] = (ids | bundle, lines)
                    break
            else:
                lines = lattice.set_lines(self._rows(bundle, shares), columns, widths)
                if len(found) == most or lattice.lines_height(lines, sizes) > room:
                    return []
                found.append((bundle, lines))
        return [Part(self._part(ids), columns, lines, widths) for ids, lines in found]

    def _part(self, ids: frozenset[str]) -> Grid:
        """The grid with these cards only; the whole grid for none."""
        if ids not in self._parts:
            self._parts[ids] = _only(self.grid, ids) if ids else self.grid
        return self._parts[ids]

    def _rows(self, ids: frozenset[str], shares: Shares) -> list[Rows]:
        key = (ids, tuple(shares.values()))
        if key not in self._stacks:
            self._stacks[key] = stack(self._part(ids), shares)
        return self._stacks[key]


def bundles(grid: Grid) -> list[frozenset[str]]:
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
    return [frozenset(bundle) for bundle in found]


def _only(grid: Grid, ids: frozenset[str]) -> Grid:
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
