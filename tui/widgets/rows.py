"""Rows that are drawn for the width there is; some stand for a record, others only say something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.widgets.lines import Bit, Lines


class Drawn(NamedTuple):
    """One row.

    Attributes:
        key: what it stands for; empty for nothing.
        draw: gives its pieces for a width in cells.
    """

    key: str
    draw: Callable[[int], Sequence[Bit]]


class Rows(Lines):
    """A list of rows that draw themselves."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: Sequence[Drawn] = ()

    @property
    def key(self) -> str | None:
        """What the row under the cursor stands for; None where that is nothing."""
        return (self._drawn[self.cursor].key or None) if self.count else None

    def show(self, rows: Sequence[Drawn]) -> None:
        """Show `rows`; the cursor stays on its key where that is still there."""
        held = self.key
        self._drawn = rows
        at = next((number for number, row in enumerate(rows) if held and row.key == held), self.cursor)
        self.recount(len(rows), cursor=at)

    def stand_on(self, key: str) -> bool:
        """Put the cursor on `key`; whether it is there."""
        at = next((number for number, row in enumerate(self._drawn) if row.key == key), None)
        if at is not None:
            self.cursor = at
        return at is not None

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """The row `number`."""
        return self._drawn[number].draw(width)
