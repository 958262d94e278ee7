"""Line: one line of text as Vietnamese is typed: composed letters, whatever the input method sends."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from textual import events
from textual.widgets import Input

from roadmap.model.text import FORBIDDEN
from tui.widgets.pasted import taken

_PAUSE = 0.05
"""Seconds after Enter in which a line takes no letters: the answer is on its way."""
_BREAKS = re.compile(r"[\r\n\t\v\f\u2028\u2029]+")


def cleaned(text: str) -> str:
    """`text` as one line that a field can hold: letters composed, breaks as spaces, no characters that act."""
    return FORBIDDEN.sub("", unicodedata.normalize("NFC", _BREAKS.sub(" ", text)))


class Line(Input):
    """One line of text; letters are kept composed, so that one step back takes away one letter."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self._given = False

    async def action_submit(self) -> None:
        """Give the line as it stands; what is typed ahead of the next question is no part of it."""
        self._given = True
        self.set_timer(_PAUSE, self._take_again)
        await super().action_submit()

    def _take_again(self) -> None:
        self._given = False

    async def _on_key(self, event: events.Key) -> None:
        if self._given:
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def validate_value(self, value: str) -> str:
        """The value, composed and without characters that act."""
        return cleaned(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` in the place of what stands there; a mark joins the letter before it, and the cursor stays behind.

        Some input methods send a letter and its marks one after the other.
        """
        start, end = sorted((max(0, start), min(len(self.value), end)))
        before = cleaned(self.value[:start] + text)
        super().replace(before, 0, end)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if event.text and taken(self, event.text):
            start, end = self.selection
            self.replace(cleaned(event.text), start, end)
