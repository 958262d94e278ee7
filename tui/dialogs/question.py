"""One line of text, judged while it is typed."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input, Static

from roadmap.model.text import Lang, Text
from tui.dialogs.dialog import Dialog
from tui.widgets.line import Line
from tui.widgets.plain import plain

Judge = Callable[[str], Text | None]


class Question(Dialog[str]):
    """One line of text.

    Args:
        title: what is asked.
        lang: the language of the screen.
        value: what stands there at first.
        judge: says what is wrong with a text, or None.
        help: one sentence below the line.
    """

    def __init__(
        self, title: Text, lang: Lang, *, value: str = "", judge: Judge | None = None, help: Text | None = None
    ) -> None:
        super().__init__(title, lang)
        self._value, self._judge, self._help = value, judge, help

    def body(self) -> ComposeResult:
        """The line, what is wrong with it, and help."""
        yield Line(self._value)
        yield Static("", classes="problem")
        if self._help:
            yield Static(plain(self._help.of(self.lang)), classes="text")

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ xong   Esc thôi", "⏎ done   Esc leave")

    def _problem(self, text: str) -> Text | None:
        return self._judge(text) if self._judge else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is wrong is said at once."""
        problem = self._problem(event.value) if event.value else None
        self.query_one(".problem", Static).update(plain(f"✗ {problem.of(self.lang)}" if problem else ""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The answer, unless something is wrong with it."""
        event.stop()
        problem = self._problem(event.value)
        if problem is None:
            self.dismiss(event.value)
        else:
            self.query_one(".problem", Static).update(plain(f"✗ {problem.of(self.lang)}"))
