"""Keys: the commands of the view in sight, below every screen."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.command import Command, commands, shown
from tui.messages import Run
from tui.widgets.plain import widest

_ALWAYS = ("help",)
"""Commands that are in sight however narrow the screen is: they lead to all others."""


class Keys(Widget):
    """One line: the most useful keys of the view; all of them stand behind ``?``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label"}

    def __init__(self) -> None:
        super().__init__()
        self._lang = "vi"
        self._offered: list[Command] = []
        self._places: list[tuple[int, int, str]] = []

    def show(self, lang: str, view: str) -> None:
        """Show the keys of `view` in the language `lang`."""
        self._lang = lang
        found = [one for one in commands().values() if one.offered(view) and one.footer and one.keys]
        # The view's own commands first, each kind in its order.
        self._offered = sorted(found, key=lambda one: (not one.where, one.footer, one.name))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """As many keys as there is room for; the last ones, which are the same everywhere, give way first."""
        del y
        width, base = self.size.width, self.rich_style
        key_style = base + self.get_component_rich_style("keys--key", partial=True)
        label_style = base + self.get_component_rich_style("keys--label", partial=True)
        segments: list[Segment] = []
        self._places, left = [], 0
        said = {one.name: self._said(one) for one in self._offered}
        kept = sum(widest([part]) for name in _ALWAYS for part in said.get(name, ()))
        for one in self._offered:
            key, label = said[one.name]
            wide = widest([key]) + widest([label])
            kept -= wide if one.name in _ALWAYS else 0
            if left + wide + kept > width:
                continue
            segments += [Segment(key, key_style), Segment(label, label_style)]
            self._places.append((left, left + wide, one.name))
            left += wide
        return Strip(segments).adjust_cell_length(width, base)

    def _said(self, one: Command) -> tuple[str, str]:
        """Key and label of a command, each with the space around it."""
        key = self.app.keys_of(one)[0]  # type: ignore[attr-defined]  # the planner
        return f" {shown(key)} ", f"{one.label.of(self._lang)} "

    def on_click(self, event: events.Click) -> None:
        """A click on a key is as good as the key."""
        for left, right, name in self._places:
            if left <= event.x < right:
                self.post_message(Run(name))
