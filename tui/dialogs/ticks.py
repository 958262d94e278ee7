"""Any number of answers, each ticked or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from roadmap.model.text import Lang, Text
from tui.dialogs.dialog import Dialog
from tui.widgets.table import Cell, Column, Table

_ANSWER = Column("answer", Text("", ""), 10, share=1)


class Ticks(Dialog[frozenset[str]]):
    """Any number of answers.

    Args:
        title: what is asked.
        answers: value and words of each.
        lang: the language of the screen.
        ticked: the answers that are ticked at first.
    """

    BINDINGS: ClassVar = [
        Binding("space", "turn", show=False, priority=True),
        Binding("enter", "done", show=False, priority=True),
        Binding("a", "all", show=False, priority=True),
    ]

    def __init__(
        self, title: Text, answers: Sequence[tuple[str, Text]], lang: Lang, *, ticked: Collection[str]
    ) -> None:
        super().__init__(title, lang)
        self._answers = dict(answers)
        self._ticked = set(ticked)

    def body(self) -> ComposeResult:
        """The answers."""
        yield Table()

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("␣ đánh dấu   a tất cả / bỏ hết   ⏎ xong   Esc thôi", "␣ tick   a all / none   ⏎ done   Esc leave")

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(Table)
        table.heading = 0
        table.styles.height = min(len(self._answers), max(3, self.app.size.height - 10))
        self._fill()
        table.focus()

    def _fill(self) -> None:
        self.query_one(Table).show([_ANSWER], list(self._answers), self._cells, self.lang)

    def _cells(self, key: str) -> list[Cell]:
        ticked = key in self._ticked
        return [Cell(f"[{'x' if ticked else ' '}] {self._answers[key].of(self.lang)}", "" if ticked else "dim")]

    def action_turn(self) -> None:
        """Tick the answer under the cursor, or untick it."""
        key = self.query_one(Table).key
        if key is not None:
            self._ticked ^= {key}
            self._fill()

    def action_all(self) -> None:
        """Tick all answers; none, where all are ticked."""
        self._ticked = set() if self._ticked == set(self._answers) else set(self._answers)
        self._fill()

    def action_done(self) -> None:
        """These are the answers."""
        self.dismiss(frozenset(self._ticked))
