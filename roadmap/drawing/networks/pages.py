"""Pages of a network: one call of Graphviz places its parts, which then share as few legible pages as possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from roadmap.drawing.cards.typeset import Setting, typeset
from roadmap.drawing.error import DrawingError
from roadmap.drawing.frame import away_height
from roadmap.drawing.networks import parts
from roadmap.drawing.networks.layout import Link, Piece, laid_out, stacked, within
from roadmap.drawing.networks.network import Network
from roadmap.drawing.page import Away, CardSpot, Ground, Numbered, Page
from roadmap.drawing.paper import STEPS, USUAL, Sizes, Spot
from roadmap.locale.value import shorten
from roadmap.model.text import Text

WIDE = 116.0
"""Width of a card at scale 1, in points."""
_TALLEST = 300.0  # height of a card at scale 1; parts beyond are counted
_TRIES = 6
_NOTED = 48  # characters of a title in the note on arrows to other pages
_ENDLESS = 1e5  # height of a ground that is no paper
_PLAIN = Text(
    "Thẻ xếp theo lớp, mũi tên vẽ thẳng vì không chạy được bộ xếp sơ đồ: {}",
    "Cards stand in layers with straight arrows since the layout engine failed: {}",
)


def lay_out_network(network: Network, ground: Ground) -> list[Page]:
    """The network on as many pages as it takes to be legible, placed by one call of Graphviz where nothing fails.

    Where the engine fails, cards stand in layers and arrows are straight; a footnote says so.
    """
    return _Placing(network, ground).pages()


class _Placing:
    """One network on its way to pages of `ground`; lengths are those of scale 1 until a scale is chosen."""

    def __init__(self, network: Network, ground: Ground) -> None:
        self.cards, self.ground, self.failure = network.cards, ground, ""
        index = {card.id: number for number, card in enumerate(network.cards)}
        self.arrows = [arrow for arrow in network.arrows if arrow.source in index and arrow.target in index]
        self.links = [(index[arrow.source], index[arrow.target]) for arrow in self.arrows]
        self.leaving: list[list[int]] = [[] for _ in network.cards]
        for number, (source, _) in enumerate(self.links):
            self.leaving[source].append(number)
        self.first = frozenset(index[id] for id in network.first if id in index)
        numbers = iter(range(1, len(self.arrows) + 1))
        self.numbered = [Numbered(arrow, next(numbers) if arrow.label else 0) for arrow in self.arrows]
        sizes = Sizes.at(1.0)
        self.settings = [typeset(card, WIDE, sizes, _TALLEST) for card in network.cards]

    def pages(self) -> list[Page]:
        if not self.cards:
            return [self.ground.page(Sizes.at(USUAL))]
        area = self.ground.area
        if area.h >= _ENDLESS:  # no paper: nothing need be cut
            pieces, cut = self._pieces(inf, inf)
            area = area._replace(w=max(area.w, *(piece.width for piece in pieces)))
        else:
            pieces, cut = self._pieces(area.w / STEPS[0], area.h / STEPS[0])
        steps = [step for step in STEPS if step <= self.ground.paper.largest]
        room = area._replace(h=area.h - away_height(self.ground.paper)) if cut else area
        scale, packed = _packed(pieces, steps, room)
        made = [self._page(placed, scale, room) for placed in packed]
        self._note_cut(made)
        return made

    def _pieces(self, width: float, height: float) -> tuple[list[Piece], bool]:
        """The parts of the network, each small enough for a page of `width` times `height`; whether any was cut."""
        heights = [setting.height for setting in self.settings]
        groups = parts.connected(range(len(self.cards)), self.links)
        whole, fitting = len(groups), list[Piece]()
        groups = [
            part
            for group, own in zip(groups, within(groups, self.links), strict=True)
            for part in parts.cut(group, own, heights, width, height)
        ]
        for attempt in range(_TRIES):
            found = self._laid_out(groups, heights)
            large = [piece for piece in found if piece.width > width or piece.height > height]
            fitting += [piece for piece in found if piece.width <= width and piece.height <= height]
            if not large:
                break
            share = 0.7 / (attempt + 1)  # what did not fit is cut into smaller parts
            groups = [
                part
                for piece in large
                for part in parts.cut(sorted(piece.spots), list(piece.ways), heights, width * share, height * share)
            ]
        else:
            fitting += [Piece.single(node, WIDE, heights[node]) for piece in large for node in sorted(piece.spots)]
        return fitting, len(fitting) > whole

    def _laid_out(self, groups: Sequence[Sequence[int]], heights: Sequence[float]) -> list[Piece]:
        if self.failure:
            return stacked(groups, self.links, WIDE, heights)
        try:
            return laid_out(groups, self.links, WIDE, heights, self.first)
        except DrawingError as error:
            lang = self.ground.sheet.lang
            self.failure = _PLAIN.of(lang).format(error.message.of(lang))
            return stacked(groups, self.links, WIDE, heights)

    def _page(self, placed: Sequence[parts.Placed], scale: float, room: Spot) -> Page:
        """The pieces of one page, in the middle of the area."""
        page = self.ground.page(Sizes.at(scale))
        if self.failure:
            page.sheet = replace(page.sheet, footnotes=(*page.sheet.footnotes, self.failure))
        right = max(one.x + one.piece.width for one in placed)
        low = max(one.y + one.piece.height for one in placed)
        left = room.x + max(0.0, (room.w - right * scale) / 2)
        top = room.y + (max(0.0, (room.h - low * scale) * 0.42) if room.h < _ENDLESS else 0.0)
        ways: dict[Link, list[list[tuple[float, float]]]] = {}
        here: list[CardSpot] = []
        for piece, x, y in placed:
            dx, dy = left + (x - piece.x) * scale, top + (y - piece.y) * scale
            for node, spot in piece.spots.items():
                box = Spot(dx + spot.x * scale, dy + spot.y * scale, spot.w * scale, spot.h * scale)
                here.append(CardSpot(self.cards[node], _scaled(self.settings[node], scale), box))
            for link, several in piece.ways.items():
                moved = [[(dx + px * scale, dy + py * scale) for px, py in way] for way in several]
                ways.setdefault(link, []).extend(moved)
        page.cards, page.ways = here, []
        for number in sorted(number for one in placed for node in one.piece.spots for number in self.leaving[node]):
            link = self.links[number]
            if link in ways:
                page.arrows.append(self.numbered[number])
                page.ways.append(ways[link].pop(0) if ways[link] else None)
        return page

    def _note_cut(self, pages: Sequence[Page]) -> None:
        """Say on each page which arrows lead from it to cards elsewhere, or from one of its parts to another."""
        page_of = {spot.card.id: number for number, page in enumerate(pages, 1) for spot in page.cards}
        drawn = {id(item.arrow) for page in pages for item in page.arrows}
        titles = {card.id: card.title for card in self.cards}
        for arrow in self.arrows:
            if id(arrow) not in drawn and arrow.source != arrow.target:
                here, there = page_of[arrow.source], page_of[arrow.target]
                source, target = (shorten(titles[id], _NOTED) for id in (arrow.source, arrow.target))
                pages[here - 1].away.append(Away(source, target, there if there != here else 0))


def _packed(pieces: Sequence[Piece], steps: Sequence[float], room: Spot) -> tuple[float, list[list[parts.Placed]]]:
    """The pieces on as few pages as possible, at the largest scale for that; below the usual one only for one page."""
    best: tuple[float, list[list[parts.Placed]]] | None = None
    for step in steps:
        packed = parts.pack(pieces, room.w / step, room.h / step)
        fits = all(piece.width * step <= room.w + 0.01 and piece.height * step <= room.h + 0.01 for piece in pieces)
        if best is not None and (not fits or len(packed) > len(best[1])) and best[0] >= USUAL:
            break
        if best is None or (fits and (len(packed) <= len(best[1]))):
            best = step, packed
    return best or (USUAL, [])


def _scaled(setting: Setting, scale: float) -> Setting:
    """A card's lines as they are, at another scale: everything grows alike, so that no line breaks elsewhere."""
    rows = tuple(row._replace(height=row.height * scale) for row in setting.rows)
    return setting._replace(tag=setting.tag * scale, rows=rows, height=setting.height * scale)
