"""The keys of a view and what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from roadmap.model.text import Lang, Text
from tui.dialogs.dialog import Dialog
from tui.widgets.plain import plain, styled

Line = tuple[str, Text, Text]
"""Keys as people write them, what they are called, and one sentence; the last may be empty."""


class Section(NamedTuple):
    """Keys that belong together."""

    title: Text
    lines: Sequence[Line]


class KeyHelp(Dialog[None]):
    """All keys, in sections; it scrolls.

    Args:
        title: what the view is called.
        about: what it is for.
        sections: the keys.
        lang: the language of the screen.
    """

    def __init__(self, title: Text, about: Text, sections: Sequence[Section], lang: Lang) -> None:
        super().__init__(title, lang)
        self._about, self._sections = about, [section for section in sections if section.lines]

    def body(self) -> ComposeResult:
        """What the view is for, and the sections."""
        yield Static(plain(self._about.of(self.lang)), classes="about")
        with VerticalScroll():
            for section in self._sections:
                yield Static(plain(section.title.of(self.lang)), classes="section")
                yield from self._rows(section)

    def _rows(self, section: Section) -> Iterator[Horizontal]:
        for keys, label, help in section.lines:
            said, more = label.of(self.lang), help.of(self.lang)
            what = Static(styled((said, "bold" if more else ""), (f"  {more}", "")), classes="what")
            yield Horizontal(Static(plain(keys), classes="keys"), what)

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("↑ ↓ cuộn   Esc đóng", "↑ ↓ scroll   Esc close")

    def on_mount(self) -> None:
        """The keys scroll at once."""
        scroll = self.query_one(VerticalScroll)
        scroll.styles.max_height = max(4, self.app.size.height - 9)
        scroll.focus()
