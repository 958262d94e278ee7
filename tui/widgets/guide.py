"""Guide: a strip above the keys that says what to do next."""

from __future__ import annotations

from textual.widgets import Static

from roadmap.model.text import Lang, Text
from tui.widgets.plain import styled

_KEYS = Text("n bỏ qua bước · Esc kết thúc", "n skip · Esc end")


class Guide(Static):
    """A strip with one step; out of sight unless there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False

    def show(self, text: Text, number: int, total: int, lang: Lang) -> None:
        """Say `text`, the step `number` of `total`."""
        head = (f" {number}/{total} ", "bold reverse")
        self.update(styled(head, (f" {text.of(lang)}  ", ""), (_KEYS.of(lang), "italic")))
        self.display = True

    def hide(self) -> None:
        """Say nothing."""
        self.display = False
