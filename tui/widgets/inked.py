"""Inked: a widget that draws line by line, and remembers how its tones look in the present theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView

from roadmap.safe import TerminalText, to_terminal


class Inked(ScrollView):
    """A widget whose text is drawn in the styles of its component classes, each worked out once for a theme.

    Attributes:
        INK: what its component classes begin with, such as ``lines``.
    """

    INK = ""
    # Its scroll bar is always there, so another number of rows changes no other widget: nothing is laid out again.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, *, id: str | None = None) -> None:
        self._inks: dict[tuple[str, ...], Style] = {}
        self._follow: Callable[[], None] = lambda: None
        super().__init__(id=id)

    def watch_virtual_size(self, size: Size) -> None:
        """The scroll bar shows how much there is now."""
        if self.is_mounted:
            self._scroll_update(size)

    def followed(self, follow: Callable[[], None]) -> Self:
        """Call `follow` whenever the cursor stands on something else; the widget itself.

        What depends on the cursor is drawn in one frame with it; what a message changes would wait for the next frame.
        """
        self._follow = follow
        return self

    def notify_style_update(self) -> None:
        """The theme, or a class of the widget, has changed."""
        self._inks.clear()
        super().notify_style_update()

    def ink(self, *names: str) -> Style:
        """The widget's own style with those of the components `names` over it; an empty name adds nothing."""
        if names not in self._inks:
            style = self.rich_style
            for name in names:
                if name:
                    style += self.get_component_rich_style(f"{self.INK}--{name}", partial=True)
            self._inks[names] = style
        return self._inks[names]

    def piece(self, text: str, *names: str) -> Segment:
        """`text`, which is anybody's, made safe and in a style."""
        return Segment(text if isinstance(text, TerminalText) else to_terminal(text), self.ink(*names))
