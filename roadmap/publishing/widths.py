"""How wide the columns of a table are: by their shares, but none narrower than its longest word."""

from __future__ import annotations

from collections.abc import Iterable

from roadmap.drawing.metrics import text_width
from roadmap.publishing.document import Table
from roadmap.safe import visible

SLACK = 1.1
"""What to multiply a size by where the letters are those of another machine, which may be wider than ours."""
_BREAKABLE = 25
"""Letters from which a word may be broken."""


def widths(table: Table, room: float, size: float, padding: float) -> list[float]:
    """The width of each column, in the unit of `room`; together they are as wide as it.

    Args:
        table: whose columns.
        room: the width for all of them.
        size: of the text, in the same unit.
        padding: beside the text of each cell, both sides together.
    """
    columns = [
        [column.heading, *(row[place].text for row in (*table.rows, table.foot) if row)]
        for place, column in enumerate(table.columns)
    ]
    least = [_longest(texts, size) + padding for texts in columns]
    if sum(least) >= room:
        return [room * one / sum(least) for one in least]
    narrow: set[int] = set()
    while True:
        free = room - sum(least[place] for place in narrow)
        shares = sum(column.share for place, column in enumerate(table.columns) if place not in narrow)
        given = [
            least[place] if place in narrow else free * column.share / shares
            for place, column in enumerate(table.columns)
        ]
        more = {place for place, width in enumerate(given) if width < least[place] - 1e-9}
        if not more:
            return given
        narrow |= more


def _longest(texts: Iterable[str], size: float) -> float:
    """The width of the widest word that is not to be broken."""
    words = {word for text in texts for word in text.split() if len(word) < _BREAKABLE}
    return max((text_width(visible(word), size, bold=True) for word in words), default=0.0)
