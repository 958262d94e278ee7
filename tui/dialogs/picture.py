"""A picture in full, where the terminal can show one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget

from roadmap.model.text import Lang, Text
from tui.dialogs.dialog import Dialog


class Picture(Dialog[None]):
    """One or more pages, one at a time.

    Args:
        title: what is shown.
        lang: the language of the screen.
        pages: PNG files.
        widget: makes the widget that shows one; its attribute ``image`` takes another.
    """

    BINDINGS: ClassVar = [
        Binding("enter,q", "leave", show=False),
        Binding("pagedown,right,space", "turn(1)", show=False),
        Binding("pageup,left", "turn(-1)", show=False),
    ]

    def __init__(self, title: Text, lang: Lang, pages: Sequence[bytes], widget: Callable[..., Widget]) -> None:
        super().__init__(title, lang)
        self.page = 0
        self._pages, self._widget = pages, widget

    def body(self) -> ComposeResult:
        """The first page."""
        yield self._widget(BytesIO(self._pages[0]), classes="picture")

    def foot(self) -> Text:
        """The keys, in words."""
        if len(self._pages) == 1:
            return Text("Esc thôi", "Esc leave")
        return Text("← → trang khác   Esc thôi", "← → other pages   Esc leave")

    def action_turn(self, step: int) -> None:
        """Show the next page, or the one before."""
        self.page = max(0, min(self.page + step, len(self._pages) - 1))
        shown: Any = self.query_one(".picture")
        shown.image = BytesIO(self._pages[self.page])
