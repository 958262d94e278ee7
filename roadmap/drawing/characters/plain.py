"""A small graph placed by Graphviz, left to right, in whole terminal cells: what its ``plain`` output says.

Nothing that a person wrote goes to Graphviz here: nodes are numbers with a size, edges are pairs of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from roadmap.drawing.engine.graphviz import ask

_ACROSS, _DOWN = 0.1, 0.25
"""Inches of a cell and of a row: Graphviz counts in 72nds, so that a half row is still a whole number of them."""
_FINE = 16
"""Steps in which a curve is followed."""

Point = tuple[float, float]


class Size(NamedTuple):
    """How much room a node takes, in cells and rows."""

    wide: int
    high: int


class Layout(NamedTuple):
    """Where Graphviz puts the nodes of a graph.

    Attributes:
        ranks: the numbers of the nodes that stand in one column, columns from left to right.
        centres: row of each node's centre, counted from the top, in fractions of rows.
        passing: edge -> the row at which it passes each column that lies between its ends.
    """

    ranks: tuple[tuple[int, ...], ...]
    centres: tuple[float, ...]
    passing: dict[tuple[int, int], tuple[float, ...]]


def lay_out(sizes: Sequence[Size], edges: Sequence[tuple[int, int]], gap: int) -> Layout:
    """The places of nodes and the ways of edges.

    Args:
        sizes: the nodes' sizes, which are kept exactly.
        edges: pairs of node numbers, each pair once; without a circle, so that every edge leads to the right.
        gap: free rows between nodes that stand above each other.

    Raises:
        DrawingError: Graphviz is missing, failed or took too long.
    """
    if not sizes:
        return Layout((), (), {})
    return _read(ask(_dot(sizes, edges, gap), "wasi", "dot"), len(sizes))


def _dot(sizes: Sequence[Size], edges: Sequence[tuple[int, int]], gap: int) -> str:
    lines = [
        "digraph roadmap {",
        f"graph [rankdir=LR, ranksep=0.5, nodesep={max(gap * _DOWN, 0.02):.2f}]",
        'node [shape=box, fixedsize=true, label=""]',
        "edge [arrowhead=none]",
    ]
    lines += [
        f"n{index} [width={size.wide * _ACROSS:.2f}, height={size.high * _DOWN:.2f}]"
        for index, size in enumerate(sizes)
    ]
    lines += [f"n{source} -> n{target}" for source, target in edges]
    return "\n".join([*lines, "}\n"])


def _read(answer: str, count: int) -> Layout:
    """The layout that Graphviz's plain format describes: inches, y upwards."""
    places: list[Point] = [(0.0, 0.0)] * count
    curves: dict[tuple[int, int], list[Point]] = {}
    top = 0.0
    for line in answer.splitlines():
        words = line.split(" ")
        if words[0] == "graph":
            top = float(words[3])
        elif words[0] == "node":
            places[int(words[1][1:])] = (float(words[2]), (top - float(words[3])) / _DOWN)
        elif words[0] == "edge":
            numbers = [float(word) for word in words[4 : 4 + 2 * int(words[3])]]
            points = [(x, (top - y) / _DOWN) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            curves[int(words[1][1:]), int(words[2][1:])] = points
    columns: dict[float, list[int]] = {}
    for index, (x, _) in enumerate(places):
        columns.setdefault(round(x, 2), []).append(index)
    order = sorted(columns)
    ranks = tuple(tuple(sorted(columns[x], key=lambda index: places[index][1])) for x in order)
    passing = {}
    for (source, target), points in curves.items():
        between = [x for x in order if places[source][0] + 0.01 < x < places[target][0] - 0.01]
        way = _followed(points)
        passing[source, target] = tuple(_row_at(way, x) for x in between)
    return Layout(ranks, tuple(y for _, y in places), passing)


def _followed(points: Sequence[Point]) -> list[Point]:
    """Points along the cubic Bézier curves that `points` control."""
    way = [points[0]]
    for start in range(0, len(points) - 3, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[start : start + 4]
        for step in range(1, _FINE + 1):
            t = step / _FINE
            u = 1 - t
            weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            x = weights[0] * ax + weights[1] * bx + weights[2] * cx + weights[3] * dx
            y = weights[0] * ay + weights[1] * by + weights[2] * cy + weights[3] * dy
            way.append((x, y))
    return way


def _row_at(way: Sequence[Point], x: float) -> float:
    """The row at which `way` first comes to `x`; where it never does, that of its nearest end."""
    for (ax, ay), (bx, by) in pairwise(way):
        if ax <= x <= bx and bx > ax:
            return ay + (by - ay) * (x - ax) / (bx - ax)
    return way[0][1] if x < way[0][0] else way[-1][1]
