"""Other tones for the cards of a sheet: by whatever somebody wants to see them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol, Self, runtime_checkable

from roadmap.drawing.sheet import Block, Blocks, Body, Card, Entry, Grid, Placed, Sheet, Tone


@runtime_checkable
class Tonable(Protocol):
    """A body whose parts can take other tones."""

    def ids(self) -> Iterator[str]:
        """The ids of its parts."""
        ...

    def toned(self, tones: Mapping[str, Tone]) -> Self:
        """The same body, its parts in the tones given by id; those that have none are neutral."""
        ...


def card_ids(body: Grid | Blocks | Body) -> list[str]:
    """The ids of everything on `body` that can take another tone."""
    if isinstance(body, Grid):
        return [placed.content.id for placed in body.placed if isinstance(placed.content, Card)]
    if isinstance(body, Blocks):
        return [card.id for block in body.blocks for card in block.cards]
    return list(body.ids()) if isinstance(body, Tonable) else []


def toned(sheet: Sheet, tones: Mapping[str, Tone], words: Mapping[Tone, str]) -> Sheet:
    """`sheet` with its cards in other tones, and a legend that says what each tone means.

    Args:
        sheet: what is drawn.
        tones: card id -> its tone; cards without one become neutral.
        words: tone -> what it means.
    """
    legend = tuple(entry for entry in sheet.legend if not isinstance(entry.sample, Tone))
    meanings = tuple(Entry(tone, text) for tone, text in words.items())
    return replace(sheet, body=_body(sheet.body, tones), legend=(*meanings, *legend))


def _body(body: Grid | Blocks | Body, tones: Mapping[str, Tone]) -> Grid | Blocks | Body:
    if isinstance(body, Grid):
        return replace(body, placed=tuple(_placed(one, tones) for one in body.placed))
    if isinstance(body, Blocks):
        return Blocks(tuple(_block(one, tones) for one in body.blocks))
    return body.toned(tones) if isinstance(body, Tonable) else body


def _placed(placed: Placed, tones: Mapping[str, Tone]) -> Placed:
    card = placed.content
    return replace(placed, content=_card(card, tones)) if isinstance(card, Card) else placed


def _block(block: Block, tones: Mapping[str, Tone]) -> Block:
    return replace(block, cards=tuple(_card(card, tones) for card in block.cards))


def _card(card: Card, tones: Mapping[str, Tone]) -> Card:
    return replace(card, tone=tones.get(card.id, Tone.NEUTRAL))
