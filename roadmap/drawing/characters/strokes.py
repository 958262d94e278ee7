"""Lines in box characters: strokes are added cell by cell, and each cell shows how they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

UP, DOWN, LEFT, RIGHT = 1, 2, 4, 8
_ACROSS, _UPRIGHT = LEFT | RIGHT, UP | DOWN
_SIGNS = {
    UP: "│", DOWN: "│", UP | DOWN: "│",
    LEFT: "─", RIGHT: "─", LEFT | RIGHT: "─",
    DOWN | RIGHT: "┌", DOWN | LEFT: "┐", UP | RIGHT: "└", UP | LEFT: "┘",
    UP | DOWN | RIGHT: "├", UP | DOWN | LEFT: "┤",
    LEFT | RIGHT | DOWN: "┬", LEFT | RIGHT | UP: "┴",
    UP | DOWN | LEFT | RIGHT: "┼",
}  # fmt: skip
JOINED = "╬"
"""Where four lines meet that belong together; a ``┼`` is two lines that cross."""


@dataclass
class Strokes:
    """Lines on a grid of cells.

    Attributes:
        arms: x and y of a cell -> in which directions a line leaves it.
        edges: x and y of a cell -> the numbers of the edges whose line runs through it.
        corners: cells at which some line turns.
    """

    arms: dict[tuple[int, int], int] = field(default_factory=dict)
    edges: dict[tuple[int, int], set[int]] = field(default_factory=dict)
    corners: set[tuple[int, int]] = field(default_factory=set)

    def line(self, points: list[tuple[int, int]], edges: frozenset[int]) -> None:
        """A line through the corners `points`, given as x and y; neighbours share one of the two."""
        own: dict[tuple[int, int], int] = {}
        for (ax, ay), (bx, by) in pairwise(points):
            dx, dy = (bx > ax) - (bx < ax), (by > ay) - (by < ay)
            leave, arrive = _arm(dx, dy), _arm(-dx, -dy)
            x, y = ax, ay
            while (x, y) != (bx, by):
                own[x, y] = own.get((x, y), 0) | leave
                x, y = x + dx, y + dy
                own[x, y] = own.get((x, y), 0) | arrive
        for cell, arms in own.items():
            self.arms[cell] = self.arms.get(cell, 0) | arms
            self.edges.setdefault(cell, set()).update(edges)
            if arms & _ACROSS and arms & _UPRIGHT:
                self.corners.add(cell)

    def signs(self) -> Mapping[tuple[int, int], str]:
        """What each cell shows."""
        return {
            cell: JOINED if arms == _ACROSS | _UPRIGHT and cell in self.corners else _SIGNS[arms]
            for cell, arms in self.arms.items()
        }


def _arm(dx: int, dy: int) -> int:
    return (RIGHT if dx > 0 else LEFT) if dx else (DOWN if dy > 0 else UP)
