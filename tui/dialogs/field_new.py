"""A new record: its name, and the id that follows from it."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input, Static

from roadmap.fitting.form_typed import proposed_id
from roadmap.fitting.naming import unused_id
from roadmap.model.text import Text
from tui.dialogs.dialog import Dialog
from tui.dialogs.question import Judge
from tui.state import State
from tui.widgets.line import Line
from tui.widgets.plain import plain

_TITLE = Text("Thêm {}", "New {}")
_NAME, _ID = Text("Tên", "Name"), Text("Mã (a-z, 0-9, gạch nối)", "Id (a-z, 0-9, hyphens)")


class FieldNew(Dialog[tuple[str, str]]):
    """Name and id of a new record; the id follows the name until it is changed by hand.

    Args:
        state: the workspace.
        kind: what the new record is, in words.
        judge: says what is wrong with an id, or None.
        name: what the name is at first.
        note: takes down what is being typed.
        told: what else it will say.
    """

    def __init__(
        self,
        state: State,
        kind: Text,
        judge: Judge,
        name: str = "",
        note: Callable[[str], None] | None = None,
        told: Text | None = None,
    ) -> None:
        super().__init__(Text(_TITLE.vi.format(kind.vi), _TITLE.en.format(kind.en)), state.lang)
        self._state, self._judge, self._called, self._note = state, judge, name, note
        self._told = told
        self._follows = True

    def body(self) -> ComposeResult:
        """Both lines, and what is wrong with the id."""
        yield Static(plain(_NAME.of(self.lang)), classes="text")
        yield Line(self._called, id="new-name")
        yield Static(plain(_ID.of(self.lang)), classes="text")
        yield Line(self._proposed(self._called), id="new-id")
        yield Static("", classes="problem")
        if self._told:
            yield Static(plain(self._told.of(self.lang)), classes="text")

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ tạo   Tab sang mã   Esc thôi", "⏎ create   Tab to the id   Esc leave")

    def _proposed(self, name: str) -> str:
        return unused_id(self._state.roadmap, name, "") if proposed_id(name) else ""

    def on_mount(self) -> None:
        """The name first."""
        self.query_one("#new-name", Line).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The id follows the name; a wrong id is told at once."""
        event.stop()
        id = self.query_one("#new-id", Line)
        name = self.query_one("#new-name", Line).value
        if event.input.id == "new-name":
            if self._follows:
                id.value = self._proposed(name)
            if self._note:
                self._note(name)
        elif id.has_focus:
            self._follows = id.value in ("", self._proposed(name))
        problem = self._judge(id.value) if id.value else None
        self.query_one(".problem", Static).update(plain(f"✗ {problem.of(self.lang)}" if problem else ""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer, unless something is wrong with the id."""
        event.stop()
        id, name = self.query_one("#new-id", Line).value.strip(), self.query_one("#new-name", Line).value.strip()
        problem = self._judge(id)
        if problem is None:
            self.dismiss((name, id))
        else:
            self.query_one(".problem", Static).update(plain(f"✗ {problem.of(self.lang)}"))
