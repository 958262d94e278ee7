"""One card of a board, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tui.widgets.plain import fitted, wrapped

_FRAMES: Mapping[tuple[bool, bool], tuple[str, str]] = {
    (False, False): ("╭─╮╰─╯", "│"),
    (True, False): ("╔═╗╚═╝", "║"),
    (False, True): ("┌╌┐└╌┘", "╎"),
    (True, True): ("╔═╗╚═╝", "║"),
}
"""Corners and bars of top and bottom, and the side of a card: (under the cursor, a hole)."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Attributes:
        key: what it stands for; each once on a board.
        title: its first lines, wrapped.
        foot: its last line.
        sign: a sign before the title that tells its state.
        tone: how the sign is to be read.
        hole: whether it stands for something that is missing.
    """

    key: str
    title: str
    foot: str = ""
    sign: str = ""
    tone: str = ""
    hole: bool = False


def height(card: Card, width: int, most: int) -> int:
    """The lines that the title of a card takes in `width` cells: at least 2, at most `most`."""
    lines = wrapped(_title(card), width, most)
    return max(2, sum(bool(line.strip()) for line in lines))


def _title(card: Card) -> str:
    return f"{card.sign} {card.title}" if card.sign else card.title


def laid(card: Card, line: int, wide: int, *, titles: int, boxed: bool, here: bool) -> list[tuple[str, str]]:
    """One line of a card, as texts with the names of their styles.

    Args:
        card: the card.
        line: which line, from 0.
        wide: how many terminal cells it takes.
        titles: how many lines its title has.
        boxed: whether it has a border.
        here: whether the cursor stands on it.
    """
    frame = "hole" if card.hole else "box"
    edges, side = _FRAMES[here, card.hole]
    if boxed and line in (0, titles + 2):
        at = 0 if line == 0 else 3
        return [(edges[at] + edges[at + 1] * (wide - 2) + edges[at + 2], frame)]
    row = line - boxed
    inner = wide - 4 if boxed else wide - 2
    if row == titles:
        text, tone = fitted(card.foot, inner), "hole" if card.hole else "dim"
    else:
        text, tone = wrapped(_title(card), inner, titles)[row], card.tone
    if boxed:
        return [(f"{side} ", frame), (text, tone), (f" {side}", frame)]
    return [("▐" if here else "╎" if card.hole else " ", frame), (f"{text} ", tone)]
