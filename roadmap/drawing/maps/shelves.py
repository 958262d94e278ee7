"""Shelves: rows of cards under headings, each row about one thing; a place where nothing is may be a hole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap.drawing.cards.card import Card, Hole
from roadmap.drawing.look import Tone


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

    @property
    def cards(self) -> tuple[Card, ...]:
        """Its label, and what stands in its cells."""
        return self.label, *(cell for cell in self.cells if isinstance(cell, Card))


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
        """The ids of all cards and of their rows."""
        return (id for shelf in self.shelves for card in shelf.cards for id in card.ids())

    def toned(self, tones: Mapping[str, Tone]) -> Shelves:
        """The same shelves, their cards and the rows of these in the tones given by id."""
        return replace(self, shelves=tuple(_toned(shelf, tones) for shelf in self.shelves))


def _toned(shelf: Shelf, tones: Mapping[str, Tone]) -> Shelf:
    cells = tuple(cell.toned(tones) if isinstance(cell, Card) else cell for cell in shelf.cells)
    return shelf._replace(label=shelf.label.toned(tones), cells=cells)
