"""Layout of blocks: headings with cards under them, packed into columns of the page in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from roadmap.drawing.cards.card import Block, Card, Hole
from roadmap.drawing.cards.typeset import HoleSetting, Setting, split, typeset_hole
from roadmap.drawing.frame import CONTINUED
from roadmap.drawing.look import Tone
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.page import Band, CardSpot, Heading, HoleSpot, Page
from roadmap.drawing.paper import Sizes, Spot, leading
from roadmap.model.text import Lang

NARROWEST = 128.0
"""Narrowest column for blocks at scale 1, in points."""


class Measure(NamedTuple):
    """Sizes, number of columns, width of a column and the space between two; height of the area; language."""

    sizes: Sizes
    columns: int
    width: float
    space: float
    height: float
    lang: Lang

    @property
    def card(self) -> float:
        """Width of a card."""
        return self.width - self.sizes.pad * 1.6


class Piece(NamedTuple):
    """A card or a hole of a block, typeset."""

    content: Card | Hole
    setting: Setting | HoleSetting
    height: float


class Part(NamedTuple):
    """What stands in one column: the heading again where a block goes on, then cards."""

    block: int
    pieces: tuple[Piece, ...]
    resumed: bool
    height: float


def measure(columns: int, width: float, height: float, sizes: Sizes, lang: Lang) -> Measure:
    """Lengths for so many columns in an area of `width` times `height` points."""
    space = sizes.gap
    return Measure(sizes, columns, (width - space * (columns - 1)) / columns, space, height, lang)


def column_choices(width: float, sizes: Sizes) -> range:
    """Numbers of columns worth trying, fewest first."""
    most = max(1, int((width + sizes.gap) / (NARROWEST * sizes.scale + sizes.gap)))
    return range(max(1, most - 2), most + 1)


class Title(NamedTuple):
    """Lines of a block's heading, lines of its note, and the height of both."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    height: float


def title_of(block: Block, widths: Measure, *, resumed: bool) -> Title:
    """A block's heading, typeset; shorter, and with a word for it, where the block goes on in a further column."""
    return _title(block.heading, block.note, block.code, widths, resumed)


@lru_cache(maxsize=512)  # the search for level columns asks for each heading a dozen times
def _title(heading: str, note: str, given: str, widths: Measure, resumed: bool) -> Title:
    sizes = widths.sizes
    continued = CONTINUED.of(widths.lang) if resumed else ""
    code = text_width(given, sizes.heading, bold=True) + sizes.pad if given else 0.0
    room = widths.width - sizes.pad * 2.4 - code
    lines = wrap(heading, room, sizes.heading, bold=True, lines=2 if resumed else 8)
    notes = wrap(f"{note} {continued}", room, sizes.line, lines=3)
    height = len(lines) * leading(sizes.heading) + len(notes) * leading(sizes.line) + sizes.pad * 1.6
    return Title(lines, notes, height)


def set_pieces(blocks: Sequence[Block], widths: Measure) -> list[list[Piece]]:
    """The cards of each block typeset, those higher than a column split; an empty block holds its hole."""
    pieces: list[list[Piece]] = []
    for block in blocks:
        own: list[Piece] = []
        heads = (title_of(block, widths, resumed=resumed).height for resumed in (False, True))
        tallest = widths.height - max(heads) - widths.sizes.pad * 2 - 0.01
        for card in block.cards:
            for one, setting in split(card, widths.card, widths.sizes, tallest, CONTINUED.of(widths.lang)):
                own.append(Piece(one, setting, setting.height))
        if block.hole:
            empty = typeset_hole(block.hole, widths.card, widths.sizes)
            own.append(Piece(block.hole, empty, empty.height))
        pieces.append(own)
    return pieces


