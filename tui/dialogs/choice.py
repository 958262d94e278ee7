"""One of several answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from roadmap.model.text import Lang, Text
from tui.dialogs.dialog import Dialog
from tui.widgets.lines import Lines
from tui.widgets.plain import plain
from tui.widgets.table import Cell, Column, Table

_ANSWER = Column("answer", Text("", ""), 10, share=1)


class Choice(Dialog[Any]):
    """One of several answers.

    Args:
        title: what is asked.
        answers: value and words of each.
        lang: the language of the screen.
        value: the answer that the cursor stands on at first.
        text: what has to be known for it.
    """

    def __init__(
        self,
        title: Text,
        answers: Sequence[tuple[Any, Text]],
        lang: Lang,
        *,
        value: Any = None,
        text: Text | None = None,
    ) -> None:
        super().__init__(title, lang)
        self._answers = list(answers)
        self._value = value
        self._text = text

    def body(self) -> ComposeResult:
        """The answers."""
        if self._text:
            yield Static(plain(self._text.of(self.lang)), classes="text")
        yield Table()

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(Table)
        table.heading = 0
        keys = [str(number) for number in range(len(self._answers))]
        table.show([_ANSWER], keys, lambda key: [Cell(self._answers[int(key)][1].of(self.lang))], self.lang)
        at = next((n for n, (value, _) in enumerate(self._answers) if value == self._value), 0)
        table.styles.height = min(len(keys), max(3, self.app.size.height - 10))
        table.focus()
        table.call_after_refresh(table.stand_on, str(at))

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """The answer."""
        event.stop()
        self.dismiss(self._answers[event.row][0])
