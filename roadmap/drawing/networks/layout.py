"""Places of a network's cards and ways of its arrows: one call of Graphviz for all parts, or layers where it fails.

Nothing that a person wrote goes to Graphviz here: nodes are numbers with a size, links are pairs of numbers. The layout
is made in points at scale 1, and grows with the drawing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from roadmap.drawing.engine.graphviz import ask
from roadmap.drawing.painting import ways
from roadmap.drawing.painting.svg import Point
from roadmap.drawing.paper import Spot

Link = tuple[int, int]
"""Numbers of the cards that an arrow leaves and enters."""
ACROSS, DOWN = 40.0, 11.0
"""Room between two layers, and between two cards of a layer, in points."""
MOST_CURVED = 250
"""Cards up to which arrows run in curves around others; above, in pieces of straight lines, which takes a third."""
MOST_CAREFUL = 500
"""Cards up to which the engine may take all the time it wants for an even layout."""


class Piece(NamedTuple):
    """A part of a network.

    Attributes:
        spots: number of each of its cards -> place.
        ways: corners of its arrows, several where two cards are linked more than once.
        width: of the whole, in points.
        height: of the whole, in points.
        x: of its left side, where spots and ways are counted from elsewhere.
        y: of its upper side.
    """

    spots: dict[int, Spot]
    ways: dict[Link, list[list[Point]]]
    width: float
    height: float
    x: float = 0.0
    y: float = 0.0

    @classmethod
    def single(cls, node: int, width: float, height: float) -> Piece:
        """One card alone."""
        return cls({node: Spot(0.0, 0.0, width, height)}, {}, width, height)


def within(groups: Iterable[Sequence[int]], links: Iterable[Link]) -> list[list[Link]]:
    """For each part the links between two of its cards."""
    several = list(groups)
    of = {node: number for number, group in enumerate(several) for node in group}
    found: list[list[Link]] = [[] for _ in several]
    for link in links:
        number = of.get(link[0], -1)
        if number >= 0 and number == of.get(link[1]):
            found[number].append(link)
    return found


def layout_dot(
    groups: Sequence[Sequence[int]],
    links: Collection[Link],
    width: float,
    heights: Sequence[float],
    first: Collection[int] = (),
) -> str:
    """The parts as DOT for the layout ``dot``: bare boxes of `width` and their heights, links within each part.

    Cards in `first` stand at the left, and what they lead to as near to them as it can.
    """
    of = {node: number for number, group in enumerate(groups) for node in group}
    splines = "true" if len(of) <= MOST_CURVED else "polyline"
    limits = "" if len(of) <= MOST_CAREFUL else ", nslimit=0.1, nslimit1=0.1, mclimit=0.2"
    lines = [
        "digraph roadmap {",
        f"graph [rankdir=LR, ranksep={ACROSS / 72:.3f}, nodesep={DOWN / 72:.3f}, splines={splines}{limits}]",
        'node [shape=box, fixedsize=true, label=""]',
        "edge [arrowhead=none]",
        *(f"n{node} [width={width / 72:.4f}, height={heights[node] / 72:.4f}]" for node in of),
    ]
    leading = [node for node in of if node in first]
    for one, other in (link for own in within(groups, links) for link in own if link[0] != link[1]):
        lines.append(f"n{one} -> n{other}" + (" [weight=2]" if one in first else ""))
    if leading:
        lines.append("{ rank=min " + " ".join(f"n{node}" for node in leading) + " }")
    return "\n".join([*lines, "}\n"])


def laid_out(
    groups: Sequence[Sequence[int]],
    links: Sequence[Link],
    width: float,
    heights: Sequence[float],
    first: Collection[int] = (),
) -> list[Piece]:
    """The parts as Graphviz places them.

    Args:
        groups: numbers of the cards of each part.
        links: arrows; those between two parts are left out.
        width: of every card.
        heights: of the cards, by number.
        first: numbers of the cards that stand at the left.

    Raises:
        DrawingError: the engine is missing, failed or took too long.
    """
    lone = {group[0] for group in groups if len(group) == 1}
    linked = [group for group in groups if len(group) > 1]
    if not linked:
        return [Piece.single(node, width, heights[node]) for (node,) in groups]
    spots, curves = _read(ask(layout_dot(linked, links, width, heights, first), "wasi", "dot"), width, heights)
    found = []
    for group, own in zip(groups, within(groups, curves), strict=True):
        if group[0] in lone:
            found.append(Piece.single(group[0], width, heights[group[0]]))
        else:
            found.append(_piece({node: spots[node] for node in group}, {link: curves[link] for link in own}))
    return found


def _read(answer: str, width: float, heights: Sequence[float]) -> tuple[dict[int, Spot], dict[Link, list[list[Point]]]]:
    """Places and ways from Graphviz's plain format: inches, y upwards."""
    spots: dict[int, Spot] = {}
    found: dict[Link, list[list[Point]]] = {}
    for line in answer.splitlines():
        words = line.split(" ")
        if words[0] == "node":
            node, x, y = int(words[1][1:]), float(words[2]) * 72, -float(words[3]) * 72
            spots[node] = Spot(x - width / 2, y - heights[node] / 2, width, heights[node])
        elif words[0] == "edge":
            numbers = [float(word) * 72 for word in words[4 : 4 + 2 * int(words[3])]]
            curve = [(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
            found.setdefault((int(words[1][1:]), int(words[2][1:])), []).append(ways.corners(curve))
    return spots, found


def _piece(spots: dict[int, Spot], curves: dict[Link, list[list[Point]]]) -> Piece:
    """What Graphviz placed somewhere, with the corners of the whole."""
    points = [point for several in curves.values() for way in several for point in way]
    across, down = [x for x, _ in points], [y for _, y in points]
    left = min(*(spot.x for spot in spots.values()), *across, inf)
    top = min(*(spot.y for spot in spots.values()), *down, inf)
    right = max(*(spot.right for spot in spots.values()), *across, left)
    low = max(*(spot.bottom for spot in spots.values()), *down, top)
    return Piece(spots, curves, right - left, low - top, left, top)


def layers(group: Collection[int], links: Iterable[Link]) -> dict[int, int]:
    """Number of each card's layer, counted from the left: one more than the farthest card that leads to it.

    A link that closes a circle does not count.
    """
    after: dict[int, list[int]] = {node: [] for node in group}
    for one, other in links:
        if one in after and other in after and one != other:
            after[one].append(other)
    order: list[int] = []
    state: dict[int, int] = {}  # 1: being followed, 2: done
    counted: list[Link] = []
    for start in group:
        waiting = [(start, iter(after[start]))] if start not in state else []
        state.setdefault(start, 1)
        while waiting:
            node, rest = waiting[-1]
            target = next(rest, None)
            if target is None:
                waiting.pop()
                state[node] = 2
                order.append(node)
            elif state.get(target) != 1:
                counted.append((node, target))
                if target not in state:
                    state[target] = 1
                    waiting.append((target, iter(after[target])))
    ahead: dict[int, list[int]] = {}
    for one, other in counted:
        ahead.setdefault(one, []).append(other)
    layer = dict.fromkeys(group, 0)
    for node in reversed(order):
        for other in ahead.get(node, ()):
            layer[other] = max(layer[other], layer[node] + 1)
    return layer


def stacked(
    groups: Sequence[Sequence[int]], links: Sequence[Link], width: float, heights: Sequence[float]
) -> list[Piece]:
    """The parts in layers, cards of a layer under each other, arrows straight: for when there is no engine."""
    found = []
    for group, own in zip(groups, within(groups, links), strict=True):
        layer = layers(group, own)
        spots: dict[int, Spot] = {}
        for number in range(max(layer.values()) + 1):
            column = [node for node in group if layer[node] == number]
            tops = accumulate((heights[node] + DOWN for node in column), initial=0.0)
            for node, top in zip(column, tops, strict=False):
                spots[node] = Spot(number * (width + ACROSS), top, width, heights[node])
        straight: dict[Link, list[list[Point]]] = {}
        for one, other in own:
            if one != other:
                straight.setdefault((one, other), []).append(ways.straight(spots[one], spots[other]))
        found.append(_piece(spots, straight))
    return found
