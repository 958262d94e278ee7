"""A record, found by typing a part of its name or id without diacritics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from roadmap.model.record import Record
from roadmap.model.text import Text, fold
from tui.dialogs.dialog import Dialog
from tui.state import State
from tui.widgets.line import Line
from tui.widgets.lines import Lines
from tui.widgets.table import Cell, Column, Table

NEW = "+"
"""What the row stands for that makes a new record; no id looks like it."""

_COLUMNS = (
    Column("name", Text("Tên", "Name"), 24, share=3),
    Column("id", Text("Mã", "Id"), 16, share=1, rank=1),
    Column("kind", Text("Loại", "Kind"), 12, rank=2),
)
_NEW = Text("＋ Tạo mới: {}", "＋ Create: {}")


class Picker(Dialog[str]):
    """A record of some kinds; the answer is its id, or ``+`` and the words typed where a new one is wanted.

    Args:
        title: what is asked.
        state: the workspace.
        kinds: the kinds that may be named; none means all.
        value: the id that the cursor stands on at first.
        new: whether a new record may be asked for.
        first: ids that are shown before all others.
    """

    BINDINGS: ClassVar = []

    def __init__(
        self,
        title: Text,
        state: State,
        kinds: Sequence[str] = (),
        *,
        value: str | None = None,
        new: bool = False,
        first: Sequence[str] = (),
    ) -> None:
        super().__init__(title, state.lang)
        self._state, self._value, self._new = state, value, new
        known = [record for record in state.roadmap if not kinds or record.KIND in kinds]
        early = {id: number for number, id in enumerate(first)}
        self._records = sorted(known, key=lambda one: (early.get(one.id, len(early)), fold(one.label(state.lang))))
        self._folded = [
            (one.id, fold(f"{one.id} {one.name or ''} {one.name.en if one.name else ''}")) for one in self._records
        ]

    def body(self) -> ComposeResult:
        """The line to type in, and what it finds."""
        yield Line(placeholder="/")
        yield Table()

    def on_mount(self) -> None:
        """All records, before anything is typed."""
        self.query_one(Table).styles.height = max(4, min(len(self._records) + 2, self.app.size.height - 9))
        self._find("")
        if self._value:
            self.query_one(Table).stand_on(self._value)
        self.query_one(Line).focus()

    def _find(self, text: str) -> None:
        words = fold(text).split()
        found = [id for id, folded in self._folded if all(word in folded for word in words)]
        if words:
            found.sort(key=lambda one: (one != text, not fold(self._state.label(one)).startswith(words[0])))
        if self._new and text.strip():
            found.append(NEW)
        table = self.query_one(Table)
        table.show(_COLUMNS, found, self._cells, self.lang)
        table.recount(len(found), cursor=0)

    def _cells(self, key: str) -> Sequence[Cell]:
        if key == NEW:
            return [Cell(_NEW.of(self.lang).format(self.query_one(Line).value), "accent"), Cell(""), Cell("")]
        record: Record = self._state.roadmap[key]
        return [Cell(self._state.label(key)), Cell(key, "dim"), Cell(record.LABEL.of(self.lang), "dim")]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again."""
        self._find(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The record under the cursor."""
        event.stop()
        self._answer()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """The record that was clicked twice."""
        event.stop()
        self._answer()

    def _answer(self) -> None:
        key = self.query_one(Table).key
        if key == NEW:
            self.dismiss(NEW + self.query_one(Line).value.strip())
        elif key is not None:
            self.dismiss(key)

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the words are being typed."""
        table = self.query_one(Table)
        moves = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
        if event.key in moves and not table.has_focus:
            event.stop()
            event.prevent_default()
            table.cursor += moves[event.key]
