"""Dialog: a box over the view, left with Escape."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Event, InputEvent, Mount, ScreenResume
from textual.screen import ModalScreen
from textual.widgets import Static

from roadmap.model.text import Lang, Text
from tui.widgets.filled import filled
from tui.widgets.plain import plain

T = TypeVar("T")


class Dialog(ModalScreen[T | None]):
    """A question in a box; Escape answers None.

    Args:
        title: what is asked.
        lang: the language of the screen.
    """

    BINDINGS: ClassVar = [Binding("escape", "leave", show=False)]

    def __init__(self, title: Text, lang: Lang) -> None:
        super().__init__()
        self._title = title
        self.lang = lang

    def compose(self) -> ComposeResult:
        """The box with its title; inheritors fill it."""
        with Vertical(classes="box"):
            yield Static(plain(self._title.of(self.lang)), classes="title")
            yield from self.body()
            yield Static(plain(self.foot().of(self.lang)), classes="foot")

    def body(self) -> ComposeResult:
        """What stands in the box."""
        raise NotImplementedError

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ chọn   Esc thôi", "⏎ choose   Esc leave")

    async def on_event(self, event: Event) -> None:
        """A box that is taken away has nothing to prepare, and what is still typed into it is typed in vain."""
        vain = not self.display and isinstance(event, Mount | InputEvent | ScreenResume)
        if not vain and (self.children or not isinstance(event, Mount)):
            await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key of the box does anything yet, or still: some come before it is filled."""
        return filled(self) and super().check_action(action, parameters)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer, once: a second key that came before the box was gone would close what lies below."""
        if self.is_active and not self.is_mounted:  # it has to be filled before it can go
            self.call_later(self._answer, result)
        elif self.is_active:
            return super().dismiss(result)
        return AwaitComplete()

    def _answer(self, result: T | None) -> None:
        self.dismiss(result)

    def action_leave(self) -> None:
        """Turn away."""
        self.dismiss(None)
