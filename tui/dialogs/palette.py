"""The palette: every command and every edit, found by typing a part of what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roadmap.model.text import Lang, Text, fold
from tui.dialogs.finder import Finder
from tui.widgets.table import Cell, Column, Table

_COLUMNS = (
    Column("label", Text("Tên", "Name"), 26, share=2),
    Column("key", Text("Phím", "Key"), 7),
    Column("help", Text("Để làm gì", "What for"), 20, share=5, rank=1),
)
_TITLE = Text("Lệnh", "Commands")


class Entry(NamedTuple):
    """One thing that can be done.

    Attributes:
        name: what is answered.
        label: what it is called.
        help: one sentence.
        sign: its keys as people write them.
        rank: what is shown before what, the lowest first.
        tone: how it is to be read.
    """

    name: str
    label: Text
    help: Text
    sign: str = ""
    rank: int = 0
    tone: str = ""


class Palette(Finder):
    """Everything that can be done; the answer is the name of an entry.

    Args:
        entries: what can be done.
        lang: the language of the screen.
        title: what is asked.
    """

    def __init__(self, entries: Sequence[Entry], lang: Lang, *, title: Text | None = None) -> None:
        super().__init__(title or _TITLE, lang)
        self._columns = [one for one in _COLUMNS if one.key != "key" or any(entry.sign for entry in entries)]
        ordered = sorted(entries, key=lambda one: one.rank)
        self._entries = {one.name: one for one in ordered}
        self._labels = {one.name: fold(f"{one.label.vi} {one.label.en} {one.name}") for one in ordered}
        self._texts = {one.name: fold(f"{one.help.vi} {one.help.en} {one.sign}") for one in ordered}

    def on_mount(self) -> None:
        """Everything, before anything is typed."""
        self.open(len(self._entries))

    def find(self, text: str) -> None:
        """What is called so first, then what is explained so; within that, what belongs to the view first."""
        words = fold(text).split()
        called = [name for name, said in self._labels.items() if all(word in said for word in words)]
        told = [name for name, said in self._texts.items() if all(word in said + self._labels[name] for word in words)]
        if words:
            called.sort(key=lambda name: not any(one.startswith(words[0]) for one in self._labels[name].split()))
        found = list(dict.fromkeys([*called, *told]))
        table = self.query_one(Table)
        table.show(self._columns, found, self._cells, self.lang)
        table.recount(len(found), cursor=0)

    def _cells(self, name: str) -> Sequence[Cell]:
        one = self._entries[name]
        cells = {
            "label": Cell(one.label.of(self.lang), one.tone),
            "key": Cell(one.sign, "accent"),
            "help": Cell(one.help.of(self.lang), "dim"),
        }
        return [cells[column.key] for column in self._columns]
