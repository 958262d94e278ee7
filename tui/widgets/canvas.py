"""Canvas: a drawing in characters, larger than the screen; a cursor goes from box to box, its lines stand out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from roadmap.drawing.characters.characters import NOBODY, Picture, Spot

_HEAVY = str.maketrans("─│┌┐└┘├┤┬┴", "━┃┏┓┗┛┣┫┳┻")
_DOUBLE = str.maketrans("─│┌┐└┘├┤", "═║╔╗╚╝╟╢")
_BORDER = frozenset("─│┌┐└┘├┤")
_PAN = 8
"""Cells by which one key moves the view sideways; half of it up and down."""


class Canvas(ScrollView, can_focus=True):
    """A picture of boxes and lines.

    The box under the cursor has a heavy border, the one in the middle of the question a double one; lines of the box
    under the cursor are heavy. So no state is told by colour alone.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "canvas--box", "canvas--cursor", "canvas--centre", "canvas--line", "canvas--lit", "canvas--error",
        "canvas--warning", "canvas--dim",
    }  # fmt: skip
    BINDINGS: ClassVar = [
        Binding("left,h", "step(-1, 0)", show=False),
        Binding("right,l", "step(1, 0)", show=False),
        Binding("up,k", "step(0, -1)", show=False),
        Binding("down,j", "step(0, 1)", show=False),
        Binding("shift+left,ctrl+left", "pan(-1, 0)", show=False),
        Binding("shift+right,ctrl+right", "pan(1, 0)", show=False),
        Binding("shift+up,ctrl+up", "pan(0, -1)", show=False),
        Binding("shift+down,ctrl+down", "pan(0, 1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "home", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another box."""

    class Entered(Message):
        """A box was clicked twice."""

    class Resized(Message):
        """There is more room, or less; at first there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = Picture((), (), {}, ())
        self.cursor = self.centre = NOBODY
        self._ends: Sequence[tuple[int, int]] = ()
        self._tones: Sequence[str] = ()
        self._lit: frozenset[int] = frozenset()

    def show(
        self, picture: Picture, ends: Sequence[tuple[int, int]], tones: Sequence[str], *, cursor: int, centre: int
    ) -> None:
        """Show another picture.

        Args:
            picture: what is to be seen.
            ends: the numbers of the boxes at the ends of each edge.
            tones: for each box ``error``, ``warning``, ``dim`` or nothing.
            cursor: the box under the cursor.
            centre: the box that the picture is about.
        """
        self.picture, self._ends, self._tones, self.centre = picture, ends, tones, centre
        self.virtual_size = Size(picture.wide, picture.high)
        self.stand_on(cursor, middle=True)

    def on_resize(self) -> None:
        """The canvas has been laid out."""
        self.post_message(self.Resized())

    # --- the cursor ---

    def stand_on(self, box: int, *, middle: bool = False) -> None:
        """Put the cursor on a box and bring it into sight, into the middle if asked."""
        self.cursor = box
        self._lit = frozenset(number for number, ends in enumerate(self._ends) if box in ends)
        self.refresh()
        if box != NOBODY:
            self.call_after_refresh(self._into_sight, middle=middle)
            self.post_message(self.Moved())

    def _into_sight(self, *, middle: bool = False) -> None:
        if self.cursor < len(self.picture.spots):
            spot = self.picture.spots[self.cursor]
            region = Region(spot.x, spot.y, spot.wide, spot.high)
            self.scroll_to_region(region, animate=False, center=middle, immediate=True)

    def around(self) -> list[int]:
        """The boxes at the other ends of the lines of the one under the cursor, from left to right."""
        return self.linked_with(self.cursor)

    def linked_with(self, box: int) -> list[int]:
        """The boxes that have a line to `box`, from left to right and down."""
        found = {other for ends in self._ends if box in ends for other in ends if other != box}
        return sorted(found, key=lambda other: self.picture.spots[other][:2])

    def action_step(self, across: int, down: int) -> None:
        """To the nearest box in a direction; where there is none, only the view moves."""
        box = self._nearest(across, down)
        if box is None:
            self.action_pan(across, down)
        else:
            self.stand_on(box)

    def _nearest(self, across: int, down: int) -> int | None:
        if self.cursor == NOBODY:
            return None
        here = self.picture.spots[self.cursor]
        found = [
            (cost, box)
            for box, spot in enumerate(self.picture.spots)
            if box != self.cursor and (cost := _cost(here, spot, across, down)) is not None
        ]
        return min(found)[1] if found else None

    def action_pan(self, across: int, down: int) -> None:
        """Move the view; the cursor stays on its box."""
        self.scroll_relative(x=across * _PAN, y=down * (_PAN // 2), animate=False, immediate=True)

    def action_page(self, down: int) -> None:
        """Move the view by a screen."""
        self.scroll_relative(y=down * max(1, self.size.height - 2), animate=False, immediate=True)

    def action_home(self) -> None:
        """Back to the box in the middle of the question."""
        if self.centre != NOBODY:
            self.stand_on(self.centre, middle=True)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a box; a second one enters it."""
        place = event.get_content_offset(self)
        if place is None:
            return
        box = self.box_at(place + self.scroll_offset)
        if box != NOBODY:
            self.stand_on(box)
            if event.chain > 1:
                self.post_message(self.Entered())

    def box_at(self, place: Offset) -> int:
        """The box at a cell of the picture, or nobody."""
        inside = 0 <= place.y < self.picture.high and 0 <= place.x < self.picture.wide
        return self.picture.owners[place.y][place.x] if inside else NOBODY

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width = self.scrollable_content_region.width
        row, left = y + self.scroll_offset.y, self.scroll_offset.x
        base = self.rich_style
        if row >= self.picture.high:
            return Strip.blank(width, base)
        cells = [self._cell(x, row) for x in range(left, min(left + width, self.picture.wide))]
        cells = _whole(cells)
        segments = [
            Segment(_exactly("".join(sign for sign, _ in run), len(run)), base + self._style(tone))
            for tone, group in groupby(cells, key=lambda cell: cell[1])
            if (run := list(group))
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, tone: str) -> Style:
        found = Style.null()
        for name in tone.split():
            found += self.get_component_rich_style(f"canvas--{name}", partial=True)
        return found

    def _cell(self, x: int, y: int) -> tuple[str, str]:
        """What stands in a cell of the picture, and how it is to be read."""
        picture = self.picture
        sign, owner = picture.rows[y][x], picture.owners[y][x]
        if owner != NOBODY:
            spot = picture.spots[owner]
            edge = y in (spot.y, spot.y + spot.high - 1) or x in (spot.x, spot.x + spot.wide - 1)
            tone = f"box {self._tones[owner]}" if not edge or spot.high < 3 else "box"
            if owner == self.cursor:
                return (sign.translate(_HEAVY) if edge and sign in _BORDER else sign), f"{tone} cursor"
            if owner == self.centre:
                return (sign.translate(_DOUBLE) if edge and sign in _BORDER else sign), f"{tone} centre"
            return sign, tone
        edges = picture.lines.get((x, y))
        if edges is None:
            return sign, ""
        if edges.isdisjoint(self._lit):
            return sign, "line"
        return self._crossing(x, y) if sign == "┼" else sign.translate(_HEAVY), "lit"

    def _crossing(self, x: int, y: int) -> str:
        """Of two lines that cross, only the one of the box under the cursor stands out."""
        lines = self.picture.lines
        across = not self._lit.isdisjoint(lines[x - 1, y] & lines[x + 1, y])
        upright = not self._lit.isdisjoint(lines[x, y - 1] & lines[x, y + 1])
        return "╋" if across and upright else "┿" if across else "╂"


def _cost(here: Spot, there: Spot, across: int, down: int) -> int | None:
    """How far a box is in a direction, what lies aside counting more; None where it is not in that direction."""
    dx = (2 * there.x + there.wide - 2 * here.x - here.wide) // 2
    dy = (2 * there.y + there.high - 2 * here.y - here.high) // 2
    if across:
        beside = there.x + there.wide <= here.x or here.x + here.wide <= there.x
        return abs(dx) + 4 * abs(dy) if beside and dx * across > 0 else None
    return 2 * abs(dy) + 4 * abs(dx) if dy * down > 0 else None


def _whole(cells: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Cells at the sides of the view, where signs of two cells are cut in half, show nothing."""
    if cells and not cells[0][0]:
        cells[0] = (" ", cells[0][1])
    if cells and cell_len(cells[-1][0]) > 1:
        cells[-1] = (" ", cells[-1][1])
    return cells


def _exactly(text: str, cells: int) -> str:
    """`text` in exactly that many cells: the terminal's tables may count rare signs in another way than the drawing."""
    return text if cell_len(text) == cells else set_cell_size(text, cells)
