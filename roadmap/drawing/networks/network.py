"""A network: cards and arrows between them, what leads to others left of what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from roadmap.drawing.cards.card import Arrow, Card
from roadmap.drawing.look import Tone


@dataclass(frozen=True, slots=True)
class Network:
    """Cards and arrows; arrows run from left to right, apart from those that close a circle.

    Parts that no arrow connects stand beside and under each other. What is too large for a legible page is cut between
    layers, or else between groups of connected cards; arrows that are cut are noted on the page they leave.

    Attributes:
        cards: the nodes, the most important first.
        arrows: between cards by id; those that name no card of the network are left out.
        first: ids of cards that stand at the left, whatever they lead to.
    """

    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...] = ()
    first: frozenset[str] = frozenset()

    def ids(self) -> Iterator[str]:
        """The ids of the cards and of their rows."""
        return (id for card in self.cards for id in card.ids())

    def toned(self, tones: Mapping[str, Tone]) -> Network:
        """The same network, its cards and their rows in the tones given by id."""
        return replace(self, cards=tuple(card.toned(tones) for card in self.cards))
