"""Lays shelves out: as few legible pages as possible, as large as that allows, headings repeated on each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roadmap.drawing.cards.card import Card, Hole
from roadmap.drawing.cards.typeset import HoleSetting, Setting, typeset, typeset_hole
from roadmap.drawing.even import even_room
from roadmap.drawing.look import Tone
from roadmap.drawing.maps.shelves import Shelf, Shelves
from roadmap.drawing.metrics import wrap
from roadmap.drawing.page import Band, CardSpot, Ground, Heading, HoleSpot, Page
from roadmap.drawing.paper import STEPS, USUAL, Sizes, Spot, leading

_ENDLESS = 1e5  # height of a ground that is no paper


class _Cell(NamedTuple):
    """Something typeset, in its column, so many columns wide."""

    column: int
    wide: int
    content: Card | Hole
    setting: Setting | HoleSetting


class _Row(NamedTuple):
    cells: tuple[_Cell, ...]
    height: float


def lay_out_shelves(shelves: Shelves, ground: Ground) -> list[Page]:
    """The rows on as few legible pages as possible, as large as that allows, headings repeated on each."""
    best = _Layout(shelves, ground, Sizes.at(USUAL))
    steps = [step for step in STEPS if step <= ground.paper.largest]
    if len(best.parts) > 1 and len((small := _Layout(shelves, ground, Sizes.at(steps[0]))).parts) == 1:
        best = small
    low, high = steps.index(best.sizes.scale) + 1, len(steps) - 1
    while low <= high:
        middle = (low + high) // 2
        found = _Layout(shelves, ground, Sizes.at(steps[middle]))
        if len(found.parts) <= len(best.parts):
            best, low = found, middle + 1
        else:
            high = middle - 1
    return [best.page(part) for part in best.parts]


class _Layout:
    """Shelves at one scale."""

    def __init__(self, shelves: Shelves, ground: Ground, sizes: Sizes) -> None:
        self.shelves, self.ground, self.sizes = shelves, ground, sizes
        self.columns = self._columns()
        self.lines = [
            wrap(text, width - sizes.pad * 2.4, sizes.heading, bold=True)
            for text, (_, width) in zip(shelves.headings, self.columns, strict=True)
        ]
        self.head = max(map(len, self.lines)) * leading(sizes.heading) + sizes.pad * 1.6
        room = self.ground.area.h - self.head - sizes.gap
        rows = [self._row(shelf, room - sizes.pad * 2) for shelf in shelves.shelves]
        self.parts = self._parts(rows, even_room(lambda high: self._parts(rows, high), room))

    def _columns(self) -> list[tuple[float, float]]:
        """Left side and width of each column."""
        sizes, weights = self.sizes, self.shelves.weights
        room = self.ground.area.w - sizes.gap * (len(weights) - 1) - sizes.pad * 2
        found, x = [], self.ground.area.x + sizes.pad
        for weight in weights:
            width = room * weight / sum(weights)
            found.append((x, width))
            x += width + sizes.gap
        return found

    def _parts(self, rows: Sequence[_Row], room: float) -> list[list[_Row]]:
        """The rows divided over pages that have `room`."""
        pages: list[list[_Row]] = [[]]
        left = room
        for row in rows:
            if pages[-1] and row.height + self.sizes.pad * 3 > left:
                pages.append([])
                left = room
            pages[-1].append(row)
            left -= row.height + self.sizes.pad * 3
        return pages

    def _row(self, shelf: Shelf, tallest: float) -> _Row:
        contents: list[tuple[int, int, Card | Hole]] = [(0, 1, shelf.label)]
        for number, cell in enumerate(shelf.cells, 1):
            if isinstance(cell, Hole) and contents[-1][2] == cell and sum(contents[-1][:2]) == number:
                contents[-1] = (contents[-1][0], contents[-1][1] + 1, cell)
            elif cell is not None:
                contents.append((number, 1, cell))
        if shelf.hole is not None:
            contents.append((1, len(self.columns) - 1, shelf.hole))
        cells = []
        for column, wide, content in contents:
            width = sum(self.columns[column + wide - 1]) - self.columns[column][0]
            setting = (
                typeset(content, width, self.sizes, tallest)
                if isinstance(content, Card)
                else typeset_hole(content, width, self.sizes)
            )
            cells.append(_Cell(column, wide, content, setting))
        return _Row(tuple(cells), min(max(cell.setting.height for cell in cells), tallest))

    def page(self, rows: Sequence[_Row]) -> Page:
        """One page, with the headings over its rows."""
        page, sizes, area = self.ground.page(self.sizes), self.sizes, self.ground.area
        for (x, width), text, several in zip(self.columns, self.shelves.headings, self.lines, strict=True):
            spot = Spot(x, area.y, width, self.head)
            page.headings.append(Heading("block", spot, several, sizes.heading, tooltip=text))
        y = area.y + self.head + sizes.gap
        used = sum(row.height + sizes.pad * 3 for row in rows)
        spare = area.bottom - y - used if area.h < _ENDLESS else 0.0
        extra = min(max(0.0, spare) / max(len(rows), 1), sizes.gap)
        for row in rows:
            band = Spot(area.x, y, area.w, row.height + sizes.pad * 2 + extra)
            page.bands.append(Band(band, Tone.NEUTRAL))
            for cell in row.cells:
                x, last = self.columns[cell.column][0], self.columns[cell.column + cell.wide - 1]
                spot = Spot(x, y + sizes.pad, last[0] + last[1] - x, row.height + extra)
                if isinstance(cell.content, Card) and isinstance(cell.setting, Setting):
                    page.cards.append(CardSpot(cell.content, cell.setting, spot))
                elif isinstance(cell.content, Hole) and isinstance(cell.setting, HoleSetting):
                    page.holes.append(HoleSpot(cell.content, cell.setting, spot))
            y += band.h + sizes.pad
        return page
