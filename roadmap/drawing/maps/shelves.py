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


def _toned(shelf: Shelf, tones: Mapping[str, Tone]) -> Shelf:
    label = shelf.label.toned(tones)
    cells = tuple(replace(cell, tone=Tone.NEUTRAL) if isinstance(cell, Card) else cell for cell in shelf.cells)
    return shelf._replace(label=label, cells=cells)
