"""The way of an arrow as drawn: corners rounded, ends cut back for the head, a place for its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from roadmap.drawing.painting.svg import Point, number
from roadmap.drawing.paper import Spot

CORNER = 4.0
_FLAT = 0.05  # points: how far a control point may lie off a straight line


class Head(NamedTuple):
    """An arrowhead: its tip, and the unit vector along which it points."""

    tip: Point
    towards: Point


def corners(curve: Sequence[Point]) -> list[Point]:
    """The corners of a Bézier curve whose pieces are straight; a curved piece is replaced by eight straight ones."""
    found = [curve[0]]
    for start in range(0, len(curve) - 3, 3):
        a, b, c, d = curve[start : start + 4]
        if _off(a, d, b) > _FLAT or _off(a, d, c) > _FLAT:
            found += [_bezier(a, b, c, d, step / 8) for step in range(1, 8)]
        found.append(d)
    return _merged(found)


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    return (
        w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
        w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
    )


def _off(a: Point, b: Point, p: Point) -> float:
    """Distance of `p` from the line through `a` and `b`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy)
    if length < _FLAT:
        return hypot(p[0] - a[0], p[1] - a[1])
    return abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length


def _merged(points: Sequence[Point]) -> list[Point]:
    """Without points that repeat the one before or lie on the straight line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) < _FLAT:
            continue
        if len(kept) > 1 and _off(kept[-2], point, kept[-1]) < _FLAT:
            kept[-1] = point
        else:
            kept.append(point)
    return kept


def straight(source: Spot, target: Spot) -> list[Point]:
    """The straight way between two boxes, from side to side."""
    a = (source.x + source.w / 2, source.y + source.h / 2)
    b = (target.x + target.w / 2, target.y + target.h / 2)
    return [_side(source, a, b), _side(target, b, a)]


def _side(box: Spot, centre: Point, other: Point) -> Point:
    dx, dy = other[0] - centre[0], other[1] - centre[1]
    reach = min(
        box.w / 2 / abs(dx) if dx else float("inf"),
        box.h / 2 / abs(dy) if dy else float("inf"),
        1.0,
    )
    return centre[0] + dx * reach, centre[1] + dy * reach


def head(points: Sequence[Point]) -> Head:
    """The arrowhead at the end of a way with at least two corners."""
    (ax, ay), (bx, by) = points[-2], points[-1]
    length = hypot(bx - ax, by - ay) or 1.0
    return Head((bx, by), ((bx - ax) / length, (by - ay) / length))


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """The way without its last `by` points, so that the line does not show through the tip of its head."""
    (ax, ay), (bx, b_y) = points[-2], points[-1]
    length = hypot(bx - ax, b_y - ay)
    keep = max(length - by, length * 0.1) / (length or 1.0)
    return [*points[:-1], (ax + (bx - ax) * keep, ay + (b_y - ay) * keep)]


def rounded(points: Sequence[Point]) -> str:
    """Path data of a way, each corner rounded."""
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        parts.append(
            f"L{number(start[0])} {number(start[1])}"
            f"Q{number(corner[0])} {number(corner[1])} {number(end[0])} {number(end[1])}"
        )
    parts.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(parts)


def _towards(corner: Point, other: Point) -> Point:
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = hypot(dx, dy) or 1.0
    step = min(CORNER, length / 2) / length
    return corner[0] + dx * step, corner[1] + dy * step


def badge(
    points: Sequence[Point],
    radius: float,
    taken: Sequence[Point],
    boxes: Iterable[Spot],
    others: Sequence[Sequence[Point]] = (),
) -> Point:
    """A place on the way for its number, away from other numbers, from cards and from `others`, the other ways.

    Where it must meet another way, at least its head stays in sight.
    """
    near = list(boxes)
    free = [
        place
        for place in _places(points, radius)
        if all(hypot(place[0] - x, place[1] - y) >= radius * 2.2 for x, y in taken)
        and not any(_inside(place, box, radius * 0.6) for box in near)
    ]
    seen = [one for one in free if all(hypot(one[0] - x, one[1] - y) >= radius * 2.2 for *_, (x, y) in others)]
    apart = (one for one in seen if all(_distance(one, other) >= radius * 1.5 for other in others))
    return next((one for several in (apart, seen, free) for one in several), next(_places(points, radius), points[0]))


def _places(points: Sequence[Point], radius: float) -> Iterator[Point]:
    """Places for a number on a way: the middle of its longest piece first."""
    pieces = sorted(pairwise(points), key=lambda piece: -hypot(piece[1][0] - piece[0][0], piece[1][1] - piece[0][1]))
    for (ax, ay), (bx, by) in pieces:
        length = hypot(bx - ax, by - ay) or 1.0
        beside = radius + 2.0 if length < radius * 4.5 else 0.0  # on a short way it would hide the line
        for share in (0.5, 0.35, 0.65, 0.2, 0.8):
            yield (
                ax + (bx - ax) * share - beside * abs(by - ay) / length,
                ay + (by - ay) * share - beside * abs(bx - ax) / length,
            )


def _distance(point: Point, way: Sequence[Point]) -> float:
    """How far `point` is from the nearest piece of `way`."""
    found = float("inf")
    for (ax, ay), (bx, by) in pairwise(way):
        dx, dy = bx - ax, by - ay
        along = ((point[0] - ax) * dx + (point[1] - ay) * dy) / ((dx * dx + dy * dy) or 1.0)
        along = min(max(along, 0.0), 1.0)
        found = min(found, hypot(point[0] - ax - along * dx, point[1] - ay - along * dy))
    return found


def _inside(point: Point, box: Spot, margin: float) -> bool:
    return box.x - margin < point[0] < box.right + margin and box.y - margin < point[1] < box.bottom + margin
