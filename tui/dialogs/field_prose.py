"""A long text, in both languages; or a list, one entry on each line. The planner's own editor is a key away."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.widgets import Static, TextArea

from roadmap.fitting.form_typed import cleaned
from roadmap.model.text import LANGS, Text
from tui.dialogs.field import Desk, FieldDialog, Typed
from tui.widgets.area import Area
from tui.widgets.plain import plain

_LANGUAGES = (Text("Tiếng Việt", "Vietnamese"), Text("Tiếng Anh", "English"))
_NO_EDITOR = Text("Chưa đặt $VISUAL hoặc $EDITOR, hoặc màn hình này không nhường chỗ được",
                  "Neither $VISUAL nor $EDITOR is set, or this screen cannot step aside")  # fmt: skip


def editor() -> list[str]:
    """The planner's own editor, as words of a command; none where it is not said."""
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(said)
    except ValueError:  # a quote that is not closed
        return []


def edited(app: App[Any], text: str, program: Sequence[str]) -> str | None:
    """`text` as the planner's own editor leaves it; None where it could not be run, or failed.

    The screen steps aside meanwhile.
    """
    with tempfile.TemporaryDirectory(prefix="roadmap-") as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                done = subprocess.run([*program, str(file)], check=False)  # noqa: S603 - the planner's own choice
            if done.returncode == 0:
                return cleaned(file.read_text(encoding="utf-8", errors="replace"), lines=True).rstrip("\n")
        except (OSError, SuspendNotSupported):
            pass
    return None


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

    def action_write(self) -> None:
        """Answer, unless something is wrong."""
        if self.problem() is None:
            self.dismiss(self.answer())

    def action_editor(self) -> None:
        """Write on in the planner's own editor."""
        area = self.focused if isinstance(self.focused, Area) else self.query(Area).first()
        program = editor()
        text = edited(self.app, area.text, program) if program else None
        if text is None:
            self._say("outside", f"! {_NO_EDITOR.of(self.lang)}")
        else:
            area.text = text


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
