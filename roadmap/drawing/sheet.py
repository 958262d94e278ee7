"""What can be drawn: a sheet with a frame, and on it a grid of cards with arrows, blocks of cards, or another body.

Everything here is text and choice, never a position: where a card goes on the paper follows from its lane and column or
from its block, and is computed by :mod:`roadmap.drawing.layout`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from roadmap.drawing.page import Ground, Page

Language = Literal["vi", "en"]
Theme = Literal["colour", "mono"]


class Tone(StrEnum):
    """A role in the palette: a family of cards. Each has its own bar pattern, so that it reads in black and white."""

    NEUTRAL = "neutral"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    SIXTH = "sixth"


class Symbol(StrEnum):
    """The drawn sign of a state; always stands beside a word."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    LATE = "late"
    PAUSED = "paused"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    MILESTONE = "milestone"
    ASPIRED = "aspired"
    GATE = "gate"
    NOW = "now"
    TARGET = "target"


class Link(StrEnum):
    """A kind of arrow; each has its own line and head."""

    SEQUENCE = "sequence"
    TRANSFER = "transfer"
    HANDOVER = "handover"
    DEPENDENCY = "dependency"


class Pen(StrEnum):
    """A kind of line that is no link."""

    AXIS = "axis"
    GUIDE = "guide"
    TODAY = "today"
    CRITICAL = "critical"
    BASELINE = "baseline"


class Fill(StrEnum):
    """A way of filling a shape; each is told from the others without colour."""

    SOLID = "solid"
    TINT = "tint"
    HATCH = "hatch"
    OPEN = "open"
    GHOST = "ghost"


class Look(NamedTuple):
    """How a shape is filled: a family of the palette, and a way of filling."""

    tone: Tone
    fill: Fill


@dataclass(frozen=True, slots=True)
class Mark:
    """A state: a sign and its word."""

    symbol: Symbol
    word: str


@dataclass(frozen=True, slots=True)
class Row:
    """A part listed inside a card, such as a technology of a product.

    Attributes:
        text: its name.
        detail: a lighter second text, such as who owns it.
        unowned: the words that say that nobody owns it; empty when somebody does.
        mark: its state.
    """

    text: str
    detail: str = ""
    unowned: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A box with a bold title.

    Attributes:
        id: unique on the sheet; arrows name it.
        title: bold, up to six lines.
        lines: lighter lines under the title, such as the lead organisation.
        mark: its state.
        when: dates, beside the state where there is room.
        tone: the family it belongs to.
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
    tone: Tone = Tone.NEUTRAL
    unowned: str = ""
    rows: tuple[Row, ...] = ()
    tooltip: str = ""
    tag: str = ""


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


Sample = Symbol | Tone | Link | Pen | Look | Literal["hole", "unowned"]
"""What a legend entry explains."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A legend entry: it is drawn only on pages where its sample occurs."""

    sample: Sample
    text: str


class Body(Protocol):
    """A drawing that lays itself out in shapes and cards: a chart, a matrix, a network, a map."""

    def pages(self, ground: Ground) -> list[Page]:
        """The drawing on as many pages of `ground` as it takes to be legible, each part at its place."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing with its frame.

    Attributes:
        title: what is shown, in one line.
        body: the drawing itself.
        subtitle: a lighter line under the title.
        as_of: the date for which it holds, as text.
        source: where the data come from, as text.
        stamp: an outlined warning in the upper right corner, such as "illustrative data".
        legend: words for every sample that may occur; each page shows those that do.
        footnotes: such as what was left out.
        lang: language of the frame's own words.
        page: name of a page preset.
        theme: ``colour``, or ``mono`` for black ink on white paper.
    """

    title: str
    body: Grid | Blocks | Body
    subtitle: str = ""
    as_of: str = ""
    source: str = ""
    stamp: str = ""
    legend: tuple[Entry, ...] = ()
    footnotes: tuple[str, ...] = ()
    lang: Language = "vi"
    page: str = field(default="a4")
    theme: Theme = "colour"
