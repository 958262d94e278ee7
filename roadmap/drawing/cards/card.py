"""Cards with arrows between them, in the lanes and columns of a grid or under the headings of blocks.

Everything here is text and choice, never a position: where a card goes on the paper follows from its lane and column or
from its block, and is computed by :mod:`roadmap.drawing.layout`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from roadmap.drawing.look import Link, Mark, Tone


@dataclass(frozen=True, slots=True)
class Row:
    """A part listed inside a card, such as a technology of a product.

    Attributes:
        text: its name.
        detail: a lighter second text, such as who owns it.
        unowned: the words that say that nobody owns it; empty when somebody does.
        mark: its state.
        id: of what it is, by which it takes a tone.
        tone: a bar before its name; none where it is None.
    """

    text: str
    detail: str = ""
    unowned: str = ""
    mark: Mark | None = None
    id: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A box with a bold title.

    Attributes:
        id: unique on the sheet; arrows name it.
        title: bold, up to six lines.
        lines: lighter lines under the title, such as the lead organisation.
        mark: its state.
        when: dates, beside the state where there is room.
        tone: the family it belongs to; without a bar where it is None.
        unowned: words of warning, such as that nobody owns it; empty where all is well. Makes the border thick and
            dashed.
        rows: parts listed inside the card.
        tooltip: the full name; the title where empty.
        tag: a short word before the title, such as a code.
    """

    id: str
    title: str
    lines: tuple[str, ...] = ()
    mark: Mark | None = None
    when: str = ""
    tone: Tone | None = Tone.NEUTRAL
    unowned: str = ""
    rows: tuple[Row, ...] = ()
    tooltip: str = ""
    tag: str = ""

    def toned(self, tones: Mapping[str, Tone]) -> Card:
        """The same card in the tone given for its id, and its rows in those for theirs."""
        rows = tuple(replace(row, tone=tones.get(row.id)) for row in self.rows)
        return replace(self, tone=tones.get(self.id), rows=rows)

    def ids(self) -> Iterator[str]:
        """Its id, and those of its rows."""
        yield self.id
        yield from (row.id for row in self.rows if row.id)


@dataclass(frozen=True, slots=True)
class Hole:
    """A place where something should be and is not: a dashed, hatched box with a word such as "nothing yet"."""

    word: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid; neighbours with the same non-empty `group` share that text as a heading above theirs."""

    id: str
    heading: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A row band of a grid."""

    id: str
    heading: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Placed:
    """A card or a hole in a cell. A hole whose `lane` is empty spans all lanes of its column."""

    lane: str
    column: str
    content: Card | Hole


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link from one card to another, by card id.

    Attributes:
        source: id of the card it leaves.
        target: id of the card it enters.
        kind: what it means.
        label: said in a numbered note under the drawing, since gaps between cards are narrow.
    """

    source: str
    target: str
    kind: Link = Link.SEQUENCE
    label: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards in lanes (bands) and columns; several cards of a cell are stacked in the order given."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    placed: tuple[Placed, ...] = ()
    arrows: tuple[Arrow, ...] = ()

    def ids(self) -> Iterator[str]:
        """The ids of the cards and of their rows."""
        return (id for placed in self.placed if isinstance(placed.content, Card) for id in placed.content.ids())

    def toned(self, tones: Mapping[str, Tone]) -> Grid:
        """The same grid, its cards and their rows in the tones given by id, its lanes in none."""
        lanes = tuple(replace(lane, tone=Tone.NEUTRAL) for lane in self.lanes)
        return replace(self, lanes=lanes, placed=tuple(_toned(placed, tones) for placed in self.placed))


def _toned(placed: Placed, tones: Mapping[str, Tone]) -> Placed:
    card = placed.content
    return replace(placed, content=card.toned(tones)) if isinstance(card, Card) else placed


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with the cards under it. `note` stands beside the heading, such as "proposed"."""

    id: str
    heading: str
    cards: tuple[Card, ...] = ()
    note: str = ""
    code: str = ""
    hole: Hole | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks packed on the page in reading order, column by column."""

    blocks: tuple[Block, ...]

    def ids(self) -> Iterator[str]:
        """The ids of the cards and of their rows."""
        return (id for block in self.blocks for card in block.cards for id in card.ids())

    def toned(self, tones: Mapping[str, Tone]) -> Blocks:
        """The same blocks, their cards and the rows of these in the tones given by id."""
        return Blocks(
            tuple(replace(block, cards=tuple(card.toned(tones) for card in block.cards)) for block in self.blocks)
        )
