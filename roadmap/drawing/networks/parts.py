"""Parts of a network: what is connected, how it is cut where it is too large for a page, how parts share pages."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roadmap.drawing.networks.layout import ACROSS, DOWN, Link, Piece, layers, within

_APART = 26.0  # between two parts on a page, in points at scale 1
_WIDE = 116.0 + ACROSS


class Placed(NamedTuple):
    """A part at its place on a page, in points at scale 1."""

    piece: Piece
    x: float
    y: float


def connected(nodes: Iterable[int], links: Iterable[Link]) -> list[list[int]]:
    """The sets of nodes that links connect, the largest first; of equal size, by their first node."""
    beside: dict[int, list[int]] = {node: [] for node in nodes}
    for one, other in links:
        if one in beside and other in beside:
            beside[one].append(other)
            beside[other].append(one)
    seen: set[int] = set()
    found = [sorted(_reached(node, beside, seen)) for node in beside if node not in seen]
    return sorted(found, key=lambda part: (-len(part), part[0]))


def _reached(start: int, beside: dict[int, list[int]], seen: set[int]) -> list[int]:
    """Everything around `start` that was not seen before, nearest first."""
    seen.add(start)
    waiting, found = deque([start]), list[int]()
    while waiting:
        node = waiting.popleft()
        found.append(node)
        for other in beside[node]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return found


def cut(
    group: Sequence[int], links: Sequence[Link], heights: Sequence[float], width: float, height: float
) -> Iterator[list[int]]:
    """A connected part, or several where it is certainly too large for `width` times `height`.

    First it is cut between layers, so many on a page as stand side by side; what is then still too high is taken apart
    into groups of cards near each other, each with layers that fit.
    """
    layer = layers(group, links)
    if (max(layer.values()) + 1) * _WIDE - ACROSS <= width:
        windows = [list(group)]
    else:
        across = max(1, int((width + ACROSS) / _WIDE))
        bands: list[list[int]] = [[] for _ in range(max(layer.values()) // across + 1)]
        for node in group:
            bands[layer[node] // across].append(node)
        windows = [part for band, own in zip(bands, within(bands, links), strict=True) for part in connected(band, own)]
    for window, own in zip(windows, within(windows, links), strict=True):
        yield from _by_height(window, own, layer, heights, height)


def _by_height(
    group: list[int], links: Sequence[Link], layer: dict[int, int], heights: Sequence[float], height: float
) -> Iterator[list[int]]:
    """Groups whose layers are at most `height` high; cards near each other stay together."""
    beside: dict[int, list[int]] = {node: [] for node in group}
    for one, other in links:
        if one in beside and other in beside:
            beside[one].append(other)
            beside[other].append(one)
    used: Counter[int] = Counter()
    taken: list[int] = []
    for node in _reached(group[0], beside, set()):
        need = round(heights[node] + DOWN)
        if taken and used[layer[node]] + need > height:
            yield from connected(sorted(taken), links)
            used.clear()
            taken = []
        used[layer[node]] += need
        taken.append(node)
    yield from connected(sorted(taken), links)


class _Column:
    """Parts under each other on a shelf."""

    def __init__(self, x: float, width: float) -> None:
        self.x, self.width, self.used = x, width, 0.0


def pack(pieces: Sequence[Piece], width: float, height: float) -> list[list[Placed]]:
    """The parts on pages of `width` times `height`, in rows, the highest first; low ones stand under each other."""
    pages: list[list[Placed]] = []
    top = high = 0.0
    columns: list[_Column] = []
    for piece in sorted(pieces, key=lambda piece: -round(piece.height)):
        under = next(
            (one for one in columns if piece.width <= one.width + 0.01 and one.used + piece.height <= high + 0.01), None
        )
        if under is None:
            x = columns[-1].x + columns[-1].width + _APART if columns else 0.0
            if not pages or (x and x + piece.width > width + 0.01):
                top, high, x, columns = top + high + _APART, piece.height, 0.0, []
                if not pages or top + high > height + 0.01:
                    pages.append([])
                    top = 0.0
            under = _Column(x, piece.width)
            columns.append(under)
        pages[-1].append(Placed(piece, under.x, top + under.used))
        under.used += piece.height + _APART
    return pages
