"""Several records, ticked in a list that is searched without diacritics; each tick is written at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from roadmap.fitting.form import Row, rows
from roadmap.model.record import Record
from roadmap.model.text import Text, fold
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.state import State
from tui.widgets.line import Line
from tui.widgets.lines import Lines
from tui.widgets.table import Cell, Column, Table

NEW = "+"
_NEW = Text("＋ Tạo mới: {}", "＋ Create: {}")
_SEARCH = Text("Gõ để tìm…", "Type to find…")
_COLUMNS = (
    Column("tick", Text("", ""), 3),
    Column("name", Text("Tên", "Name"), 24, share=3),
    Column("id", Text("Mã", "Id"), 16, share=1, rank=1),
    Column("kind", Text("Loại", "Kind"), 12, rank=2),
)


def named_by(row: Row, state: State, record: str) -> frozenset[str]:
    """The ids that the field of a row names, as `state` says."""
    held = state.roadmap.records.get(record)
    form = rows(held, state.roadmap, state.settings.money.unit) if held else ()
    if row.control == "records":
        return frozenset(line for one in form if one.path == row.path for line in one.text.split("\n") if line)
    return frozenset(one.path[-1] for one in form if one.path[:-1] == row.path)


class FieldRecords(FieldDialog[str]):
    """The records that a field names; the answer is what was typed where a new one is wanted.

    Args:
        desk: what it asks of those who opened it.
        turn: adds a record to the field, or takes it away.
        text: what is searched for at first.
    """

    NARROWEST, WIDEST = 70, 90

    def __init__(self, desk: Desk, turn: Callable[[str, bool], Awaitable[bool]], text: str = "") -> None:
        super().__init__(desk)
        self._turn, self._text = turn, text
        self._named = named_by(desk.row, desk.state, desk.record)
        kinds = desk.row.wanted.kinds
        known = [one for one in desk.state.roadmap if (not kinds or one.KIND in kinds) and one.id != desk.record]
        lang = desk.state.lang
        self._records = sorted(known, key=lambda one: (one.id not in self._named, fold(one.label(lang))))
        self._folded = {
            one.id: fold(f"{one.id} {one.name or ''} {one.name.en if one.name else ''}") for one in self._records
        }

    def body(self) -> ComposeResult:
        """The line to search with, and what it finds."""
        yield Line(self._text, placeholder=_SEARCH.of(self.lang))
        yield Table()

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ chọn hoặc bỏ (ghi ngay)   Esc xong", "⏎ tick or untick (written at once)   Esc done")

    def on_mount(self) -> None:
        """Those that are named stand first."""
        self.query_one(Table).styles.height = max(4, min(len(self._records) + 2, self.app.size.height - 9))
        self._find()
        self.query_one(Line).focus()

    def typed(self) -> Typed:
        """Nothing that could be lost: each tick is written."""
        return {}

    def answer(self) -> str:
        """What is searched for."""
        return self.query_one(Line).value.strip()

    def told(self, state: State) -> None:
        """Show which are named now."""
        self._named = named_by(self.desk.row, state, self.desk.record)
        self._find(keep=True)

    def _find(self, *, keep: bool = False) -> None:
        text = self.answer()
        words = fold(text).split()
        found = [one.id for one in self._records if all(word in self._folded[one.id] for word in words)]
        table = self.query_one(Table)
        held = table.key
        table.show(_COLUMNS, [*found, *([NEW] if text else [])], self._cells, self.lang)
        if not keep or held is None or not table.stand_on(held):
            table.recount(len(table.keys), cursor=0)

    def _cells(self, key: str) -> list[Cell]:
        if key == NEW:
            return [Cell(""), Cell(_NEW.of(self.lang).format(self.answer()), "accent"), Cell(""), Cell("")]
        record: Record = self.desk.state.roadmap[key]
        here = key in self._named
        name = " ".join(record.label(self.lang).split())
        return [
            Cell("[x]" if here else "[ ]", "good" if here else "dim"),
            Cell(name, "strong" if here else ""),
            Cell(key, "dim"),
            Cell(record.LABEL.of(self.lang), "dim"),
        ]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again."""
        event.stop()
        self._find()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tick the record under the cursor."""
        event.stop()
        self._choose()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Tick the record that was clicked twice."""
        event.stop()
        self._choose()

    def _choose(self) -> None:
        key = self.query_one(Table).key
        if key == NEW:
            self.dismiss(self.answer())
        elif key is not None:
            self.run_worker(self._tick(key), group="tick")

    async def _tick(self, key: str) -> None:
        await self._turn(key, key not in self._named)

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the words are being typed."""
        table = self.query_one(Table)
        moves = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
        if event.key in moves and not table.has_focus:
            event.stop()
            event.prevent_default()
            table.cursor += moves[event.key]
