"""Area: a text of several lines as Vietnamese is typed: composed letters, whatever the input method sends."""

from __future__ import annotations

import unicodedata

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from roadmap.fitting.form_typed import cleaned
from tui.widgets.pasted import taken


class Area(TextArea):
    """A text of several lines; letters are kept composed, so that one step back takes away one letter."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(
            cleaned(text, lines=True), id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False
        )

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        start, end = sorted((start, end))
        row, column = start
        before = self.document.get_line(row)[column - 1 : column] if column else ""
        joined = unicodedata.normalize("NFC", before + insert)
        if before and insert and not joined.startswith(before):  # a mark that belongs to the letter before it
            return super()._replace_via_keyboard(joined, (row, column - 1), end)
        return super()._replace_via_keyboard(cleaned(insert, lines=True), start, end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if taken(self, event.text) and (result := self._replace_via_keyboard(event.text, *self.selection)):
            self.move_cursor(result.end_location)
