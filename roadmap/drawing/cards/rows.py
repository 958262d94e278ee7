"""Which row, and which place in it, each card of a lane takes."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.drawing.cards.card import Card, Grid, Hole
from roadmap.drawing.cards.shares import Shares
from roadmap.drawing.look import Link

Slot = tuple[str, int]
"""A place in a row: column id, and which of the places side by side in that column."""
Rows = list[dict[Slot, Card | Hole]]


def stack(grid: Grid, shares: Shares) -> list[Rows]:
    """Rows of each lane, content by slot.

    A card stands in the row of the card that precedes it in its lane where that has a place free, so that a chain runs
    straight; no lane gets more rows than its fullest cell needs.
    """
    cells: dict[tuple[str, str], list[Card | Hole]] = {}
    for placed in grid.placed:
        if placed.lane:
            cells.setdefault((placed.lane, placed.column), []).append(placed.content)
    before: dict[str, list[str]] = {}
    for arrow in grid.arrows:
        if arrow.kind is not Link.DEPENDENCY:
            before.setdefault(arrow.target, []).append(arrow.source)
    rows_of: list[Rows] = []
    for lane in grid.lanes:
        depth = max(
            (-(-len(cells.get((lane.id, column.id), ())) // max(shares[column.id], 1)) for column in grid.columns),
            default=0,
        )
        rows: Rows = [{} for _ in range(depth)]
        row_of: dict[str, int] = {}
        for column in grid.columns:
            contents = cells.get((lane.id, column.id), [])
            _fill(rows, row_of, before, (column.id, max(shares[column.id], 1)), contents)
        rows_of.append(rows)
    return rows_of


def _fill(
    rows: Rows,
    row_of: dict[str, int],
    before: dict[str, list[str]],
    column: tuple[str, int],
    contents: Sequence[Card | Hole],
) -> None:
    """Give each content of one cell a place of its own; `column` is its id and how many stand in it side by side."""
    id, share = column
    free = {row: list(range(share)) for row in range(len(rows))}
    waiting: list[Card | Hole] = []
    for content in contents:
        wish = -1
        if isinstance(content, Card):
            wish = next((row_of[source] for source in before.get(content.id, ()) if source in row_of), -1)
        if free.get(wish):
            rows[wish][id, free[wish].pop(0)] = content
        else:
            waiting.append(content)
    left = [(row, place) for row, places in free.items() for place in places]
    for content, (row, place) in zip(waiting, left, strict=False):
        rows[row][id, place] = content
    for row, cells in enumerate(rows):
        for place in range(share):
            content = cells.get((id, place))  # type: ignore[assignment]
            if isinstance(content, Card):
                row_of[content.id] = row
