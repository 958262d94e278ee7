"""Numbers on arrows: seen, and hiding nothing."""

from __future__ import annotations

from math import hypot

from roadmap.drawing.painting.ways import badge
from roadmap.drawing.paper import Spot

WAY = [(0.0, 0.0), (100.0, 0.0)]


def test_a_number_stands_in_the_middle_of_the_longest_piece() -> None:
    assert badge([(0.0, 0.0), (0.0, 10.0), (100.0, 10.0)], 4.0, [], []) == (50.0, 10.0)


def test_a_number_hides_neither_another_arrow_nor_its_head() -> None:
    across = [(50.0, -40.0), (50.0, 40.0)]
    assert badge(WAY, 4.0, [], [], [across]) == (35.0, 0.0)
    heads = [[(share * 100, 40.0), (share * 100, 3.0)] for share in (0.5, 0.35, 0.65, 0.2)]
    assert badge(WAY, 4.0, [], [], heads) == (80.0, 0.0)


def test_where_every_place_meets_a_line_the_heads_stay_in_sight() -> None:
    along = [(0.0, 1.0), (50.0, 1.0)]
    beside = [(100.0, 1.0), (50.0, 1.0)]
    x, y = badge(WAY, 4.0, [], [], [along, beside])
    assert hypot(x - 50.0, y - 1.0) >= 4.0 * 2.2


def test_a_number_keeps_off_cards_and_other_numbers() -> None:
    assert badge(WAY, 4.0, [(50.0, 0.0)], [Spot(30.0, -5.0, 10.0, 10.0)]) == (65.0, 0.0)
