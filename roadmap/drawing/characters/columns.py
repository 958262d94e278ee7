"""Boxes in columns and the rows at which lines leave, pass and reach them; upright places only, in whole rows.

Order and height come from Graphviz; here they become whole rows, and every kind of line gets a row of its own at the
side of its box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from roadmap.drawing.characters.plain import Layout, Size, lay_out
from roadmap.drawing.characters.tracks import Way


class Port(NamedTuple):
    """One kind of line at a side of a box: lines of one port run together.

    Attributes:
        headless: whether the lines end here without an arrow head.
        label: what the lines mean, where lines of different meaning are kept apart.
    """

    headless: bool
    label: str = ""


@dataclass(frozen=True)
class Wire:
    """All edges between two boxes, drawn as one line from the left one to the right one.

    Attributes:
        left: number of the left box.
        right: number of the right box.
        edges: numbers of the edges.
        start: where it leaves the left box.
        end: where it reaches the right box.
        label: what it means.
    """

    left: int
    right: int
    edges: frozenset[int]
    start: Port
    end: Port
    label: str


class Passage(NamedTuple):
    """The row in a column at which lines pass together, since they come from one port or lead to one.

    Attributes:
        column: where they pass.
        leaving: whether it is the port that they come from.
        box: the box of that port.
        port: the port.
    """

    column: int
    leaving: bool
    box: int
    port: Port


def wires(count: int, edges: Sequence[tuple[int, int, str]], *, apart: bool) -> list[Wire]:
    """The lines between `count` boxes, all leading to the right; an edge of a circle may run against its line.

    Args:
        count: how many boxes there are.
        edges: source, target and meaning of each edge; an edge from a box to itself has no line.
        apart: whether lines that mean different things reach a box at different rows.
    """
    against = _against(count, [(source, target) for source, target, _ in edges])
    joined: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    for number, (source, target, _) in enumerate(edges):
        if source != target:
            turned = (source, target) in against
            ends = (target, source) if turned else (source, target)
            joined.setdefault(ends, ([], []))[turned].append(number)
    found = []
    for (left, right), (ahead, back) in joined.items():
        label = ", ".join(dict.fromkeys(edges[number][2] for number in (*ahead, *back) if edges[number][2]))
        end = Port(not ahead, label if apart else "")
        found.append(Wire(left, right, frozenset((*ahead, *back)), Port(not back), end, label))
    return found


def _against(count: int, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The pairs that close a circle when all others lead to the right."""
    ahead: dict[int, list[int]] = {}
    for source, target in dict.fromkeys(pairs):
        ahead.setdefault(source, []).append(target)
    closing: set[tuple[int, int]] = set()
    done: set[int] = set()
    for first in range(count):
        path, open_ = [(first, iter(ahead.get(first, ())))], {first}
        while path and path[0][0] not in done:
            here, rest = path[-1]
            target = next(rest, -1)
            if target < 0:
                path.pop()
                open_.discard(here)
                done.add(here)
            elif target in open_:
                closing.add((here, target))
            elif target not in done:
                path.append((target, iter(ahead.get(target, ()))))
                open_.add(target)
    return closing


