"""A small graph in characters: boxes, and lines at right angles between them, for a screen of terminal cells.

Graphviz says which boxes share a column, in which order they stand and where long lines pass; here that becomes whole
cells: columns of boxes, and between them channels with the bends of the lines. Boxes never overlap, lines never run on
top of each other unless they lead to the same box or come from the same one, and ``┼`` is always a crossing: lines that
are joined meet in ``├ ┤ ┬ ┴`` or in ``╬``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from roadmap.drawing.characters.cells import clusters, cut, width, wrap
from roadmap.drawing.characters.columns import Columns, Wire, arrange, needed, wires
from roadmap.drawing.characters.plain import Size
from roadmap.drawing.characters.strokes import Strokes
from roadmap.drawing.characters.tracks import Channel, Way, route


class Zoom(Enum):
    """How much of each record is shown, from the most to the least."""

    CARDS = "cards"
    NAMES = "names"
    DOTS = "dots"


class Node(NamedTuple):
    """One box.

    Attributes:
        sign: one cell that tells its kind, also where there is no room for more.
        head: what it is, in a word or two.
        name: its name, set in up to two lines.
        short: its short name.
    """

    sign: str
    head: str
    name: str
    short: str


class Edge(NamedTuple):
    """An arrow between the boxes with the numbers `source` and `target`, and what it means."""

    source: int
    target: int
    label: str = ""


class Spot(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    wide: int
    high: int


NOBODY = -1
"""The owner of cells that belong to no box."""


@dataclass(frozen=True)
class Picture:
    """What is to be seen, cell by cell.

    Attributes:
        rows: the signs of each row; after a sign of two cells stands an empty text, so that positions are cells.
        owners: for each cell the number of the box that it belongs to, or :data:`NOBODY`.
        lines: x and y of each cell that a line runs through -> the numbers of the edges that it stands for.
        spots: where each box stands.
        loops: the boxes with an arrow to themselves, which is not drawn.
    """

    rows: tuple[tuple[str, ...], ...]
    owners: tuple[tuple[int, ...], ...]
    lines: Mapping[tuple[int, int], frozenset[int]]
    spots: tuple[Spot, ...]
    loops: frozenset[int] = frozenset()

    @property
    def wide(self) -> int:
        """Cells in a row."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def high(self) -> int:
        """Rows."""
        return len(self.rows)

    def text(self) -> str:
        """The picture as lines of text."""
        return "\n".join("".join(row).rstrip() for row in self.rows)


@dataclass(frozen=True)
class _Look:
    """What a zoom shows.

    Attributes:
        frame: whether boxes have a border: one row and column at each side, and a space inside it.
        widest: cells of the longest line of text.
        gap: free rows between boxes.
        apart: whether lines that mean different things are kept apart and named.
    """

    frame: int
    widest: int
    gap: int
    apart: bool


_LOOKS = {
    Zoom.CARDS: _Look(1, 26, 1, apart=True),
    Zoom.NAMES: _Look(1, 22, 0, apart=False),
    Zoom.DOTS: _Look(0, 1, 1, apart=False),
}
_LONGEST_LABEL = 22
_TRACK = 2
"""Cells from one upright line to the next."""


def draw(nodes: Sequence[Node], edges: Sequence[Edge], zoom: Zoom) -> Picture:
    """The graph in characters, sources to the left of their targets.

    Args:
        nodes: the boxes; all texts are made safe here.
        edges: the arrows between them; edges between the same two boxes share a line.
        zoom: how much of each node is shown.

    Raises:
        DrawingError: Graphviz is missing, failed or took too long.
    """
    look = _LOOKS[zoom]
    named = [Edge(edge.source, edge.target, cut(edge.label, _LONGEST_LABEL)) for edge in edges]
    lines = wires(len(nodes), named, apart=look.apart)
    texts = [_lines(node, zoom, look.widest) for node in nodes]
    sizes = [_size(text, needed(number, lines), look.frame) for number, text in enumerate(texts)]
    sheet = _Sheet(look, texts, arrange(sizes, lines, look.frame, look.gap))
    sheet.spread(sizes)
    return sheet.picture(frozenset(edge.source for edge in edges if edge.source == edge.target))


def _lines(node: Node, zoom: Zoom, widest: int) -> tuple[str, ...]:
    sign = next((sign for sign, wide in clusters(node.sign) if wide == 1), "·")
    if zoom is Zoom.CARDS:
        return (cut(f"{sign} {node.head}", widest), *wrap(node.name, widest, 2))
    return (cut(f"{sign} {node.short}", widest) if zoom is Zoom.NAMES else sign,)


def _size(text: Sequence[str], ports: int, frame: int) -> Size:
    wide = max(width(line) for line in text)
    return Size(wide + 4 * frame, max(len(text), ports) + 2 * frame)


