"""Start: what can be done where there is no workspace yet."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from roadmap.model.text import Lang, Text
from tui.dialogs.dialog import Dialog
from tui.widgets.lines import Lines
from tui.widgets.plain import plain
from tui.widgets.table import Cell, Column, Table

HERE, COPY, NEW, TOUR, QUIT = "here", "copy", "new", "tour", "quit"
"""What can be answered."""

_ANSWERS = {
    HERE: Text("Tạo lộ trình mới ở đây", "Create a new roadmap here"),
    COPY: Text("Sao chép bộ dữ liệu có sẵn vào đây", "Copy a bundled one here"),
    NEW: Text("Sao chép bộ dữ liệu ra thư mục mới", "Copy a bundled one elsewhere"),
    TOUR: Text("Xem hướng dẫn trên ví dụ (5 phút)", "Take the tour (5 minutes)"),
    QUIT: Text("Thoát", "Quit"),
}
# Nobody knows yet which language the planner speaks, so this one screen speaks both.
_COLUMNS = (Column("vi", Text("", ""), 30, share=1), Column("en", Text("", ""), 26, share=1))
_TITLE = Text("Lộ trình công nghệ", "Technology roadmap")
_EMPTY = Text("Thư mục này chưa có lộ trình", "This folder holds no roadmap yet")


class Start(Dialog[str]):
    """Ways to begin; the answer is one of :data:`HERE`, :data:`COPY`, :data:`NEW`, :data:`TOUR`, :data:`QUIT`.

    Args:
        folder: the folder that holds nothing yet.
        lang: the language of the screen.
    """

    def __init__(self, folder: str, lang: Lang) -> None:
        super().__init__(_TITLE, lang)
        self._folder = folder

    def body(self) -> ComposeResult:
        """Where we are, and the ways to begin."""
        yield Static(plain(f"{_EMPTY.vi} · {_EMPTY.en}:\n{self._folder}"), classes="text")
        yield Table()

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("↑ ↓ ⏎ chọn   Esc thoát", "↑ ↓ ⏎ choose   Esc quit")

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(Table)
        table.heading = 0
        table.styles.height = len(_ANSWERS)
        table.show(_COLUMNS, [*_ANSWERS], self._cells, self.lang)
        table.focus()

    def _cells(self, key: str) -> list[Cell]:
        return [Cell(_ANSWERS[key].vi, "strong"), Cell(_ANSWERS[key].en)]

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """The answer."""
        event.stop()
        self.dismiss([*_ANSWERS][event.row])

    def action_leave(self) -> None:
        """Turning away is leaving."""
        self.dismiss(QUIT)