@dataclass
class Columns:
    """Boxes and passages, each at its rows.

    Attributes:
        wires: the lines.
        highs: rows of each box.
        frame: rows of a box above and below its inside: one with a border, none without.
        layout: what Graphviz says.
        tops: first row of each box.
        passages: row of each passage.
        starts: row at which lines leave a box, by box and port.
        ends: row at which they reach a box, by box and port.
        rank: number of each box's column.
    """

    wires: Sequence[Wire]
    highs: Sequence[int]
    frame: int
    layout: Layout
    tops: dict[int, int] = field(default_factory=dict)
    passages: dict[Passage, int] = field(default_factory=dict)
    starts: dict[tuple[int, Port], int] = field(default_factory=dict)
    ends: dict[tuple[int, Port], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rank = {box: column for column, boxes in enumerate(self.layout.ranks) for box in boxes}
        self._leaving = Counter((wire.left, wire.start) for wire in self.wires)
        self._reaching = Counter((wire.right, wire.end) for wire in self.wires)

    def passed(self, wire: Wire) -> list[Passage]:
        """Where a line passes: together with those from its start or with those to its end, whichever are more.

        No passage holds lines of both sorts, so that whoever follows it comes from one box, or to one.
        """
        leaving = self._leaving[wire.left, wire.start] >= self._reaching[wire.right, wire.end]
        end = (True, wire.left, wire.start) if leaving else (False, wire.right, wire.end)
        return [Passage(column, *end) for column in range(self.rank[wire.left] + 1, self.rank[wire.right])]

    def stack(self, gap: int) -> None:
        """Give boxes and passages whole rows, in the order that Graphviz has found; boxes stand `gap` rows apart."""
        wanted: dict[Passage, list[float]] = {}
        for wire in self.wires:
            for one, row in zip(self.passed(wire), self.layout.passing[wire.left, wire.right], strict=True):
                wanted.setdefault(one, []).append(row)
        for column, boxes in enumerate(self.layout.ranks):
            items: list[tuple[float, int, int | Passage]] = [
                (self.layout.centres[box], self.highs[box], box) for box in boxes
            ]
            items += [(sum(rows) / len(rows), 1, one) for one, rows in wanted.items() if one.column == column]
            below, after_box = 0, False
            for centre, high, item in sorted(items, key=lambda item: (item[0], str(item[2]))):
                is_box = isinstance(item, int)
                top = max(round(centre - high / 2), below + (gap if is_box and after_box else 0))
                if isinstance(item, int):
                    self.tops[item] = top
                else:
                    self.passages[item] = top
                below, after_box = top + high, is_box

    def open_ports(self) -> None:
        """Give every port a row inside its box, as near as possible to where its lines come from."""
        for box in self.tops:
            ports = sorted({wire.start for wire in self.wires if wire.left == box})
            inside = self.highs[box] - 2 * self.frame
            for number, port in enumerate(ports):
                row = inside * (2 * number + 1) // (2 * len(ports))
                self.starts[box, port] = self.tops[box] + self.frame + row
        for box in self.tops:
            coming: dict[Port, list[int]] = {}
            for wire in self.wires:
                if wire.right == box:
                    coming.setdefault(wire.end, []).append(self.rows(wire)[-1])
            last = self.tops[box] + self.highs[box] - self.frame - len(coming)
            row = self.tops[box] + self.frame
            for port, rows in sorted(coming.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0])):
                row = min(max(row, round(sum(rows) / len(rows))), last)
                self.ends[box, port] = row
                row, last = row + 1, last + 1

    def rows(self, wire: Wire) -> list[int]:
        """The rows of a line from its start on, before it reaches its end: of its port and of its passages."""
        return [self.starts[wire.left, wire.start], *(self.passages[one] for one in self.passed(wire))]

    def ways(self, wire: Wire) -> list[Way]:
        """The ways of a line through the channels that it crosses, from left to right."""
        rows = [*self.rows(wire), self.ends[wire.right, wire.end]]
        return list(pairwise(rows))


def arrange(sizes: Sequence[Size], lines: Sequence[Wire], frame: int, gap: int) -> Columns:
    """Boxes of the given sizes, which must have room for their ports, in columns; see :func:`needed`.

    Raises:
        DrawingError: Graphviz is missing, failed or took too long.
    """
    pairs = [(wire.left, wire.right) for wire in lines]
    columns = Columns(lines, [size.high for size in sizes], frame, lay_out(sizes, pairs, gap))
    columns.stack(gap)
    columns.open_ports()
    return columns


def needed(box: int, lines: Iterable[Wire]) -> int:
    """How many rows the ports of a box take."""
    starts = {wire.start for wire in lines if wire.left == box}
    ends = {wire.end for wire in lines if wire.right == box}
    return max(len(starts), len(ends))
