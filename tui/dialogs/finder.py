"""Finder: a list that is narrowed by typing; the arrows move in it meanwhile."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from tui.dialogs.dialog import Dialog
from tui.widgets.line import Line
from tui.widgets.lines import Lines
from tui.widgets.table import Table

_TALLEST = 18
_MOVES = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


class Finder(Dialog[str]):
    """A line to type in and what it finds; inheritors give :meth:`find` and :meth:`answer`."""

    def body(self) -> ComposeResult:
        """The line, and what it finds."""
        yield Line(placeholder="/")
        yield Table()

    def open(self, count: int) -> None:
        """Show everything, which are `count` rows, before anything is typed."""
        self.query_one(Table).styles.height = max(4, min(count + 2, _TALLEST, self.app.size.height - 9))
        self.find("")
        self.query_one(Line).focus()

    def find(self, text: str) -> None:
        """Show what `text` finds."""
        raise NotImplementedError

    def answer(self, key: str) -> str:
        """What the row `key` stands for."""
        return key

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again."""
        self.find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The row under the cursor."""
        event.stop()
        self._done()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """The row that was clicked twice."""
        event.stop()
        self._done()

    def _done(self) -> None:
        key = self.query_one(Table).key
        if key is not None:
            self.dismiss(self.answer(key))

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the words are being typed."""
        table = self.query_one(Table)
        if event.key in _MOVES and not table.has_focus:
            event.stop()
            event.prevent_default()
            table.cursor += _MOVES[event.key]
