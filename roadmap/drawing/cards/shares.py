"""How the columns of a grid share the width: crowded ones take several cards side by side, empty ones little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf

from roadmap.drawing.cards.card import Card, Grid

Shares = Mapping[str, int]
"""By column id, how many cards stand side by side in it; 0 in a column without any, which is narrower."""

MOST_BESIDE = 24
"""Cards side by side beyond which no paper has room."""


def depths(grid: Grid) -> Counter[tuple[str, str]]:
    """How many contents each cell holds, by lane and column id."""
    return Counter((item.lane, item.column) for item in grid.placed if item.lane)


def plain(grid: Grid) -> Shares:
    """One card beside the other nowhere."""
    filled = {item.column for item in grid.placed if item.lane or isinstance(item.content, Card)}
    return {column.id: int(column.id in filled) for column in grid.columns}


def rows(grid: Grid, shares: Shares) -> int:
    """How many rows the lanes have together."""
    deepest: dict[str, int] = {}
    for (lane, column), count in depths(grid).items():
        deepest[lane] = max(deepest.get(lane, 1), -(-count // max(shares.get(column, 1), 1)))
    return sum(deepest.values())


def choices(grid: Grid) -> Iterator[Shares]:
    """Shares worth trying, each with fewer rows and more cards side by side than the one before."""
    shares = plain(grid)
    yield shares
    by_lane: dict[str, dict[str, int]] = {}
    for (lane, column), count in depths(grid).items():
        by_lane.setdefault(lane, {})[column] = count
    while sum(shares.values()) < MOST_BESIDE:
        best: Shares | None = None
        worth, now = 0.0, rows(grid, shares)
        for cells in by_lane.values():
            wider = _wider(cells, shares)
            if wider is None:
                continue
            added = sum(wider.values()) - sum(shares.values())
            gain = (now - rows(grid, wider)) / added if added else -inf
            if gain > worth:
                best, worth = wider, gain
        if best is None:
            return
        shares = best
        yield shares


def _wider(cells: Mapping[str, int], shares: Shares) -> Shares | None:
    """The shares with which a lane has fewer rows; None where it has one only."""
    deepest = max(-(-count // max(shares[column], 1)) for column, count in cells.items())
    if deepest < 2:
        return None
    return {
        column: max(share, -(-cells[column] // (deepest - 1)) if column in cells else 0)
        for column, share in shares.items()
    }
