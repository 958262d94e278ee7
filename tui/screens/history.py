"""History: what is remembered of one record, by date: who changed what, in words, with both values."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from roadmap.locale.change import label, told, value
from roadmap.locale.value import date
from roadmap.model.text import Text
from roadmap.remembering import Remembered
from tui.screens.view import View
from tui.state import State
from tui.widgets.lines import Lines
from tui.widgets.plain import styled
from tui.widgets.prose import Prose
from tui.widgets.table import Cell, Column, Table

Asked = Callable[[State], Sequence[Remembered]]
"""What is remembered of the record, by the state of the workspace; may take a while."""

_COLUMNS = (
    Column("on", Text("Ngày", "Date"), 16),
    Column("by", Text("Ai", "Who"), 12, share=1),
    Column("what", Text("Thay đổi", "Change"), 24, share=4),
    Column("kept", Text("Lưu ở", "Kept in"), 12, rank=1),
)
_HERE = Text("phiên này", "this session")
_UNCOMMITTED = Text("chưa lưu git", "not in git")
_MORE = Text("{} (và {} thay đổi khác)", "{} (and {} more)")
_TITLE = Text("Lịch sử: {}", "History: {}")
_ASKING = Text("Đang đọc lịch sử…", "Reading the history…")
_NOTHING = Text("Chưa có gì được ghi lại về bản ghi này", "Nothing is remembered of this record yet")
_REASON = Text("Lý do", "Reason")
_SHORT = 10


class RecordHistory(View):
    """The changes of one record, newest first, and beside them the values before and after.

    Args:
        id: the record.
        asked: gives what is remembered of it.
    """

    VIEW: ClassVar[str] = "history"
    STANDING: ClassVar[bool] = False
    ABOUT: ClassVar[Text] = Text(
        "Lịch sử một bản ghi: ai đã đổi gì, khi nào, giá trị trước và sau.",
        "The history of one record: who changed what and when, with the values before and after.",
    )

    def __init__(self, id: str, asked: Asked) -> None:
        super().__init__()
        self.record = id
        self._asked = asked
        self._rows: Sequence[Remembered] = ()

    def body(self) -> ComposeResult:
        """Name, list, and what the change under the cursor did."""
        yield Static(id="whose")
        with Container(id="halves"):
            yield Table(id="steps")
            yield Prose(id="step")

    def on_mount(self) -> None:
        """The planner begins in the list."""
        self.query_one(Table).focus()

    def show(self, state: State) -> None:
        """Ask again what is remembered: the last change is one more of it."""
        self._head(state, _ASKING)
        self.run_worker(self._ask(state), group="history", exclusive=True, exit_on_error=False)

    async def _ask(self, state: State) -> None:
        self._rows = await asyncio.to_thread(self._asked, state)
        keys = [str(number) for number in range(len(self._rows))]
        self.query_one(Table).show(_COLUMNS, keys, lambda key: self._cells(state, self._rows[int(key)]), state.lang)
        self._head(state, Text("", "") if self._rows else _NOTHING)
        self._tell()

    def _head(self, state: State, said: Text) -> None:
        name = _TITLE.of(state.lang).format(state.label(self.record))
        self.query_one("#whose", Static).update(
            styled((name, "bold"), (f"  {said.of(state.lang)}", "$text-muted")), layout=False
        )

    def _cells(self, state: State, one: Remembered) -> list[Cell]:
        lang = state.lang
        first = told(one.changes[0], state.voice)
        what = _MORE.of(lang).format(first, len(one.changes) - 1) if len(one.changes) > 1 else first
        kept = one.revision[:_SHORT] or (_HERE if one.mine else _UNCOMMITTED).of(lang)
        return [
            Cell(f"{date(one.on, lang)} {one.time}".strip()),
            Cell(one.by),
            Cell(what, "" if one.revision else "strong"),
            Cell(kept, "dim" if one.revision else "accent"),
        ]

    def _tell(self) -> None:
        """The values before and after of the change under the cursor."""
        key = self.query_one(Table).key
        if self.state:
            parts = list(_values(self.state, self._rows[int(key)])) if key is not None else []
            self.query_one(Prose).show(styled(*parts, ("", "")))

    @property
    def chosen(self) -> str | None:
        """The record."""
        return self.record

    def focus_on(self, id: str) -> bool:
        """It shows one record only."""
        return id == self.record

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """The values follow the cursor."""
        event.stop()
        self._tell()

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """Enter goes into the values, to read on where they are many; Enter there comes back."""
        event.stop()
        self.query_one(Prose).focus()


def _values(state: State, one: Remembered) -> Iterator[tuple[str, str]]:
    """Who, when and why; then every place with the value before and after."""
    lang, voice = state.lang, state.voice
    yield f"{date(one.on, lang)} {one.time}".strip() + f" · {one.by}\n", "bold"
    if one.title.en:
        yield f"{one.title.of(lang)}\n", ""
    if one.reason:
        yield f"{_REASON.of(lang)}: {one.reason}\n", ""
    for change in one.changes:
        yield (
            f"\n{told(change, voice) if not change.path else label(change.kind, change.path, voice)}\n",
            "bold $text-accent",
        )
        for sign, said, style in (("-", change.before, "$text-error"), ("+", change.after, "$text-success")):
            text = value(change.kind, change.path, said, voice) if change.path else ""
            if text:
                yield f"{sign} {text}\n", style
    if one.revision:
        yield f"\ngit {one.revision[:_SHORT]}", "$text-muted"
