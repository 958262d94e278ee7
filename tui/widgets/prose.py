"""Prose: a text to read beside a list, wrapped to the width there is.

A scrolling container around a static text has the whole screen laid out again whenever the text changes, which is at
every move of the cursor. This widget keeps its place and draws itself alone.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from tui.widgets.plain import fitted


class Prose(Widget, can_focus=True):
    """A text that is turned page by page; the last line says how much more there is."""

    BINDINGS: ClassVar = [
        Binding("up,k", "turn(-1)", show=False),
        Binding("down,j", "turn(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home", "turn(-100000)", show=False),
        Binding("end", "turn(100000)", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._content = Content("")
        self._strips: tuple[int, list[Strip]] = (-1, [])
        self._top = 0

    def show(self, content: Content) -> None:
        """Show another text, from its beginning."""
        self._content, self._strips, self._top = content, (-1, []), 0
        self.refresh()

    @property
    def _room(self) -> int:
        return self.content_size.height

    def _lines(self) -> list[Strip]:
        width = self.content_size.width
        if self._strips[0] != width:
            strips = Visual.to_strips(self, self._content, width, None, self.visual_style, pad=True)
            self._strips = (width, strips)
        return self._strips[1]

    def render_line(self, y: int) -> Strip:
        """The line `y`; the last one tells of the lines below it."""
        lines, width = self._lines(), self.content_size.width
        below = len(lines) - self._top - self._room
        if below > 0 and y == self._room - 1:
            said = fitted(f"↓ {below + 1}", width, right=True)
            return Strip([Segment(said, self.rich_style)]).adjust_cell_length(width, self.rich_style)
        number = y + self._top
        return lines[number] if number < len(lines) else Strip.blank(width, self.rich_style)

    def on_resize(self) -> None:
        """Stay within the text."""
        self.action_turn(0)

    def notify_style_update(self) -> None:
        """The theme has changed: the lines are coloured anew."""
        super().notify_style_update()
        self._strips = (-1, [])

    def action_turn(self, lines: int) -> None:
        """Read on, or go back for negative `lines`."""
        self._top = max(0, min(self._top + lines, len(self._lines()) - self._room))
        self.refresh()

    def action_page(self, pages: int) -> None:
        """Read on by pages."""
        self.action_turn(pages * max(1, self._room - 2))

    def on_mouse_scroll_down(self) -> None:
        """The wheel reads on."""
        self.action_turn(3)

    def on_mouse_scroll_up(self) -> None:
        """The wheel goes back."""
        self.action_turn(-3)
