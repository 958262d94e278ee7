"""Search everywhere: records by any words that they say, at once, with the place where the words stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding

from roadmap.graph.search import ELSEWHERE, Index, Match
from roadmap.model.text import Text
from tui.dialogs.finder import Finder
from tui.state import State
from tui.widgets.line import Line
from tui.widgets.table import Cell, Column, Table

_TITLE = Text("Tìm trong mọi bản ghi", "Search in all records")
_COLUMNS = (
    Column("kind", Text("Loại", "Kind"), 14),
    Column("name", Text("Tên", "Name"), 24, share=3),
    Column("place", Text("Chỗ khớp", "Where"), 22, share=3, rank=1),
)
_MOST = 100
_AGAIN = Text("tìm lại", "search again")


class Found(NamedTuple):
    """What the planner chose.

    Attributes:
        id: the record.
        words: what was typed.
        sheet: whether its sheet is wanted rather than its place in the view.
    """

    id: str
    words: str
    sheet: bool


class Search(Finder):
    """Records of all kinds, the best kind first; before anything is typed, the last searches.

    The answer is a :class:`Found` as text, see :meth:`answer`.

    Args:
        state: the workspace.
        index: everything that its records say.
        last: the last searches, newest first.
    """

    BINDINGS: ClassVar = [Binding("ctrl+e", "sheet", show=False, priority=True)]

    def __init__(self, state: State, index: Index, last: Sequence[str]) -> None:
        super().__init__(_TITLE, state.lang)
        self._state, self._index, self._last = state, index, list(last)
        self._found: dict[str, Match] = {}
        self._firsts: set[str] = set()

    def foot(self) -> Text:
        """The keys, in words."""
        return Text("⏎ tới bản ghi   ^E mở phiếu   Esc thôi", "⏎ go to the record   ^E open its sheet   Esc leave")

    def on_mount(self) -> None:
        """The list is as high as the screen lets it be: it fills while words are typed."""
        self.query_one(".box").styles.width = 110
        self.open(_MOST)

    def find(self, text: str) -> None:
        """The records in which all words stand, by kind, best first; those that only say them in a note come last."""
        by_kind: dict[tuple[bool, str], list[Match]] = {}
        for match in self._index.find(text, most=_MOST):
            by_kind.setdefault((match.rank == ELSEWHERE, match.record.KIND), []).append(match)
        self._found = {match.record.id: match for matches in by_kind.values() for match in matches}
        self._firsts = {matches[0].record.id for matches in by_kind.values()}
        keys = list(self._found) if text.strip() else [f"={words}" for words in self._last]
        table = self.query_one(Table)
        table.show(_COLUMNS, keys, self._cells, self.lang)
        table.recount(len(keys), cursor=0)

    def _cells(self, key: str) -> Sequence[Cell]:
        if key.startswith("="):
            return [Cell(f"↺ {_AGAIN.of(self.lang)}", "dim"), Cell(key[1:]), Cell("")]
        match = self._found[key]
        kind = match.record.LABEL.of(self.lang) if key in self._firsts else ""
        place = f"{match.label.of(self.lang)}: {match.excerpt}" if match.label.en else match.excerpt
        named = match.record.label(self.lang)
        in_name = place == key or place.removeprefix("… ").removesuffix("…") in named
        return [Cell(kind, "dim"), Cell(named, "strong"), Cell(key if in_name else place, "dim")]

    def _done(self) -> None:
        key = self.query_one(Table).key
        if key and key.startswith("="):
            line = self.query_one(Line)
            line.value = key[1:]
            line.cursor_position = len(line.value)
            return
        super()._done()

    def answer(self, key: str) -> str:
        """The words, a line break, and the id."""
        return f"{self.query_one(Line).value.strip()}\n{key}"

    def action_sheet(self) -> None:
        """The sheet of the record under the cursor."""
        key = self.query_one(Table).key
        if key and not key.startswith("="):
            self.dismiss(f"{self.answer(key)}\nsheet")


def found(answer: str) -> Found:
    """What an answer of the dialog says."""
    words, id, *sheet = answer.split("\n")
    return Found(id, words, bool(sheet))
