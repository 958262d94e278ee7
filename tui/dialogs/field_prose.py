"""A long text, in both languages; or a list, one entry on each line. The planner's own editor is a key away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static, TextArea

from roadmap.model.text import LANGS, Text
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.dialogs.outside import edited, editor
from tui.widgets.area import Area
from tui.widgets.plain import plain

_LANGUAGES = (Text("Tiếng Việt", "Vietnamese"), Text("Tiếng Anh", "English"))


_UNWRITTEN = Text("Nội dung vừa gõ chưa ghi: ^S để ghi, Esc lần nữa để bỏ",
                  "What you typed is not written: ^S writes it, Esc again gives it up")  # fmt: skip


class FieldProse(FieldDialog[Text]):
    """A long text in Vietnamese and in English.

    Args:
        desk: what it asks of those who opened it.
        text: what stands there at first; the field's value where it is None.
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "write", show=False, priority=True),
        Binding("ctrl+e", "editor", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, text: Text | None = None) -> None:
        super().__init__(desk)
        self._text = desk.row.said if text is None else text
        self._fresh, self._at_first, self._warned = text is None, desk.row.said, False

    def body(self) -> ComposeResult:
        """Both texts."""
        for lang, name, said in zip(LANGS, _LANGUAGES, self._text, strict=True):
            yield Static(plain(name.of(self.lang)), classes="text")
            yield Area(said, id=lang)

    def foot(self) -> Text:
        """The keys, in words."""
        return Text(
            "^S ghi  Tab ngôn ngữ kia  ^E $EDITOR  Esc thôi",
            "^S write  Tab language  ^E $EDITOR  Esc leave",
        )

    def on_mount(self) -> None:
        """The screen's language first, and with more room."""
        for area in self.query(Area):
            area.styles.height = max(3, min(9 if area.id == self.lang else 4, self.size.height // 2 - 6))
        self.query_one(f"#{self.lang}", Area).focus()
        if self._fresh:
            self._at_first = self.answer()

    def typed(self) -> Typed:
        """Both texts."""
        return {(*self.desk.row.path, lang): said for lang, said in zip(LANGS, self.answer(), strict=True)}

    def answer(self) -> Text:
        """Both texts."""
        return Text(*(self.query_one(f"#{lang}", Area).text for lang in LANGS))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Judge it at once."""
        event.stop()
        self.heard()

    def action_leave(self) -> None:
        """Turn away; what was written is given up only when that is meant."""
        if self.answer() == self._at_first or self._warned:
            super().action_leave()
        else:
            self._warned = True
            self._say("outside", f"! {_UNWRITTEN.of(self.lang)}")

    def action_write(self) -> None:
        """Answer, unless something is wrong."""
        if self.problem() is None:
            self.dismiss(self.answer())

    def action_editor(self) -> None:
        """Write on in the planner's own editor."""
        area = self.focused if isinstance(self.focused, Area) else self.query(Area).first()
        left = edited(self.app, area.text, editor())
        self._say("outside", f"! {left.trouble.of(self.lang)}" if left.trouble else "")
        if left.text is not None:
            area.text = left.text


class FieldList(FieldDialog[str]):
    """A list of texts, one on each line.

    Args:
        desk: what it asks of those who opened it.
        text: what stands there at first; the field's value where it is None.
    """

    BINDINGS: ClassVar = [Binding("ctrl+s", "write", show=False, priority=True)]

    def __init__(self, desk: Desk, text: str | None = None) -> None:
        super().__init__(desk)
        self._text = desk.row.text if text is None else text

    def body(self) -> ComposeResult:
        """The lines."""
        yield Area(self._text)

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("Mỗi dòng một mục   ^S ghi   Esc thôi", "One entry on each line   ^S write   Esc leave")

    def on_mount(self) -> None:
        """Room for the lines and a few more."""
        self.query_one(Area).styles.height = max(4, min(12, self._text.count("\n") + 4))

    def typed(self) -> Typed:
        """The lines."""
        return {self.desk.row.path: self.answer()}

    def answer(self) -> str:
        """The lines."""
        return self.query_one(Area).text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Judge them at once."""
        event.stop()
        self.heard()

    def action_write(self) -> None:
        """Answer, unless something is wrong."""
        if self.problem() is None:
            self.dismiss(self.answer())
