"""Pages that hold about as much each."""

from __future__ import annotations

from roadmap.drawing.even import even_room


def pages(heights: list[float], room: float) -> list[list[float]]:
    found: list[list[float]] = [[]]
    for height in heights:
        if found[-1] and sum(found[-1]) + height > room:
            found.append([])
        found[-1].append(height)
    return found


def split(heights: list[float], room: float) -> list[int]:
    return [len(page) for page in pages(heights, even_room(lambda high: pages(heights, high), room))]


def test_the_last_page_is_not_left_almost_empty() -> None:
    assert split([1.0] * 88, 21.0) == [18, 18, 18, 18, 16]
    assert split([1.0] * 41, 40.0) == [21, 20]


def test_no_more_pages_than_before_and_none_cut_short_that_is_alone() -> None:
    assert split([1.0] * 10, 40.0) == [10]
    assert split([30.0, 30.0, 1.0], 40.0) == [1, 2]
