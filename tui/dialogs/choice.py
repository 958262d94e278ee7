"""One of several answers; what is typed narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from roadmap.model.text import Lang, Text, fold
from tui.dialogs.dialog import Dialog
from tui.widgets.filled import filled
from tui.widgets.lines import Lines
from tui.widgets.plain import plain
from tui.widgets.table import Cell, Column, Table

_ANSWER = Column("answer", Text("", ""), 10, share=1)
_FEW = 7
"""Answers that are seen at one look; with more it is told that typing narrows them."""


class Choice(Dialog[Any]):
    """One of several answers; a part of its words, without diacritics, is enough to find it.

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
        self._folded = [fold(words.of(lang)) for _, words in answers]
        self._value = value
        self._text = text
        self._typed = ""

    def body(self) -> ComposeResult:
        """The answers."""
        if self._text:
            yield Static(plain(self._text.of(self.lang)), classes="text")
        yield Table()

    def foot(self) -> Text:
        """The keys, and what has been typed, in words."""
        if self._typed:
            return Text(*(f"/{self._typed}▏ {keys}" for keys in super().foot()))
        if len(self._answers) <= _FEW:
            return super().foot()
        return Text("gõ để tìm   ⏎ chọn   Esc thôi", "type to find   ⏎ choose   Esc leave")

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(Table)
        table.heading = 0
        self._show(range(len(self._answers)))
        at = next((n for n, (value, _) in enumerate(self._answers) if value == self._value), 0)
        table.styles.height = min(len(self._answers), max(3, self.app.size.height - 10))
        table.focus()
        table.call_after_refresh(table.stand_on, str(at))

    def _show(self, numbers: Sequence[int]) -> None:
        keys = [str(number) for number in numbers]
        self.query_one(Table).show(
            [_ANSWER], keys, lambda key: [Cell(self._answers[int(key)][1].of(self.lang))], self.lang
        )

    def _found(self, text: str) -> list[int]:
        """The answers in which all words of `text` stand."""
        words = fold(text).split()
        return [number for number, said in enumerate(self._folded) if all(word in said for word in words)]

    def on_key(self, event: events.Key) -> None:
        """Letters narrow the list, those with which nothing would be left do nothing; Backspace widens it again."""
        if not filled(self):
            return
        if event.key == "backspace":
            typed = self._typed[:-1]
        elif event.is_printable and event.character and (self._typed or event.character != " "):
            typed = self._typed + event.character
        else:
            return
        event.stop()
        event.prevent_default()
        if typed == self._typed or not (found := self._found(typed)):
            return
        self._typed = typed
        self._show(found)
        begun = next((n for n, number in enumerate(found) if self._folded[number].startswith(fold(typed))), 0)
        table = self.query_one(Table)
        table.recount(len(found), cursor=begun)
        self.query_one(".foot", Static).update(plain(self.foot().of(self.lang)))

    def on_lines_entered(self, event: Lines.Entered) -> None:
        """The answer."""
        event.stop()
        key = self.query_one(Table).key
        if key is not None:
            self.dismiss(self._answers[int(key)][0])
