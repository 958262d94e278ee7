"""Ways through a channel: nothing runs on top of anything else, whatever blocks what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.drawing.characters.tracks import Channel, Way, route

ROWS = st.integers(0, 12)


def pieces(channel: Channel, way: Way) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
    """Level pieces (row, from, to) and upright pieces (track, from, to) of a way; -1 and 99 are the two sides."""
    level, upright, row, track = [], [], way[0], -1
    for step in channel.ways[way]:
        level.append((row, track, step.track))
        upright.append((step.track, min(row, step.row), max(row, step.row)))
        row, track = step.row, step.track
    return [*level, (row, track, 99)], upright


@given(st.sets(st.tuples(ROWS, ROWS), max_size=30))
def test_pieces_are_shared_only_by_ways_with_an_end_in_common(ways: set[Way]) -> None:
    channel = route(ways)
    assert set(channel.ways) == ways
    for way, steps in channel.ways.items():
        assert (steps[-1].row if steps else way[0]) == way[1]
        tracks = [step.track for step in steps]
        assert tracks == sorted(set(tracks))
        assert not tracks or 0 <= tracks[0] <= tracks[-1] < channel.tracks
        for other in ways - {way}:
            if way[0] != other[0] and way[1] != other[1]:
                for mine, theirs in zip(pieces(channel, way), pieces(channel, other), strict=True):
                    for line, begin, end in mine:
                        assert not any(line == its and begin <= last and first <= end for its, first, last in theirs), (
                            way,
                            other,
                        )


@pytest.mark.parametrize(
    ("ways", "tracks"),
    [
        (set(), 0),
        ({(1, 1), (3, 3)}, 0),
        ({(1, 3), (5, 7)}, 1),
        ({(1, 3), (3, 1)}, 3),  # each in the other's row: one makes a detour
        ({(1, 0), (1, 1), (1, 2)}, 1),
        ({(0, 1), (1, 1), (2, 1)}, 1),
    ],
)
def test_tracks(ways: set[Way], tracks: int) -> None:
    assert route(ways).tracks == tracks


def test_a_circle_is_broken_once() -> None:
    channel = route({(1, 3), (3, 1)})
    assert sorted(len(steps) for steps in channel.ways.values()) == [1, 2]
    for steps in channel.ways.values():
        assert all(a.track < b.track for a, b in pairwise(steps))