def fill(
    blocks: Sequence[Block], pieces: Sequence[Sequence[Piece]], widths: Measure, height: float
) -> list[list[Part]]:
    """Parts by column, each column at most `height` high where its parts allow it.

    A block goes on in the next column where at least two of its cards stay together on both sides, or where it is
    higher than a column.
    """
    gap, between = widths.sizes.pad, widths.sizes.gap
    columns: list[list[Part]] = [[]]
    room = height
    for number, block in enumerate(blocks):
        waiting, resumed = list(pieces[number]), False
        while True:
            head = title_of(block, widths, resumed=resumed).height + gap
            taken = _take(waiting, room - head - gap, gap)
            split = taken < len(waiting)
            tall = head + _sum(waiting, gap) > height
            orphan = split and (taken < 2 or (len(waiting) - taken < 2 and not tall))
            if columns[-1] and (orphan or head > room or (split and taken == 0)):
                columns.append([])
                room = height
                continue
            taken = max(taken, min(1, len(waiting)))
            part = Part(number, tuple(waiting[:taken]), resumed, head + _sum(waiting[:taken], gap) + gap)
            columns[-1].append(part)
            room -= part.height + between
            waiting, resumed = waiting[taken:], True
            if not waiting:
                break
    return columns


def _sum(pieces: Sequence[Piece], gap: float) -> float:
    return sum(piece.height for piece in pieces) + gap * max(len(pieces) - 1, 0)


def _take(pieces: Sequence[Piece], room: float, gap: float) -> int:
    """How many pieces fit into `room`."""
    used = 0.0
    for count, piece in enumerate(pieces):
        used += piece.height + (gap if count else 0.0)
        if used > room:
            return count
    return len(pieces)


def lowest(
    blocks: Sequence[Block], pieces: Sequence[Sequence[Piece]], widths: Measure, height: float, most: int
) -> float:
    """The smallest column height with which everything still stands in `most` columns, so that they end level.

    Returns `height` where even that does not hold them.
    """
    low, high = 0.0, height
    for _ in range(12):
        middle = (low + high) / 2
        columns = fill(blocks, pieces, widths, middle)
        if len(columns) <= most and max(column_height(column, widths) for column in columns) <= height:
            high = middle
        else:
            low = middle
    return high


def column_height(parts: Sequence[Part], widths: Measure) -> float:
    """Height of a column."""
    return sum(part.height for part in parts) + widths.sizes.gap * max(len(parts) - 1, 0)


def place(page: Page, blocks: Sequence[Block], columns: Sequence[Sequence[Part]], widths: Measure) -> None:
    """Give every part its place in the area of `page`."""
    area, sizes = page.area, widths.sizes
    tallest = max((column_height(column, widths) for column in columns), default=0.0)
    for index, column in enumerate(columns):
        x, y = area.x + index * (widths.width + widths.space), area.y
        slack = max(0.0, min(area.h, tallest) - column_height(column, widths))
        cards = sum(len(part.pieces) for part in column)
        extra = min(slack / max(cards, 1), sizes.pad * 0.8)
        for part in column:
            height = part.height + extra * len(part.pieces)
            _part(page, blocks[part.block], part, Spot(x, y, widths.width, height), widths, extra)
            y += height + sizes.gap


def _part(page: Page, block: Block, part: Part, spot: Spot, widths: Measure, extra: float) -> None:
    sizes = widths.sizes
    title = title_of(block, widths, resumed=part.resumed)
    head = title.height
    page.bands.append(Band(spot, Tone.NEUTRAL))
    box = Spot(spot.x, spot.y, spot.w, head)
    page.headings.append(
        Heading("block", box, title.lines, sizes.heading, notes=title.notes, code=block.code, tooltip=block.heading)
    )
    y = spot.y + head + sizes.pad
    for piece in part.pieces:
        place_ = Spot(spot.x + sizes.pad * 0.8, y, widths.card, piece.height)
        if isinstance(piece.content, Card) and isinstance(piece.setting, Setting):
            page.cards.append(CardSpot(piece.content, piece.setting, place_))
        elif isinstance(piece.content, Hole) and isinstance(piece.setting, HoleSetting):
            page.holes.append(HoleSpot(piece.content, piece.setting, place_))
        y += piece.height + extra + sizes.pad
