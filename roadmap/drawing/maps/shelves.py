"""Shelves: rows of cards under headings, each row about one thing; a place where nothing is may be a hole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap.drawing.cards.typeset import HoleSetting, Setting, typeset, typeset_hole
from roadmap.drawing.metrics import wrap
from roadmap.drawing.page import Band, CardSpot, Ground, Heading, HoleSpot, Page
from roadmap.drawing.paper import STEPS, USUAL, Sizes, Spot, leading
from roadmap.drawing.sheet import Card, Hole, Tone

_ENDLESS = 1e5  # height of a ground that is no paper


class Shelf(NamedTuple):
    """A row.

    Attributes:
        label: what the row is about; stands in the first column.
        cells: what stands in each of the further columns; None leaves a place free, and equal holes side by side are
            one.
        hole: where nothing stands in any of them, one hole across them all.
    """

    label: Card
    cells: tuple[Card | Hole | None, ...] = ()
    hole: Hole | None = None


class _Cell(NamedTuple):
    """Something typeset, in its column, so many columns wide."""

    column: int
    wide: int
    content: Card | Hole
    setting: Setting | HoleSetting


class _Row(NamedTuple):
    cells: tuple[_Cell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Shelves:
    """Rows under headings.

    Attributes:
        headings: of the columns; the first is that of what the rows are about.
        weights: width of each column against the others.
        shelves: the rows, from top to bottom.
    """

    headings: tuple[str, ...]
    weights: tuple[float, ...]
    shelves: tuple[Shelf, ...]

    def ids(self) -> Iterator[str]:
        """The ids of what the rows are about."""
        return (shelf.label.id for shelf in self.shelves)

    def toned(self, tones: Mapping[str, Tone]) -> Shelves:
        """The same rows, what they are about in the tones given by id, neutral where none is; cells are neutral."""
        return replace(self, shelves=tuple(_toned(shelf, tones) for shelf in self.shelves))

    def pages(self, ground: Ground) -> list[Page]:
        """The rows on as few legible pages as possible, as large as that allows, headings repeated on each."""
        best = self._parts(ground, Sizes.at(USUAL))
        steps = [step for step in STEPS if step <= ground.paper.largest]
        if len(best[1]) > 1 and len((small := self._parts(ground, Sizes.at(steps[0])))[1]) == 1:
            best = small
        low, high = steps.index(best[0].scale) + 1, len(steps) - 1
        while low <= high:
            middle = (low + high) // 2
            found = self._parts(ground, Sizes.at(steps[middle]))
            if len(found[1]) <= len(best[1]):
                best, low = found, middle + 1
            else:
                high = middle - 1
        return [self._page(ground, best[0], part) for part in best[1]]

    def _columns(self, ground: Ground, sizes: Sizes) -> list[tuple[float, float]]:
        """Left side and width of each column."""
        room = ground.area.w - sizes.gap * (len(self.weights) - 1) - sizes.pad * 2
        found, x = [], ground.area.x + sizes.pad
        for weight in self.weights:
            width = room * weight / sum(self.weights)
            found.append((x, width))
            x += width + sizes.gap
        return found

    def _head(self, ground: Ground, sizes: Sizes) -> tuple[list[tuple[str, ...]], float]:
        """The headings in lines, and the height that the highest needs."""
        columns = self._columns(ground, sizes)
        lines = [
            wrap(text, width - sizes.pad * 2.4, sizes.heading, bold=True)
            for text, (_, width) in zip(self.headings, columns, strict=True)
        ]
        return lines, max(map(len, lines)) * leading(sizes.heading) + sizes.pad * 1.6

    def _parts(self, ground: Ground, sizes: Sizes) -> tuple[Sizes, list[list[_Row]]]:
        """The rows typeset at one scale, divided over pages."""
        columns = self._columns(ground, sizes)
        room = ground.area.h - self._head(ground, sizes)[1] - sizes.gap
        pages: list[list[_Row]] = [[]]
        left = room
        for shelf in self.shelves:
            row = self._row(shelf, columns, sizes, room - sizes.pad * 2)
            if pages[-1] and row.height + sizes.pad * 3 > left:
                pages.append([])
                left = room
            pages[-1].append(row)
            left -= row.height + sizes.pad * 3
        return sizes, pages

    def _row(self, shelf: Shelf, columns: Sequence[tuple[float, float]], sizes: Sizes, tallest: float) -> _Row:
        contents: list[tuple[int, int, Card | Hole]] = [(0, 1, shelf.label)]
        for number, cell in enumerate(shelf.cells, 1):
            if isinstance(cell, Hole) and contents[-1][2] == cell and sum(contents[-1][:2]) == number:
                contents[-1] = (contents[-1][0], contents[-1][1] + 1, cell)
            elif cell is not None:
                contents.append((number, 1, cell))
        if shelf.hole is not None:
            contents.append((1, len(columns) - 1, shelf.hole))
        cells = []
        for column, wide, content in contents:
            width = columns[column + wide - 1][0] + columns[column + wide - 1][1] - columns[column][0]
            setting = (
                typeset(content, width, sizes, tallest)
                if isinstance(content, Card)
                else typeset_hole(content, width, sizes)
            )
            cells.append(_Cell(column, wide, content, setting))
        return _Row(tuple(cells), min(max(cell.setting.height for cell in cells), tallest))

    def _page(self, ground: Ground, sizes: Sizes, rows: Sequence[_Row]) -> Page:
        page, columns = ground.page(sizes), self._columns(ground, sizes)
        lines, high = self._head(ground, sizes)
        for (x, width), text, several in zip(columns, self.headings, lines, strict=True):
            spot = Spot(x, ground.area.y, width, high)
            page.headings.append(Heading("block", spot, several, sizes.heading, tooltip=text))
        y = ground.area.y + high + sizes.gap
        used = sum(row.height + sizes.pad * 3 for row in rows)
        spare = ground.area.bottom - y - used if ground.area.h < _ENDLESS else 0.0
        extra = min(max(0.0, spare) / max(len(rows), 1), sizes.gap)
        for row in rows:
            band = Spot(ground.area.x, y, ground.area.w, row.height + sizes.pad * 2 + extra)
            page.bands.append(Band(band, Tone.NEUTRAL))
            for cell in row.cells:
                x, last = columns[cell.column][0], columns[cell.column + cell.wide - 1]
                spot = Spot(x, y + sizes.pad, last[0] + last[1] - x, row.height + extra)
                if isinstance(cell.content, Card) and isinstance(cell.setting, Setting):
                    page.cards.append(CardSpot(cell.content, cell.setting, spot))
                elif isinstance(cell.content, Hole) and isinstance(cell.setting, HoleSetting):
                    page.holes.append(HoleSpot(cell.content, cell.setting, spot))
            y += band.h + sizes.pad
        return page


def _toned(shelf: Shelf, tones: Mapping[str, Tone]) -> Shelf:
    label = replace(shelf.label, tone=tones.get(shelf.label.id, Tone.NEUTRAL))
    cells = tuple(replace(cell, tone=Tone.NEUTRAL) if isinstance(cell, Card) else cell for cell in shelf.cells)
    return shelf._replace(label=label, cells=cells)
