"""Pages that hold about as much each, where the last one would be left almost empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

_HALVINGS = 10


def even_room(pages: Callable[[float], Sequence[Any]], room: float, loosest: float = 0.5) -> float:
    """The least room that needs no more pages than `room` does, so that these hold about as much each.

    Args:
        pages: what each page holds if it has so many points of height.
        room: the height that there is.
        loosest: share of `room` below which pages are not cut short.
    """
    count = len(pages(room))
    if count < 2:
        return room
    low, high = room * loosest, room
    if len(pages(low)) <= count:
        return low
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(pages(middle)) <= count else (middle, high)
    return high
