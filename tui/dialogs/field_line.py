"""One line for a field, or one in each language."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from roadmap.fitting.form_typed import editable
from roadmap.model.text import LANGS, Text
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.widgets.line import Line
from tui.widgets.plain import plain

_LANGUAGES = (Text("Tiếng Việt", "Vietnamese"), Text("Tiếng Anh", "English"))

_ALIKE = Text("(dùng chung cho cả hai ngôn ngữ)", "(the same in both languages)")


class FieldLine(FieldDialog[str]):
    """One line of text, a number, a sum of money or a date.

    Args:
        desk: what it asks of those who opened it.
        text: what stands there at first; the field's value where it is None.
    """

    def __init__(self, desk: Desk, text: str | None = None) -> None:
        super().__init__(desk)
        self._text = editable(desk.row, desk.state.lang) if text is None else text

    def body(self) -> ComposeResult:
        """The line."""
        words = self.desk.row.control in ("line", "id")  # words are mended more often than replaced
        yield Line(self._text, select_on_focus=not words)

    def typed(self) -> Typed:
        """The text."""
        return {self.desk.row.path: self.query_one(Line).value}

    def answer(self) -> str:
        """The text."""
        return self.query_one(Line).value

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judge it at once."""
        event.stop()
        self.heard()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong."""
        event.stop()
        if self.problem() is None:
            self.dismiss(self.answer())


class FieldTexts(FieldDialog[Text]):
    """A line in Vietnamese and one in English.

    Args:
        desk: what it asks of those who opened it.
        text: what stands there at first; the field's value where it is None.
    """

    BINDINGS: ClassVar = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, desk: Desk, text: Text | None = None) -> None:
        super().__init__(desk)
        self._text = desk.row.said if text is None else text

    def body(self) -> ComposeResult:
        """Both lines."""
        alike = _ALIKE.of(self.lang) if self.desk.row.once else ""
        for lang, name, said in zip(LANGS, _LANGUAGES, self._text, strict=True):
            yield Static(plain(name.of(self.lang)), classes="text")
            yield Line(said, id=lang, select_on_focus=False, placeholder=alike)

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ ghi cả hai   Tab ngôn ngữ kia   Esc thôi", "⏎ write both   Tab other language   Esc leave")

    def on_mount(self) -> None:
        """The screen's language first."""
        self.query_one(f"#{self.lang}", Line).focus()

    def typed(self) -> Typed:
        """Both texts."""
        return {(*self.desk.row.path, lang): said for lang, said in zip(LANGS, self.answer(), strict=True)}

    def answer(self) -> Text:
        """Both texts."""
        return Text(*(self.query_one(f"#{lang}", Line).value for lang in LANGS))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Judge it at once."""
        event.stop()
        self.heard()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong."""
        event.stop()
        if self.problem() is None:
            self.dismiss(self.answer())
