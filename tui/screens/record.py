"""The sheet of one record."""

from __future__ import annotations

from textual.app import ComposeResult

from roadmap.model.text import Text
from tui.screens.view import View
from tui.state import State
from tui.widgets.table import Cell, Column, Table

_COLUMNS = (Column("field", Text("Trường", "Field"), 20), Column("value", Text("Giá trị", "Value"), 20, share=1))


class RecordSheet(View):
    """Every field of a record.

    Args:
        id: the record.
        field: the field to stand on.
    """

    VIEW = "record"
    STANDING = False

    def __init__(self, id: str, field: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._id, self._field = id, field

    def body(self) -> ComposeResult:
        """The fields."""
        yield Table()

    def show(self, state: State) -> None:
        """The record as it is now."""
        self.query_one(Table).show(_COLUMNS, ["id"], lambda _: [Cell("id"), Cell(self._id)], state.lang)

    @property
    def chosen(self) -> str | None:
        """The record."""
        return self._id

    def focus_on(self, id: str) -> bool:
        """Whether it is this one."""
        return id == self._id