class _Sheet:
    """The picture while it is made."""

    def __init__(self, look: _Look, texts: Sequence[Sequence[str]], columns: Columns) -> None:
        self.look, self.texts, self.columns = look, texts, columns
        self.channels: list[Channel] = []
        self.xs: list[int] = []
        self.wides: list[int] = []
        self.strokes = Strokes()

    def spread(self, sizes: Sequence[Size]) -> None:
        """Give columns and channels their cells: every box of a column is as wide as the widest."""
        columns = self.columns
        rank, ranks = columns.rank, columns.layout.ranks
        ways: list[list[Way]] = [[] for _ in ranks]
        labels = [0] * len(ranks)
        for wire in columns.wires:
            for channel, way in enumerate(columns.ways(wire), rank[wire.left]):
                ways[channel].append(way)
            if wire.end.label:
                before = rank[wire.right] - 1
                labels[before] = max(labels[before], width(wire.end.label) + 4)
        self.channels = [route(one) for one in ways]
        x = 0
        for column, boxes in enumerate(ranks):
            self.xs.append(x)
            self.wides.append(max(sizes[box].wide for box in boxes))
            x += self.wides[-1] + self.room(column) + labels[column]

    def room(self, column: int) -> int:
        """Cells of the channel to the right of a column, without room for labels."""
        return 2 + max(_TRACK * self.channels[column].tracks, 1)

    def way(self, wire: Wire) -> list[tuple[int, int]]:
        """The corners of a line on the grid, from the cell beside its left box to the one beside its right box."""
        columns, rank = self.columns, self.columns.rank
        row = columns.starts[wire.left, wire.start]
        points = [(self.xs[rank[wire.left]] + self.wides[rank[wire.left]], row)]
        for channel, way in enumerate(columns.ways(wire), rank[wire.left]):
            begin = self.xs[channel] + self.wides[channel] + 1
            for step in self.channels[channel].ways[way]:
                x = begin + _TRACK * step.track
                points += [(x, row), (x, step.row)]
                row = step.row
        return [*points, (self.xs[rank[wire.right]] - 1, row)]

    def picture(self, loops: frozenset[int]) -> Picture:
        """Everything painted."""
        columns, rank = self.columns, self.columns.rank
        spots = [
            Spot(self.xs[rank[box]], columns.tops[box], self.wides[rank[box]], columns.highs[box])
            for box in range(len(self.texts))
        ]
        for wire in columns.wires:
            self.strokes.line(self.way(wire), wire.edges)
        wide = max((spot.x + spot.wide for spot in spots), default=0)
        high = max([spot.y + spot.high for spot in spots] + [y + 1 for _, y in self.strokes.arms], default=0)
        rows = [[" "] * wide for _ in range(high)]
        owners = [[NOBODY] * wide for _ in range(high)]
        for (x, y), sign in self.strokes.signs().items():
            rows[y][x] = sign
        self.heads(rows)
        self.labels(rows)
        for box, spot in enumerate(spots):
            self.box(rows, spot, self.texts[box])
        if self.look.frame:
            self.joints(rows)
        for box, spot in enumerate(spots):
            for y in range(spot.y, spot.y + spot.high):
                owners[y][spot.x : spot.x + spot.wide] = [box] * spot.wide
        return Picture(
            tuple(map(tuple, rows)), tuple(map(tuple, owners)),
            {cell: frozenset(edges) for cell, edges in self.strokes.edges.items()}, tuple(spots), loops,
        )  # fmt: skip

    def heads(self, rows: list[list[str]]) -> None:
        """Arrow heads, beside the boxes that they point to."""
        for wire in self.columns.wires:
            points = self.way(wire)
            for port, (x, y), sign in ((wire.start, points[0], "◀"), (wire.end, points[-1], "▶")):
                if not port.headless:
                    rows[y][x] = sign

    def joints(self, rows: list[list[str]]) -> None:
        """Lines without a head grow out of the border of their box."""
        for wire in self.columns.wires:
            points = self.way(wire)
            for port, (x, y), sign in ((wire.start, points[0], "├"), (wire.end, points[-1], "┤")):
                if port.headless:
                    rows[y][x - 1 if sign == "├" else x + 1] = sign

    def labels(self, rows: list[list[str]]) -> None:
        """What lines mean, written into their last straight part before the box, where they are kept apart."""
        for wire in self.columns.wires:
            if wire.end.label:
                x, y = self.way(wire)[-1]
                write(rows, x - width(wire.end.label) - 3, y, f" {wire.end.label} ")

    def box(self, rows: list[list[str]], spot: Spot, text: Sequence[str]) -> None:
        """A box with its text; without a border it is its sign alone."""
        if not self.look.frame:
            for y in range(spot.y, spot.y + spot.high):
                write(rows, spot.x, y, text[0])
            return
        inside = spot.wide - 2
        for y in range(spot.y, spot.y + spot.high):
            write(rows, spot.x, y, "│" + " " * inside + "│")
        write(rows, spot.x, spot.y, "┌" + "─" * inside + "┐")
        write(rows, spot.x, spot.y + spot.high - 1, "└" + "─" * inside + "┘")
        for number, line in enumerate(text):
            write(rows, spot.x + 2, spot.y + 1 + number, line)


def write(rows: list[list[str]], x: int, y: int, text: str) -> None:
    """Put `text` into the cells of row `y` from `x` on; the second cell of a wide sign holds an empty text."""
    for sign, wide in clusters(text):
        rows[y][x : x + wide] = [sign, *[""] * (wide - 1)]
        x += wide
