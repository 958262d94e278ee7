"""A conflict: what the planner wants beside what somebody else wrote meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from roadmap.locale.change import label, value
from roadmap.model.change import Clash
from roadmap.model.text import Text
from tui.dialogs.dialog import Dialog
from tui.state import State
from tui.widgets.plain import plain
from tui.widgets.table import Cell, Column, Table

_COLUMNS = (
    Column("place", Text("Chỗ", "Place"), 16, share=1),
    Column("mine", Text("Của tôi", "Mine"), 16, share=1),
    Column("theirs", Text("Nay trong tệp", "In the file now"), 16, share=1),
)
_TITLE = Text("Có người đã sửa cùng chỗ này", "Somebody else changed the same place")
_TEXT = Text(
    "Chưa ghi gì. Giữ giá trị đang có trong tệp, hay ghi giá trị của tôi thay vào?",
    "Nothing was written. Keep what the file says now, or write mine over it?",
)


class Disagreement(Dialog[str]):
    """Both values side by side; the answer is ``mine`` or ``theirs``.

    Args:
        state: the workspace.
        clashes: the places, with what the planner wants and what they say now.
    """

    BINDINGS: ClassVar = [
        Binding("m", "answer('mine')", show=False),
        Binding("t", "answer('theirs')", show=False),
    ]

    def __init__(self, state: State, clashes: Sequence[Clash]) -> None:
        super().__init__(_TITLE, state.lang)
        self._sides = [_side(clash, state) for clash in clashes]

    def body(self) -> ComposeResult:
        """The places with both values."""
        yield Static(plain(_TEXT.of(self.lang)), classes="text")
        yield Table()

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("m ghi của tôi   t giữ của họ   Esc thôi", "m write mine   t keep theirs   Esc leave")

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(Table)
        keys = [str(number) for number in range(len(self._sides))]
        table.styles.height = min(len(keys) + 1, 12)
        table.show(_COLUMNS, keys, lambda key: [Cell(text) for text in self._sides[int(key)]], self.lang)
        table.focus()

    def action_answer(self, answer: str) -> None:
        """Leave with `answer`."""
        self.dismiss(answer)


def _side(clash: Clash, state: State) -> tuple[str, str, str]:
    """Place, mine, theirs."""
    change = clash.change
    mine, theirs = (value(change.kind, change.path, one, state.voice) or "—" for one in (change.after, clash.now))
    return f"{state.label(change.id)}: {label(change.kind, change.path, state.voice)}", mine, theirs
