"""A network stands on legible pages, nothing over anything, nothing lost, with or without its engine."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from roadmap.drawing.cards.card import Arrow, Card, Row
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.engine import graphviz
from roadmap.drawing.engine.dot import dot_source
from roadmap.drawing.error import DrawingError
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Link, Tone
from roadmap.drawing.networks import parts as network_parts
from roadmap.drawing.networks.layout import laid_out, layers, layout_dot, stacked
from roadmap.drawing.networks.network import Network
from roadmap.drawing.paper import PAPERS
from roadmap.drawing.sheet import Sheet
from roadmap.model.text import Text
from tests.drawing.test_layout import assert_sound, inside

TONES = tuple(Tone)


def cards(count: int) -> tuple[Card, ...]:
    return tuple(
        Card(f"c{number}", f"Công nghệ số {number} " + "dài " * (number % 5), ("Đơn vị",), tone=TONES[number % 5])
        for number in range(count)
    )


def network(count: int, reach: int = 20) -> Network:
    chance = random.Random(1)
    pairs = {(chance.randrange(max(0, number - reach), number), number) for number in range(1, count) for _ in "ab"}
    return Network(cards(count), tuple(Arrow(f"c{one}", f"c{other}") for one, other in sorted(pairs)))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("count", [1, 9, 70])
def test_pages_are_sound_and_complete(name: str, count: int) -> None:
    body = network(count)
    pages = lay_out(Sheet("Mạng", body, page=name))
    assert_sound(pages)
    assert sorted(spot.card.id for page in pages for spot in page.cards) == sorted(card.id for card in body.cards)
    kept = sum(len(page.arrows) for page in pages)
    assert kept + sum(len(page.away) for page in pages) == len(body.arrows)


def test_arrows_run_from_left_to_right_and_end_at_their_cards() -> None:
    (page,) = lay_out(Sheet("Mạng", Network(cards(3), (Arrow("c0", "c1"), Arrow("c1", "c2", Link.DEPENDENCY)))))
    spots = {spot.card.id: spot.spot for spot in page.cards}
    assert spots["c0"].right < spots["c1"].x
    assert spots["c1"].right < spots["c2"].x
    assert page.ways is not None
    for (arrow, _), way in zip(page.arrows, page.ways, strict=True):
        assert way is not None
        assert way[0][0] == pytest.approx(spots[arrow.source].right, abs=1.0)
        assert way[-1][0] == pytest.approx(spots[arrow.target].x, abs=1.0)


def test_a_circle_a_loop_a_pair_and_a_stranger() -> None:
    arrows = (Arrow("c0", "c1"), Arrow("c1", "c0"), Arrow("c1", "c1"), Arrow("c0", "c1"), Arrow("c0", "nobody"))
    (page,) = lay_out(Sheet("Mạng", Network(cards(2), arrows)))
    assert page.ways is not None
    drawn = [(arrow.source, arrow.target) for arrow, _ in page.arrows]
    assert drawn == [("c0", "c1"), ("c1", "c0"), ("c0", "c1")]
    assert all(way for way in page.ways)
    assert svg_pages(Sheet("Mạng", Network(cards(2), arrows)))[0].count('class="arrow') == 3


def test_what_grows_keeps_its_lines() -> None:
    row = Row("Một phần khá dài của thẻ này", "Chi tiết của phần đó cũng dài")
    card = Card("a", "Tên khá dài để xuống dòng", ("Đơn vị chủ trì",), rows=(row,), tag="P1")
    (small,) = lay_out(Sheet("", Network((card,)), page="a4"))
    (large,) = lay_out(Sheet("", Network((card,)), page="a3"))
    one, other = small.cards[0], large.cards[0]
    assert one.setting.title == other.setting.title
    assert other.spot.h / one.spot.h == pytest.approx(large.sizes.scale / small.sizes.scale)
    assert other.setting.height == pytest.approx(other.spot.h)


def test_a_chain_too_long_for_a_page_is_cut_between_layers() -> None:
    arrows = tuple(Arrow(f"c{one}", f"c{other}") for one, other in pairwise(range(60)))
    pages = lay_out(Sheet("Chuỗi", Network(cards(60), arrows)))
    assert_sound(pages)
    assert sum(len(page.away) for page in pages) > 1
    assert len(pages) < 6
    for page in pages:
        assert all(away.page == 0 or (1 <= away.page <= len(pages) and away.page != page.number) for away in page.away)
    notes = [note for svg in svg_pages(Sheet("Chuỗi", Network(cards(60), arrows))) for note in svg.split("<text")]
    assert any("Mũi tên không vẽ trên trang này" in note for note in notes)


def test_parts_without_arrows_share_a_page() -> None:
    (page,) = lay_out(Sheet("Rời", Network(cards(12))))
    assert_sound([page])
    assert len({round(spot.spot.x) for spot in page.cards}) > 2


def test_without_the_engine_cards_stand_in_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> str:
        raise DrawingError(Text("Hỏng.", "Broken."))

    monkeypatch.setattr("roadmap.drawing.networks.layout.ask", fails)
    body = network(40)
    pages = lay_out(Sheet("Mạng", body))
    assert_sound(pages)
    assert sorted(spot.card.id for page in pages for spot in page.cards) == sorted(card.id for card in body.cards)
    assert all("Hỏng." in page.sheet.footnotes[-1] for page in pages)
    (svg,) = svg_pages(Sheet("Mạng", Network(cards(2), (Arrow("c0", "c1"),))))
    assert "Hỏng." in svg
    assert 'class="arrow' in svg


def test_an_empty_network() -> None:
    (page,) = lay_out(Sheet("", Network(())))
    assert page.cards == []
    assert svg_pages(Sheet("Trống", Network(())))


def test_nothing_that_a_person_wrote_reaches_the_layout() -> None:
    dot = layout_dot([[0, 1], [2]], [(0, 1), (1, 2)], 100.0, [10.0, 20.0, 30.0])
    assert "n0 -> n1" in dot
    assert "n1 -> n2" not in dot
    assert len(graphviz.ask(dot, "wasi", "dot").splitlines()) >= 5


def test_layers_count_from_the_left_and_bear_circles() -> None:
    assert layers([0, 1, 2, 3], [(0, 1), (1, 2), (0, 2), (2, 0), (3, 3)]) == {0: 0, 1: 1, 2: 2, 3: 0}


def test_stacked_parts_are_told_like_those_of_the_engine() -> None:
    groups, links, heights = [[0, 1], [2]], [(0, 1)], [10.0, 20.0, 30.0]
    ours, theirs = (made(groups, links, 100.0, heights) for made in (stacked, laid_out))
    assert [sorted(piece.spots) for piece in ours] == [sorted(piece.spots) for piece in theirs] == groups
    assert [sorted(piece.ways) for piece in ours] == [sorted(piece.ways) for piece in theirs]


def test_parts_are_packed_without_touching() -> None:
    pieces = laid_out([[number] for number in range(30)], [], 100.0, [20.0 + number for number in range(30)])
    pages = network_parts.pack(pieces, 400.0, 200.0)
    assert sum(map(len, pages)) == 30
    for page in pages:
        spots = [placed.piece.spots[node]._replace(x=placed.x, y=placed.y) for placed in page
                 for node in placed.piece.spots]  # fmt: skip
        for one, other in combinations(spots, 2):
            assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
        assert all(spot.right <= 400 and spot.bottom <= 200 for spot in spots)


def test_dot_holds_every_card_and_arrow() -> None:
    source = dot_source(Sheet("Mạng", network(30)))
    answer = graphviz.ask(source, "wasi")
    assert sum(line.startswith("node ") for line in answer.splitlines()) == 30
    assert sum(line.startswith("edge ") for line in answer.splitlines()) == len(network(30).arrows)


def test_the_same_network_gives_the_same_bytes() -> None:
    sheet = Sheet("Mạng", network(50), page="16:9")
    assert svg_pages(sheet) == svg_pages(sheet)


def test_the_middle_of_a_page_is_used() -> None:
    (page,) = lay_out(Sheet("Mạng", network(6)))
    spots = [spot.spot for spot in page.cards]
    left, right = min(spot.x for spot in spots) - page.area.x, page.area.right - max(spot.right for spot in spots)
    assert left == pytest.approx(right, abs=30)
    assert all(inside(spot, page.area) for spot in spots)


def test_cards_that_are_first_stand_at_the_left() -> None:
    arrows = (Arrow("c0", "c1"), Arrow("c1", "c2"), Arrow("c3", "c2"))
    (page,) = lay_out(Sheet("", Network(cards(4), arrows, frozenset({"c3", "nobody"}))))
    lefts = {spot.card.id: spot.spot.x for spot in page.cards}
    assert lefts["c3"] == pytest.approx(lefts["c0"])
    assert lefts["c2"] > lefts["c1"] > lefts["c0"]


def test_cards_take_other_tones() -> None:
    other = Network(cards(2), (Arrow("c0", "c1"),)).toned({"c1": Tone.FOURTH})
    assert [card.tone for card in other.cards] == [None, Tone.FOURTH]
    assert list(other.ids()) == ["c0", "c1"]
