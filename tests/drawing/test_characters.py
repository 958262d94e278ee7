"""Boxes and lines in characters: what a reader of the picture sees is the graph, whatever the graph and the texts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.drawing.characters.cells import clusters, width
from roadmap.drawing.characters.characters import NOBODY, Edge, Node, Picture, Zoom, draw
from roadmap.safe import to_terminal
from tests.drawing.test_svg import HOSTILE

UP, DOWN, LEFT, RIGHT = (0, -1), (0, 1), (-1, 0), (1, 0)
ARMS = {
    "│": {UP, DOWN}, "─": {LEFT, RIGHT}, "┌": {DOWN, RIGHT}, "┐": {DOWN, LEFT}, "└": {UP, RIGHT}, "┘": {UP, LEFT},
    "├": {UP, DOWN, RIGHT}, "┤": {UP, DOWN, LEFT}, "┬": {LEFT, RIGHT, DOWN}, "┴": {LEFT, RIGHT, UP},
    "╬": {UP, DOWN, LEFT, RIGHT}, "▶": {LEFT, RIGHT}, "◀": {LEFT, RIGHT},
}  # fmt: skip


def node(number: int) -> Node:
    return Node("◆", "công nghệ", f"Công nghệ số {number}", f"cn-{number}")


def read(picture: Picture) -> set[tuple[int, int]]:
    """The arrows that a reader finds: from box to box along the lines, to the right, straight on where lines cross."""
    return {arrow for box in range(len(picture.spots)) for arrow in read_from(picture, box)}


def read_from(picture: Picture, box: int) -> Iterator[tuple[int, int]]:
    spot = picture.spots[box]
    x = spot.x + spot.wide
    for y in range(spot.y, spot.y + spot.high):
        if x >= picture.wide or picture.rows[y][x] not in ("─", "◀"):
            continue
        backward = picture.rows[y][x] == "◀"
        seen, waiting = set(), [((x, y), RIGHT)]
        while waiting:
            place, way = waiting.pop()
            sign = picture.rows[place[1]][place[0]]
            ways = {way} if sign == "┼" else ARMS[sign] - {LEFT, (-way[0], -way[1])}
            for way in ways:
                ahead = (place[0] + way[0], place[1] + way[1])
                if (ahead, way) in seen:
                    continue
                seen.add((ahead, way))
                other = picture.owners[ahead[1]][ahead[0]]
                if other == NOBODY:
                    waiting.append((ahead, way))
                    continue
                assert way == RIGHT
                if sign == "▶":
                    yield box, other
                if backward:
                    yield other, box
                assert backward or sign == "▶"


def graphs(most: int = 9) -> st.SearchStrategy[tuple[int, list[Edge]]]:
    def edges(count: int) -> st.SearchStrategy[tuple[int, list[Edge]]]:
        number = st.integers(0, count - 1)
        edge = st.builds(Edge, number, number, st.just(""))
        return st.tuples(st.just(count), st.lists(edge, max_size=3 * count))

    return st.integers(1, most).flatmap(edges)


def assert_sound(picture: Picture) -> None:
    """Every box is whole and stands alone; every row is as wide as the picture."""
    assert all(len(row) == picture.wide for row in picture.rows)
    for box, spot in enumerate(picture.spots):
        for y in range(spot.y, spot.y + spot.high):
            assert picture.owners[y][spot.x : spot.x + spot.wide] == (box,) * spot.wide
    owned = sum(owner != NOBODY for row in picture.owners for owner in row)
    assert owned == sum(spot.wide * spot.high for spot in picture.spots)
    assert all(picture.owners[y][x] == NOBODY for x, y in picture.lines)


@given(graphs(), st.sampled_from(Zoom))
@settings(max_examples=150, deadline=None)
def test_who_reads_the_picture_reads_the_graph(graph: tuple[int, list[Edge]], zoom: Zoom) -> None:
    count, edges = graph
    picture = draw([node(number) for number in range(count)], edges, zoom)
    assert_sound(picture)
    assert read(picture) == {(edge.source, edge.target) for edge in edges if edge.source != edge.target}
    assert picture.loops == {edge.source for edge in edges if edge.source == edge.target}


@pytest.mark.long
@given(graphs(30), st.sampled_from(Zoom))
@settings(max_examples=1500, deadline=None)
def test_who_reads_a_larger_picture_reads_the_graph(graph: tuple[int, list[Edge]], zoom: Zoom) -> None:
    test_who_reads_the_picture_reads_the_graph.hypothesis.inner_test(graph, zoom)  # type: ignore[attr-defined]


@given(graphs(), st.sampled_from(Zoom))
@settings(max_examples=40, deadline=None)
def test_the_cells_of_a_line_know_their_edges(graph: tuple[int, list[Edge]], zoom: Zoom) -> None:
    count, edges = graph
    picture = draw([node(number) for number in range(count)], edges, zoom)
    for number, edge in enumerate(edges):
        cells = {cell for cell, numbers in picture.lines.items() if number in numbers}
        if edge.source == edge.target:
            assert not cells
            continue
        reached, waiting = set(), [min(cells)]
        while waiting:
            x, y = waiting.pop()
            if (x, y) in cells - reached:
                reached.add((x, y))
                waiting += [(x + dx, y + dy) for dx, dy in (UP, DOWN, LEFT, RIGHT)]
        assert reached == cells
        beside = {picture.owners[y][x + d] for x, y in cells for d in (-1, 1) if 0 <= x + d < picture.wide}
        assert {edge.source, edge.target} <= beside


@given(st.lists(st.tuples(*[st.text(max_size=40)] * 4), min_size=2, max_size=4), st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_safe_and_keeps_its_cells(texts: list[tuple[str, str, str, str]], label: str) -> None:
    nodes = [Node(*text) for text in texts]
    for zoom in Zoom:
        picture = draw(nodes, [Edge(0, 1, label)], zoom)
        assert_sound(picture)
        assert_clean(picture)


@pytest.mark.parametrize("hostile", [*HOSTILE, "\u0301", "a\u200d", "智能", "👩‍🚀 x"])
def test_hostile_texts_stay_in_their_boxes(hostile: str) -> None:
    picture = draw([Node(hostile, hostile, hostile, hostile), node(1)], [Edge(0, 1, hostile)], Zoom.CARDS)
    assert_sound(picture)
    assert_clean(picture)
    assert "▶│" in picture.text()


def assert_clean(picture: Picture) -> None:
    """No cell acts on a terminal, and each holds what fits it."""
    for row in picture.rows:
        for x, sign in enumerate(row):
            if not sign:
                assert width(row[x - 1]) == 2
                continue
            assert to_terminal(sign) == sign
            assert [one for one, _ in clusters(sign)] == [sign]


def test_lines_that_mean_different_things_are_named_and_kept_apart() -> None:
    nodes = [node(number) for number in range(4)]
    edges = [Edge(0, 3, "chủ trì"), Edge(1, 3, "tham gia"), Edge(2, 3, "tham gia"), Edge(0, 1, "")]
    text = draw(nodes, edges, Zoom.CARDS).text()
    assert text.count(" chủ trì ─▶│") == text.count(" tham gia ─▶│") == 1


def test_the_same_graph_is_the_same_picture() -> None:
    nodes = [node(number) for number in range(8)]
    edges = [Edge(a, b, "x") for a in range(8) for b in range(8) if (a * 3 + b) % 4 == 1]
    assert draw(nodes, edges, Zoom.CARDS) == draw(nodes, edges, Zoom.CARDS)


def test_a_picture() -> None:
    nodes = [node(number) for number in range(4)]
    edges = [Edge(0, 1), Edge(0, 2), Edge(1, 3), Edge(2, 3), Edge(0, 3), Edge(3, 0)]
    assert draw(nodes, edges, Zoom.NAMES).text() == EXPECTED.strip("\n")


EXPECTED = """
                ┌────────┐
             ┌─▶│ ◆ cn-1 ├─┐
             │  └────────┘ │
┌────────┐   │  ┌────────┐ │  ┌────────┐
│ ◆ cn-0 │◀┐ ├─▶│ ◆ cn-2 ├─╬─▶│ ◆ cn-3 │
│        ├─┼─┘  └────────┘ │  └────────┘
└────────┘ └───────────────┘
"""


def test_nothing_to_draw() -> None:
    assert draw([], [], Zoom.CARDS).text() == ""
