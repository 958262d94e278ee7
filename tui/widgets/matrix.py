"""Matrix: rows and columns that both have names, with a cursor on one cell; only what is in sight is drawn."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip

from tui.widgets.lines import Bit, Lines
from tui.widgets.plain import fitted, widest

NARROWEST, WIDEST = 9, 16
"""Cells that a column takes, the gap before the next one included."""
_NAME_LEAST, _NAME_MOST, _NAME_SHARE = 18, 56, 0.36
_HEAD_MOST = 4


class Name(NamedTuple):
    """What a row or column is called.

    Attributes:
        key: what it stands for.
        text: anybody's text.
        sign: a mark before the text of a row, such as ``✗``.
        tone: how the mark is to be read, as of :class:`tui.widgets.lines.Bit`.
    """

    key: str
    text: str
    sign: str = ""
    tone: str = ""


At = Callable[[str, str], Bit]
"""What stands in a cell, given the keys of its row and its column."""


class Matrix(Lines):
    """Names down the left side and across the top stay where they are; the cells between them scroll both ways."""

    BINDINGS: ClassVar = [
        Binding("left", "across(-1)", show=False),
        Binding("right", "across(1)", show=False),
        Binding("ctrl+left", "leap(-1)", show=False),
        Binding("ctrl+right", "leap(1)", show=False),
    ]

    column: reactive[int] = reactive(0, init=False, repaint=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Name] = ()
        self.columns: Sequence[Name] = ()
        self._at: At = lambda row, column: Bit(f"{row}{column}")
        self._corner = ""
        self._first = 0
        self._wrapped: dict[str, list[str]] = {}
        self._longest = 0

    @property
    def cell(self) -> tuple[str, str] | None:
        """The keys of row and column under the cursor."""
        row = self.key
        return (row, self.columns[self.column].key) if row is not None and self.columns else None

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor; there may be rows where there are no columns."""
        return self.rows[self.cursor].key if self.count else None

    def show(self, rows: Sequence[Name], columns: Sequence[Name], at: At, corner: str = "") -> None:
        """Show a cell for each of `rows` and `columns`; the cursor stays on its keys where they are still there.

        Args:
            rows: the names at the left; each key once.
            columns: the names at the top; each key once.
            at: gives what stands in a cell; asked only for cells in sight.
            corner: what stands above the names at the left.
        """
        held = self.cell
        self.rows, self.columns, self._at, self._corner = tuple(rows), tuple(columns), at, corner
        self._longest = widest(f"{name.sign} {name.text}" for name in self.rows)
        self._lay()
        self.stand_on(column=held[1] if held else None)
        row = next((n for n, name in enumerate(self.rows) if held and name.key == held[0]), self.cursor)
        self.recount(len(self.rows), cursor=row)

    def stand_on(self, row: str | None = None, column: str | None = None) -> bool:
        """Put the cursor on a row and a column, each where it is given; whether they are there."""
        down = next((n for n, name in enumerate(self.rows) if name.key == row), None)
        across = next((n for n, name in enumerate(self.columns) if name.key == column), None)
        if down is not None:
            self.cursor = down
        self.column = self.column if across is None else across
        return (row is None or down is not None) and (column is None or across is not None)

    # --- measures ---

    @property
    def name_width(self) -> int:
        """The cells that the names at the left take."""
        most = max(_NAME_LEAST, min(_NAME_MOST, int(self.size.width * _NAME_SHARE)))
        return min(most, max(_NAME_LEAST, self._longest))

    @property
    def _room(self) -> int:
        return max(NARROWEST, self.size.width - self.name_width - 1)

    @property
    def step(self) -> int:
        """The cells that one column takes with its gap."""
        return max(NARROWEST, min(WIDEST, self._room // max(1, len(self.columns))))

    @property
    def across(self) -> int:
        """How many columns are in sight."""
        return max(1, self._room // self.step)

    @property
    def beyond(self) -> tuple[int, int]:
        """How many columns are out of sight at the left and at the right."""
        return self._first, max(0, len(self.columns) - self._first - self.across)

    def _lay(self) -> None:
        """Break the names at the top into lines of a column's width."""
        self._wrapped = {
            name.key: textwrap.wrap(name.text, self.step - 1, max_lines=_HEAD_MOST, placeholder="…") or [""]
            for name in self.columns
        }
        self.heading = max((len(lines) for lines in self._wrapped.values()), default=1)

    # --- moving ---

    def validate_column(self, column: int) -> int:
        """Within the columns."""
        return max(0, min(column, len(self.columns) - 1))

    def watch_column(self) -> None:
        """See that the column is in sight, draw anew, and tell."""
        self._column_into_sight()
        self.refresh()
        if self.count:
            self.post_message(self.Moved(self, self.cursor))

    def _column_into_sight(self) -> None:
        last = max(0, len(self.columns) - self.across)
        self._first = max(min(self._first, self.column, last), self.column - self.across + 1, 0)

    def on_resize(self) -> None:
        """Lay the columns out anew; the cursor stays in sight."""
        self._lay()
        self._column_into_sight()
        super().on_resize()
        self.refresh()

    def action_across(self, step: int) -> None:
        """Move the cursor by `step` columns."""
        self.column += step

    def action_leap(self, step: int) -> None:
        """Move the cursor by as many columns as are in sight."""
        self.column += step * self.across

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on the cell; on a name at the top, on its column."""
        left = event.x - self.name_width - 1
        if left >= 0:
            self.column = min(self._first + left // self.step, len(self.columns) - 1)
        super().on_click(event)

    # --- drawing ---

    def render_line(self, y: int) -> Strip:
        """The line `y` of the widget."""
        width = self.size.width
        if y < self.heading:
            return self._strip(self.head(y, width), width, "")
        number = y - self.heading + int(self.scroll_y)
        if number >= self.count:
            return Strip.blank(width, self.ink())
        return self._strip(self.row(number, width), width, "")

    def head(self, number: int, width: int) -> Sequence[Bit]:
        """One line of the names at the top, which stand on the rows."""
        del width
        last = number == self.heading - 1
        bits = [Bit(fitted(self._corner if last else "", self.name_width), "heading" if last else ""), Bit("│", "dim")]
        for n in self._shown:
            lines = self._wrapped[self.columns[n].key]
            line = number - (self.heading - len(lines))
            text = fitted(lines[line] if line >= 0 else "", self.step - 1)
            tone = "strong" if n == self.column else "dim"
            bits += [Bit(text, "heading" if last and n != self.column else tone), Bit(" ")]
        return bits

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """A name and its cells."""
        del width
        name, here = self.rows[number], number == self.cursor
        sign = f"{name.sign} " if name.sign else ""
        said = fitted(name.text, self.name_width - widest([sign]))
        bits = [Bit(sign, name.tone), Bit(said, "strong" if here else ""), Bit("│", "dim")]
        for n in self._shown:
            bit = self._at(name.key, self.columns[n].key)
            tone = bit.tone
            if here and n == self.column:
                tone = "cursor" if self.has_focus else "unfocused"
            bits += [Bit(fitted(bit.text, self.step - 1), tone), Bit(" ")]
        return bits

    @property
    def _shown(self) -> range:
        return range(self._first, min(len(self.columns), self._first + self.across))
