"""Table: rows in columns, sorted and laid out for the width there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message

from roadmap.model.text import Text, fold
from tui.widgets.lines import Bit, Lines
from tui.widgets.plain import fitted

GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        key: its name.
        title: its heading.
        width: the cells that it needs.
        share: its part of the cells that nobody needs; 0 stays as it is.
        rank: 0 is always there; of the others the highest goes first where room is short.
        right: whether its text stands at the right.
    """

    key: str
    title: Text
    width: int
    share: int = 0
    rank: int = 0
    right: bool = False


class Cell(NamedTuple):
    """What stands in one column of a row.

    Attributes:
        text: what is shown.
        tone: how it is to be read, as of :class:`tui.widgets.lines.Bit`.
        sort: what it is sorted by; the text where it is None.
    """

    text: str
    tone: str = ""
    sort: float | str | None = None


Lay = Callable[[str], Sequence[Cell]]


class Table(Lines):
    """Rows in columns; each row stands for a key, and is laid out when it is first seen."""

    heading = 1

    class Sorted(Message):
        """The planner clicked on a heading.

        Attributes:
            column: its key.
        """

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.keys: list[str] = []
        self.columns: tuple[Column, ...] = ()
        self.order: tuple[str, bool] | None = None
        self._lay: Lay = lambda _: ()
        self._cells: dict[str, Sequence[Cell]] = {}
        self._lang = "vi"
        self._fitted: tuple[int, list[tuple[int, int]]] = (-1, [])

    @property
    def key(self) -> str | None:
        """What the row under the cursor stands for."""
        return self.keys[self.cursor] if self.count else None

    def show(self, columns: Sequence[Column], keys: Sequence[str], lay: Lay, lang: str) -> None:
        """Show `keys`, each laid out by `lay`; the cursor stays on its key where that is still there.

        Args:
            columns: the columns; `lay` gives a cell for each.
            keys: what the rows stand for, each once.
            lay: gives the cells of a key.
            lang: the language of the headings.
        """
        held, at = self.key, self.cursor
        self.columns, self._lay, self._lang = tuple(columns), lay, lang
        self._cells, self._fitted = {}, (-1, [])
        self.keys = list(keys)
        self._sort()
        self.recount(len(self.keys), cursor=self._at(held, at))

    def _at(self, key: str | None, otherwise: int) -> int:
        try:
            return self.keys.index(key) if key is not None else otherwise
        except ValueError:
            return otherwise

    def stand_on(self, key: str) -> bool:
        """Put the cursor on `key`; whether it is there."""
        if key not in self.keys:
            return False
        self.cursor = self.keys.index(key)
        return True

    def sort(self, column: str | None, *, down: bool = False) -> None:
        """Sort by a column, or as the rows were given for None."""
        self.order = (column, down) if column else None
        held = self.key
        self._sort()
        self.recount(len(self.keys), cursor=self._at(held, self.cursor))

    def _sort(self) -> None:
        if self.order is None:
            return
        column, down = self.order
        number = next((n for n, one in enumerate(self.columns) if one.key == column), None)
        if number is not None:
            self.keys.sort(key=lambda key: _weight(self.cells(key)[number]), reverse=down)

    def cells(self, key: str) -> Sequence[Cell]:
        """The cells of `key`."""
        if key not in self._cells:
            self._cells[key] = self._lay(key)
        return self._cells[key]

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """The row `number`."""
        cells = self.cells(self.keys[number])
        bits = []
        for column, wide in self._widths(width):
            cell = cells[column]
            bits.append(Bit(fitted(cell.text, wide, right=self.columns[column].right), cell.tone))
            bits.append(Bit(" " * GAP))
        return bits

    def head(self, number: int, width: int) -> Sequence[Bit]:
        """The headings; the column that the rows are sorted by carries an arrow."""
        del number
        bits = []
        for column, wide in self._widths(width):
            one = self.columns[column]
            arrow = "" if self.order is None or self.order[0] != one.key else (" ↓" if self.order[1] else " ↑")
            bits.append(Bit(fitted(one.title.of(self._lang) + arrow, wide, right=one.right)))
            bits.append(Bit(" " * GAP))
        return bits

    def _widths(self, width: int) -> list[tuple[int, int]]:
        """Number and cells of each column that there is room for."""
        if self._fitted[0] != width:
            self._fitted = (width, widths(self.columns, width))
        return self._fitted[1]

    def on_click(self, event: events.Click) -> None:
        """A click on a heading asks for sorting."""
        if event.y >= self.heading:
            super().on_click(event)
            return
        event.prevent_default()
        left = 0
        for column, wide in self._widths(self.size.width):
            if left <= event.x < left + wide + GAP:
                self.post_message(self.Sorted(self.columns[column].key))
            left += wide + GAP


def widths(columns: Sequence[Column], width: int) -> list[tuple[int, int]]:
    """Number and cells of each column that fits into `width` cells; what is left over is shared out."""
    kept = list(range(len(columns)))
    while len(kept) > 1 and sum(columns[n].width + GAP for n in kept) - GAP > width:
        worst = max(kept, key=lambda n: (columns[n].rank, n))
        if columns[worst].rank == 0:
            break
        kept.remove(worst)
    spare = max(0, width - sum(columns[n].width + GAP for n in kept) + GAP)
    shares = sum(columns[n].share for n in kept) or 1
    return [(n, columns[n].width + spare * columns[n].share // shares) for n in kept]


def _weight(cell: Cell) -> tuple[bool, bool, float, str]:
    """Numbers before words before nothing."""
    by = cell.text if cell.sort is None else cell.sort
    if isinstance(by, str):
        return (by == "", True, 0.0, fold(by))
    return (False, False, float(by), "")
