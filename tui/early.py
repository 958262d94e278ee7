"""Early: keys that come before there is a plan to mean; they are kept, and pressed once it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Event, Key

from tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from tui.app import Planner

_AT_ONCE = frozenset({"ctrl+q", "ctrl+c", "ctrl+z"})
"""Keys that mean the program, not the plan: leave, and stop."""


class Early:
    """What is typed while the workspace is being read.

    Args:
        planner: the app.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._kept: list[Key] = []

    def keeps(self, event: Event) -> bool:
        """Whether `event` is a key that has to wait, and is kept until then. Questions take keys at any time."""
        if self._planner.state is not None or not isinstance(event, Key) or event.is_forwarded:
            return False
        if event.key in _AT_ONCE or any(isinstance(one, Dialog) for one in self._planner.screen_stack):
            return False
        self._kept.append(event)
        return True

    def press(self) -> None:
        """There is a plan: press the keys, in their order."""
        kept, self._kept = self._kept, []
        for event in kept:
            self._planner.post_message(event)

    def forget(self) -> None:
        """A question comes first; what was typed before it was seen is no answer to it."""
        self._kept.clear()
