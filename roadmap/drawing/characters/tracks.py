"""Ways between two columns of a drawing: who reads the lines reads exactly the pairs that they join.

A way leads from a row on the left to a row on the right. Ways that leave the same row share a trunk, ways that arrive
at the same row share a collector; a way that would share both gets a row of its own between them. Each trunk, collector
and single bend stands on a track, an upright line. Tracks are given out from left to right (the constrained left-edge
algorithm of channel routing), so that no two lines ever run on top of each other; where ways block each other in a
circle, one of them makes a detour over a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Way = tuple[int, int]
"""The rows at which a way begins on the left and ends on the right."""


class Step(NamedTuple):
    """One bend: along the track to the row."""

    track: int
    row: int


class Channel(NamedTuple):
    """The ways through the room between two columns.

    Attributes:
        tracks: how many upright lines there are, counted from the left.
        ways: each way with its bends; a way without bends runs straight.
    """

    tracks: int
    ways: dict[Way, tuple[Step, ...]]


@dataclass(eq=False)
class _Net:
    """Lines that hang together on one track: rows that come in from the left, rows that go out to the right."""

    lefts: set[int]
    rights: set[int]
    track: int = -1

    @property
    def span(self) -> tuple[int, int]:
        rows = self.lefts | self.rights
        return min(rows), max(rows)

    @property
    def order(self) -> tuple[int, int, int]:
        """Falling ways from below, rising ones from above: in this order they cross least."""
        left, right = min(self.lefts), max(self.rights)
        return (0, -left, right) if left < right else (1, left, right)


@dataclass
class _Router:
    """The nets of one channel, and the rows of their own that some ways have."""

    ways: Sequence[Way]
    nets: list[_Net] = field(default_factory=list)
    own: dict[Way, int] = field(default_factory=dict)
    inner: set[int] = field(default_factory=set)

    def build(self) -> None:
        """Trunks, collectors and single bends."""
        outs: dict[int, list[int]] = {}
        ins: dict[int, list[int]] = {}
        for left, right in self.ways:
            outs.setdefault(left, []).append(right)
            ins.setdefault(right, []).append(left)
        for left, right in self.ways:
            if len(outs[left]) > 1 and len(ins[right]) > 1:
                self.own[left, right] = self.free_row(left, right)
        for left, rights in outs.items():
            if len(rights) > 1:
                self.nets.append(_Net({left}, {self.own.get((left, right), right) for right in rights}))
            elif len(ins[rights[0]]) == 1 and left != rights[0]:
                self.nets.append(_Net({left}, {rights[0]}))
        for right, lefts in ins.items():
            if len(lefts) > 1:
                self.nets.append(_Net({self.own.get((left, right), left) for left in lefts}, {right}))

    def free_row(self, left: int, right: int) -> int:
        """A row where no way begins or ends, near to both rows, nearest to `right`."""
        taken = {row for way in self.ways for row in way} | self.inner
        reach = len(taken) + 1
        rows = (row for row in range(max(min(left, right) - reach, 0), max(left, right) + reach + 1))
        row = min(
            (row for row in rows if row not in taken),
            key=lambda row: (abs(row - left) + abs(row - right), abs(row - right), row),
        )
        self.inner.add(row)
        return row

    def waits(self, net: _Net, others: Iterable[_Net]) -> bool:
        """Whether `net` must stand to the right of one of `others`, for they use one row."""
        return any(
            other is not net
            and (
                not net.rights.isdisjoint(other.lefts - self.inner)
                or not net.lefts.isdisjoint(other.rights & self.inner)
            )
            for other in others
        )

    def place(self) -> int:
        """Give every net its track; the number of tracks."""
        waiting, track = sorted(self.nets, key=lambda net: net.order), 0
        while waiting:
            ready = [net for net in waiting if not self.waits(net, waiting)]
            if not ready:
                waiting.insert(0, self.detour(waiting))
                continue
            ends: list[tuple[int, int]] = []
            for net in ready:
                first, last = net.span
                if all(last < begin - 1 or first > end + 1 for begin, end in ends):
                    ends.append((first, last))
                    net.track = track
            waiting = [net for net in waiting if net.track < 0]
            track += 1
        return track

    def detour(self, waiting: Sequence[_Net]) -> _Net:
        """Break a circle: one of the rows that others wait for is left at once, over a row of its own."""
        net, row = next(
            (net, row)
            for net in waiting
            for row in sorted(net.lefts - self.inner)
            if any(row in other.rights for other in waiting if other is not net)
        )
        own = self.free_row(row, min(net.rights))
        net.lefts = (net.lefts - {row}) | {own}
        made = _Net({row}, {own})
        self.nets.append(made)
        return made

    def bends(self, way: Way) -> tuple[Step, ...]:
        """The bends of one way, from left to right."""
        row, right = way
        steps: list[Step] = []
        while net := next((net for net in self.nets if row in net.lefts), None):
            row = next(iter(net.rights)) if len(net.rights) == 1 else right if right in net.rights else self.own[way]
            steps.append(Step(net.track, row))
            if row == right:
                break
        return tuple(steps)


def route(ways: Iterable[Way]) -> Channel:
    """The ways through one channel; each pair of rows once."""
    router = _Router(sorted(set(ways)))
    router.build()
    tracks = router.place()
    return Channel(tracks, {way: router.bends(way) for way in router.ways})
