"""A page after layout: every part with its place, in points, ready to be routed and painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from roadmap.drawing.cards.card import Arrow, Card, Hole, Row
from roadmap.drawing.cards.typeset import HoleSetting, RowSetting, Setting
from roadmap.drawing.look import Link, Sample, Tone
from roadmap.drawing.paper import Paper, Sizes, Spot
from roadmap.drawing.shape import Shape, moved, sample_of
from roadmap.drawing.sheet import Sheet


class Heading(NamedTuple):
    """Text in a coloured field: over columns, over one column, beside a lane, over a block; `size` of its letters."""

    kind: Literal["group", "column", "lane", "block"]
    spot: Spot
    lines: tuple[str, ...]
    size: float
    tone: Tone = Tone.NEUTRAL
    notes: tuple[str, ...] = ()
    code: str = ""
    tooltip: str = ""


class Band(NamedTuple):
    """Ground behind the cards of a lane or a block."""

    spot: Spot
    tone: Tone


class CardSpot(NamedTuple):
    """A card at its place."""

    card: Card
    setting: Setting
    spot: Spot


class HoleSpot(NamedTuple):
    """A hole at its place."""

    hole: Hole
    setting: HoleSetting
    spot: Spot


class Pointer(NamedTuple):
    """A light note in an empty column that its cards stand on another page."""

    lines: tuple[str, ...]
    spot: Spot


class Numbered(NamedTuple):
    """An arrow whose both ends are on the page; `number` leads to its note, 0 without a label."""

    arrow: Arrow
    number: int


class Away(NamedTuple):
    """An arrow that leads to another page: titles of its ends, number of that page; 0 for the same page."""

    source: str
    target: str
    page: int


@dataclass(slots=True)
class Page:
    """One page of a sheet.

    Attributes:
        area: the part of the paper inside the frame.
        vacant: room for a note in each column without anything on this page, by column id.
        pointers: notes in such columns whose cards stand on other pages.
        away: arrows from a card of this page to one of another page.
        shapes: what a chart, matrix or map consists of, in the order of painting.
        ways: corners of each of the arrows, where the layout has found them already; else they are routed.
    """

    sheet: Sheet
    paper: Paper
    sizes: Sizes
    area: Spot
    number: int = 1
    count: int = 1
    headings: list[Heading] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    cards: list[CardSpot] = field(default_factory=list)
    holes: list[HoleSpot] = field(default_factory=list)
    vacant: dict[str, Spot] = field(default_factory=dict)
    pointers: list[Pointer] = field(default_factory=list)
    arrows: list[Numbered] = field(default_factory=list)
    away: list[Away] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    ways: list[list[tuple[float, float]] | None] | None = None

    def obstacles(self) -> list[Spot]:
        """What arrows run around, besides cards."""
        holes, headings = (hole.spot for hole in self.holes), (heading.spot for heading in self.headings)
        return [*holes, *headings, *(pointer.spot for pointer in self.pointers)]

    def spots(self) -> list[Spot]:
        """The places of cards, holes and headings."""
        cards, holes = [one.spot for one in self.cards], [one.spot for one in self.holes]
        return [*cards, *holes, *(one.spot for one in self.headings)]

    def shift(self, down: float) -> None:
        """Move everything on the page down."""
        self.shapes = [moved(shape, 0.0, down) for shape in self.shapes]
        self.cards = [one._replace(spot=_lower(one.spot, down)) for one in self.cards]
        self.holes = [one._replace(spot=_lower(one.spot, down)) for one in self.holes]
        self.headings = [one._replace(spot=_lower(one.spot, down)) for one in self.headings]

    def samples(self) -> set[Sample]:
        """What occurs on the page and may need a legend entry."""
        cards = samples_of(
            ((spot.card, spot.setting.rows) for spot in self.cards),
            (arrow.kind for arrow, _ in self.arrows),
            holes=bool(self.holes),
        )
        return cards | {one for shape in self.shapes if (one := sample_of(shape))}


def _lower(spot: Spot, down: float) -> Spot:
    return spot._replace(y=spot.y + down)


class Ground(NamedTuple):
    """Where a sheet's pages are laid out: the sheet, its paper, the part of the paper inside the frame."""

    sheet: Sheet
    paper: Paper
    area: Spot

    def page(self, sizes: Sizes) -> Page:
        """An empty page."""
        return Page(self.sheet, self.paper, sizes, self.area)


class Plan(NamedTuple):
    """A sheet laid out at one scale: how many pages it takes, 0 where it cannot be done, and what places them.

    A layout that is sought among many is only placed when it is chosen.
    """

    total: int
    pages: Callable[[], list[Page]]


def samples_of(
    cards: Iterable[tuple[Card, Sequence[Row | RowSetting]]], links: Iterable[Link], *, holes: bool
) -> set[Sample]:
    """What occurs in a drawing, each card with those of its rows that are shown, and may need a legend entry."""
    found: set[Sample] = set(links)
    for card, rows in cards:
        for part in (card, *rows):
            if part.tone:
                found.add(part.tone)
            if part.mark:
                found.add(part.mark.symbol)
            if part.unowned:
                found.add("unowned")
    if holes:
        found.add("hole")
    return found
