"""A record, found by typing a part of its name or id without diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.model.record import Record
from roadmap.model.text import Text, fold
from tui.dialogs.finder import Finder
from tui.state import State
from tui.widgets.line import Line
from tui.widgets.table import Cell, Column, Table

NEW = "+"
"""What the row stands for that makes a new record; no id looks like it."""

_COLUMNS = (
    Column("name", Text("Tên", "Name"), 24, share=3),
    Column("id", Text("Mã", "Id"), 16, share=1, rank=1),
    Column("kind", Text("Loại", "Kind"), 12, rank=2),
)
_NEW = Text("＋ Tạo mới: {}", "＋ Create: {}")


class Picker(Finder):
    """A record of some kinds; the answer is its id, or ``+`` and the words typed where a new one is wanted.

    Args:
        title: what is asked.
        state: the workspace.
        kinds: the kinds that may be named; none means all.
        value: the id that the cursor stands on at first.
        new: whether a new record may be asked for.
        first: ids that are shown before all others.
        without: the id of the one that is not offered: a record that comes after itself is none.
    """

    def __init__(
        self,
        title: Text,
        state: State,
        kinds: Sequence[str] = (),
        *,
        value: str | None = None,
        new: bool = False,
        first: Sequence[str] = (),
        without: str = "",
    ) -> None:
        super().__init__(title, state.lang)
        self._state, self._value, self._new = state, value, new
        known = [record for record in state.roadmap if (not kinds or record.KIND in kinds) and record.id != without]
        early = {id: number for number, id in enumerate(first)}
        self._several = len(kinds) != 1
        self._records = sorted(known, key=lambda one: (early.get(one.id, len(early)), fold(one.label(state.lang))))
        self._folded = [
            (one.id, fold(f"{one.id} {one.name or ''} {one.name.en if one.name else ''}")) for one in self._records
        ]

    def on_mount(self) -> None:
        """All records, before anything is typed."""
        self.open(len(self._records))
        if self._value:
            self.call_after_refresh(self.query_one(Table).stand_on, self._value)

    def find(self, text: str) -> None:
        """The records in whose name or id all words stand, those that begin with the first word at first."""
        words = fold(text).split()
        found = [id for id, folded in self._folded if all(word in folded for word in words)]
        if words:
            found.sort(key=lambda one: (one != text, not fold(self._state.label(one)).startswith(words[0])))
        if self._new and text.strip():
            found.append(NEW)
        table = self.query_one(Table)
        table.show(_COLUMNS if self._several else _COLUMNS[:2], found, self._cells, self.lang)
        table.recount(len(found), cursor=0)

    def _cells(self, key: str) -> Sequence[Cell]:
        if key == NEW:
            return [Cell(_NEW.of(self.lang).format(self.query_one(Line).value), "accent"), Cell(""), Cell("")]
        record: Record = self._state.roadmap[key]
        return [Cell(self._state.label(key)), Cell(key, "dim"), Cell(record.LABEL.of(self.lang), "dim")]

    def answer(self, key: str) -> str:
        """An id, or ``+`` and the words for a new record."""
        return NEW + self.query_one(Line).value.strip() if key == NEW else key
