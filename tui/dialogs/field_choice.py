"""A word of a closed list, a level of a scale, or yes and no."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from roadmap.model.text import Text, fold
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.widgets.lines import Lines
from tui.widgets.table import Cell, Column, Table

_EMPTY = Text("— (để trống)", "— (leave empty)")
_COLUMNS = (
    Column("here", Text("", ""), 1),
    Column("said", Text("", ""), 20, share=4),
    Column("word", Text("", ""), 8, share=1, rank=1),
)
"""The last one only where the file holds words."""


class FieldChoice(FieldDialog[str]):
    """One of the choices of a row; the empty text takes the field away.

    Letters and digits go to the choice that begins with them.

    Args:
        desk: what it asks of those who opened it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.NARROWEST = 72 if desk.row.control == "level" else 50  # levels are told in sentences
        self._choices = [*desk.row.choices, *([] if desk.row.empty else [("", _EMPTY)])]
        self._searched = ""

    def body(self) -> ComposeResult:
        """The choices."""
        yield Table()

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ ghi   gõ chữ đầu để tới   Esc thôi", "⏎ write   type to find   Esc leave")

    def on_mount(self) -> None:
        """Stand on what the field says now."""
        table = self.query_one(Table)
        table.heading = 0
        keys = [value for value, _ in self._choices]
        table.styles.height = min(len(keys), max(3, self.app.size.height - 12))
        columns = _COLUMNS if self.desk.row.control == "word" else _COLUMNS[:2]
        table.show(columns, keys, self._cells, self.lang)
        table.stand_on(self.desk.row.text)
        table.focus()

    def _cells(self, key: str) -> list[Cell]:
        label = dict(self._choices)[key].of(self.lang)
        level = self.desk.row.control == "level" and key
        here = key == self.desk.row.text
        return [Cell("●" if here else " "), Cell(f"{key}  {label}" if level else label), Cell(key, "dim")]

    def typed(self) -> Typed:
        """The choice under the cursor."""
        return {self.desk.row.path: self.answer()}

    def answer(self) -> str:
        """The choice under the cursor."""
        return self.query_one(Table).key or ""

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Ask the checks about the choice under the cursor."""
        event.stop()
        if self.answer() != self.desk.row.text:
            self.heard()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Answer."""
        event.stop()
        self.dismiss(self.answer())

    def on_key(self, event: events.Key) -> None:
        """Go to the choice that begins with what is typed."""
        if event.character is None or not event.character.isalnum():
            return
        event.stop()
        event.prevent_default()
        for searched in (self._searched + fold(event.character), fold(event.character)):
            for value, label in self._choices:
                if any(fold(said).startswith(searched) for said in (value, *label)):
                    self._searched = searched
                    self.query_one(Table).stand_on(value)
                    return
