"""Cards: a grid of cards in columns and lanes, with a cursor that moves from card to card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from roadmap.safe import TerminalText
from tui.widgets.card import Card, height, laid
from tui.widgets.inked import Inked
from tui.widgets.lines import TONES
from tui.widgets.plain import fitted

GAP = 1
_GAP = TerminalText(" " * GAP)


_FORMS = ((True, 5), (True, 4), (True, 3), (True, 2), (False, 3), (False, 2))
"""Whether cards have a border, and the lines of their titles; the most generous form first."""
_HIGH = 24
"""The lines of a board on which cards have a border even where not all of them can be seen at once."""


class _Band(NamedTuple):
    """A run of lines: a lane's heading, or one row of cards.

    Attributes:
        top: its first line.
        lane: the lane's heading; None for a row of cards.
        cards: the card of each column; None where there is none.
    """

    top: int
    lane: str | None
    cards: tuple[Card | None, ...] = ()


class Cards(Inked, can_focus=True):
    """Columns of cards, in lanes.

    Attributes:
        boxed: whether the cards have a border.
        lines: the lines of their titles.
    """

    INK = "cards"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "cards--head", "cards--lane", "cards--box", "cards--hole", "cards--cursor",
        *(f"cards--{tone}" for tone in TONES),
    }  # fmt: skip
    BINDINGS: ClassVar = [
        Binding("up,k", "step(-1, 0)", show=False),
        Binding("down,j", "step(1, 0)", show=False),
        Binding("left,h", "step(0, -1)", show=False),
        Binding("right,l", "step(0, 1)", show=False),
        Binding("pageup", "step(-4, 0)", show=False),
        Binding("pagedown", "step(4, 0)", show=False),
        Binding("home", "step(-100000, 0)", show=False),
        Binding("end", "step(100000, 0)", show=False),
        Binding("enter", "enter", show=False),
    ]

    class Entered(Message):
        """A card was chosen: Enter, or a second click on it.

        Attributes:
            key: what it stands for.
        """

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._heads: Sequence[str] = ()
        self._lanes: Sequence[tuple[str, Sequence[Sequence[Card]]]] = ()
        self._bands: list[_Band] = []
        self.boxed, self.lines = False, 2
        self._end = 0
        self._at: tuple[int, int] = (0, 0)
        self._places: dict[str, tuple[int, int]] = {}

    # --- what is shown ---

    def show(self, heads: Sequence[str], lanes: Sequence[tuple[str, Sequence[Sequence[Card]]]]) -> None:
        """Show cards; the cursor stays on its card, or near where it was.

        Args:
            heads: the heading of each column.
            lanes: the heading of each lane, and its cards column by column.
        """
        held = self.key
        self._heads, self._lanes = heads, lanes
        self._lay(held)

    def _lay(self, held: str | None) -> None:
        self._fit()
        self._bands, self._places, line = [], {}, 0
        for lane, columns in self._lanes:
            self._bands.append(_Band(line, lane))
            line += 1
            for row in range(max((len(column) for column in columns), default=0)):
                cards = tuple(column[row] if row < len(column) else None for column in columns)
                for number, card in enumerate(cards):
                    if card:
                        self._places[card.key] = (len(self._bands), number)
                self._bands.append(_Band(line, None, cards))
                line += self.tall
        self._end = line
        self.virtual_size = Size(0, line + 1)
        places = sorted(self._places.values())
        if held in self._places:
            self._at = self._places[held]
        elif places:
            self._at = min(places, key=lambda place: (abs(place[0] - self._at[0]), abs(place[1] - self._at[1])))
        self._into_sight()
        self.refresh()
        self._follow()

    def _fit(self) -> None:
        """Cards are as large as lets all of them be seen at once; on a full board they are small."""
        room = self.size.height - 1 - len(self._lanes)
        rows = sum(max((len(column) for column in columns), default=0) for _, columns in self._lanes)
        fitting = (form for form in _FORMS if rows * (form[1] + 1 + 2 * form[0]) <= room)
        self.boxed, lines = next(fitting, (self.size.height >= _HIGH, 2))
        width = min(wide for _, wide in self._widths()) - (4 if self.boxed else 2)
        cards = (card for _, columns in self._lanes for column in columns for card in column)
        self.lines = max((height(card, width, lines) for card in cards), default=2)

    @property
    def tall(self) -> int:
        """The lines of a card."""
        return self.lines + 1 + 2 * self.boxed

    def on_resize(self) -> None:
        """Cards are taller or shorter now."""
        self._lay(self.key)

    # --- the cursor ---

    @property
    def key(self) -> str | None:
        """What the card under the cursor stands for."""
        card = self._card(*self._at)
        return card.key if card else None

    @property
    def column(self) -> int:
        """The column of the cursor."""
        return self._at[1]

    def _card(self, band: int, column: int) -> Card | None:
        if not 0 <= band < len(self._bands) or column >= len(self._bands[band].cards):
            return None
        return self._bands[band].cards[column]

    def stand_on(self, key: str) -> bool:
        """Put the cursor on a card; whether it is there."""
        if key not in self._places:
            return False
        self._go(self._places[key])
        return True

    def _go(self, place: tuple[int, int]) -> None:
        if place != self._at:
            self._draw_again(self._at[0])
            self._at = place
            self._draw_again(place[0])
            self._into_sight()
            self._follow()

    def _draw_again(self, band: int) -> None:
        top = self._bands[band].top + 1 - int(self.scroll_y)
        self.refresh(Region(0, max(1, top), self.size.width, max(0, self.tall + min(0, top - 1))))

    def action_step(self, down: int, right: int) -> None:
        """Go to the nearest card in a direction."""
        band, column = self._at
        if down:
            same = sorted(place for place in self._places.values() if place[1] == column)
            ahead = [place for place in same if (place[0] > band if down > 0 else place[0] < band)]
            if ahead:
                self._go(ahead[min(down, len(ahead)) - 1] if down > 0 else ahead[max(down, -len(ahead))])
            return
        beside = [place for place in self._places.values() if (place[1] - column) * right > 0]
        if beside:
            self._go(min(beside, key=lambda place: (abs(place[1] - column), abs(place[0] - band), place[0])))

    def action_enter(self) -> None:
        """Choose the card under the cursor."""
        if self.key is not None:
            self.post_message(self.Entered(self.key))

    def _into_sight(self) -> None:
        if not self._at[0] < len(self._bands):
            return
        top = self._bands[self._at[0]].top
        first = top - 1 if self._at[0] and self._bands[self._at[0] - 1].lane is not None else top
        height = max(1, self.size.height - 1)
        if first < self.scroll_y:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif top + self.tall > self.scroll_y + height:
            self.scroll_to(y=top + self.tall - height, animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a second one chooses the card."""
        line = event.y - 1 + int(self.scroll_y)
        band = next((n for n in range(len(self._bands) - 1, -1, -1) if self._bands[n].top <= line), -1)
        column = next((n for n, (left, wide) in enumerate(self._widths()) if left <= event.x < left + wide), -1)
        card = self._card(band, column) if event.y and column >= 0 else None
        if card:
            self._go((band, column))
            if event.chain > 1:
                self.action_enter()

    # --- drawing ---

    def _widths(self) -> list[tuple[int, int]]:
        """Left edge and width of each column."""
        count = max(1, len(self._heads))
        room = self.scrollable_content_region.width - GAP * (count - 1)
        wide = max(6, room // count)
        extra = max(0, room - wide * count)
        edges, left = [], 0
        for number in range(count):
            mine = wide + (number < extra)
            edges.append((left, mine))
            left += mine + GAP
        return edges

    def render_line(self, y: int) -> Strip:
        """One line: the headings of the columns stay, the rest scrolls."""
        width = self.size.width
        if y == 0:
            heads = zip(self._heads, self._widths(), strict=False)
            pieces = [self.piece(fitted(head, wide) + _GAP, "head") for head, (_, wide) in heads]
            return Strip(pieces).adjust_cell_length(width, self.ink("head"))
        line = y - 1 + int(self.scroll_y)
        number = next((n for n in range(len(self._bands) - 1, -1, -1) if self._bands[n].top <= line), None)
        if number is None or line >= self._end:
            return Strip.blank(width, self.ink())
        band = self._bands[number]
        if band.lane is not None:
            return Strip([self.piece(f"── {band.lane} {'─' * width}", "lane")]).adjust_cell_length(width)
        pieces = []
        for column, (_, wide) in enumerate(self._widths()):
            card = self._card(number, column)
            pieces += self._line(card, line - band.top, wide, here=self._at == (number, column))
            pieces.append(self.piece(_GAP))
        return Strip(pieces).adjust_cell_length(width, self.ink())

    def _line(self, card: Card | None, line: int, wide: int, *, here: bool) -> list[Segment]:
        """The line `line` of a card in `wide` cells."""
        if card is None or line >= self.tall:  # the size may have changed since the bands were laid
            return [self.piece(" " * wide)]
        parts = laid(card, line, wide, titles=self.lines, boxed=self.boxed, here=here)
        return [self.piece(text, name, "cursor" if here else "") for text, name in parts]
