"""Lines: rows of text with a cursor, of which only those in sight are ever drawn.

Textual's own tables and trees build every row; at ten thousand records they take seconds. Whoever shows a long list
inherits from this widget and says what each row looks like.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.widgets.inked import Inked


class Bit(NamedTuple):
    """A piece of a row.

    Attributes:
        text: what stands there; anybody's text, made safe when it is drawn.
        tone: how it is to be read: ``""``, ``strong``, ``dim``, ``good``, ``info``, ``warning``, ``error``, ``accent``,
            ``hole``, ``critical``, ``heading``.
    """

    text: str
    tone: str = ""


TONES = ("strong", "dim", "good", "info", "warning", "error", "accent", "hole", "critical", "heading")


class Lines(Inked, can_focus=True):
    """Rows of text with a cursor.

    Inheritors give :meth:`row` and set :attr:`count` through :meth:`recount`; a fixed heading of :attr:`heading` rows
    comes from :meth:`head`.
    """

    INK = "lines"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--unfocused", *(f"lines--{t}" for t in TONES)}
    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "jump(0)", show=False),
        Binding("end", "jump(-1)", show=False),
        Binding("enter", "enter", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    count = 0
    heading = 0

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, lines: Lines, row: int) -> None:
            super().__init__()
            self.lines = lines
            self.row = row

        @property
        def control(self) -> Lines:
            """The widget."""
            return self.lines

    class Entered(Moved):
        """A row was chosen: Enter, or a second click on it."""

    # --- what inheritors say ---

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """The row `number` in up to `width` cells; what is longer is cut."""
        raise NotImplementedError

    def head(self, number: int, width: int) -> Sequence[Bit]:
        """The row `number` of the heading."""
        raise NotImplementedError

    def recount(self, count: int, *, cursor: int | None = None) -> None:
        """There are `count` rows now; the cursor goes to `cursor` or stays where it can."""
        self.count = count
        self.virtual_size = Size(0, count + self.heading)
        wanted = self.cursor if cursor is None else cursor
        target = max(0, min(wanted, count - 1))
        if target == self.cursor:
            self.watch_cursor(target, target)
        self.cursor = target
        self.refresh()

    # --- moving ---

    def validate_cursor(self, cursor: int) -> int:
        """Within the rows."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw both rows anew, see that the cursor is in sight, and tell: those who follow at once, others soon."""
        self._draw_again(before)
        self._draw_again(cursor)
        self._into_sight(cursor)
        self._follow()
        if self.count:
            self.post_message(self.Moved(self, cursor))

    def _draw_again(self, number: int) -> None:
        y = number - int(self.scroll_y) + self.heading
        if self.heading <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _into_sight(self, number: int) -> None:
        shown = max(1, self.size.height - self.heading)
        top = int(self.scroll_y)
        if number < top:
            self.scroll_to(y=number, animate=False, immediate=True)
        elif number >= top + shown:
            self.scroll_to(y=number - shown + 1, animate=False, immediate=True)

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._into_sight(self.cursor)

    def action_move(self, step: int) -> None:
        """Move the cursor by `step` rows."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Move the cursor by `step` pages."""
        self.cursor += step * max(1, self.size.height - self.heading - 1)

    def action_jump(self, row: int) -> None:
        """Move the cursor to the first row, or to the last for -1."""
        self.cursor = row if row >= 0 else self.count - 1

    def action_enter(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Entered(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there; a second one chooses the row."""
        number = event.y - self.heading + int(self.scroll_y)
        if event.y < self.heading or not 0 <= number < self.count:
            return
        self.cursor = number
        if event.chain > 1:
            self.action_enter()

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
        """The line `y` of the widget."""
        width = self.scrollable_content_region.width
        if y < self.heading:
            return self._strip(self.head(y, width), width, "heading")
        number = y - self.heading + int(self.scroll_y)
        if number >= self.count:
            return Strip.blank(width, self.ink())
        over = ("cursor" if self.has_focus else "unfocused") if number == self.cursor else ""
        return self._strip(self.row(number, width), width, over)

    def _strip(self, bits: Sequence[Bit], width: int, over: str) -> Strip:
        segments = [self.piece(bit.text, bit.tone, over) for bit in bits]
        return Strip(segments).adjust_cell_length(width, self.ink("", over))
