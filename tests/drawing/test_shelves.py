"""Rows of cards under headings: legible pages, nothing over anything, holes across what is missing."""

from __future__ import annotations

import pytest

from roadmap.drawing.cards.card import Card, Hole, Row
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.engine.dot import dot_source
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Tone
from roadmap.drawing.maps.shelves import Shelf, Shelves
from roadmap.drawing.paper import PAPERS
from roadmap.drawing.sheet import Sheet
from tests.drawing.test_layout import assert_sound


def body(count: int, bodies: int = 3) -> Shelves:
    shelves = [
        Shelf(
            Card(f"s{number}", f"Chuỗi số {number} có tên khá dài để xuống dòng", unowned="Thiếu" * (number % 2)),
            (
                Card(f"c{number}", "", rows=tuple(Row(f"Đơn vị {n}", "chủ trì") for n in range(bodies))),
                None,
                Hole("Thiếu"),
            ),
        )
        for number in range(count)
    ]
    return Shelves(("Chuỗi", "Nhà nước", "Viện", "Doanh nghiệp"), (1.2, 1.0, 1.0, 1.0), tuple(shelves))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("count", [1, 7, 60])
def test_pages_are_sound_and_complete(name: str, count: int) -> None:
    pages = lay_out(Sheet("Ba nhà", body(count), page=name))
    assert_sound(pages)
    labels = [spot.card.id for page in pages for spot in page.cards if spot.card.id.startswith("s")]
    assert labels == [f"s{number}" for number in range(count)]
    assert sum(len(page.holes) for page in pages) == count
    assert all(len(page.headings) == 4 for page in pages)


def test_cells_stand_under_their_headings() -> None:
    (page,) = lay_out(Sheet("", body(2)))
    lefts = [heading.spot.x for heading in page.headings]
    assert {spot.spot.x for spot in page.cards} == set(lefts[:2])
    assert {spot.spot.x for spot in page.holes} == {lefts[3]}


def test_one_hole_may_span_all_columns() -> None:
    shelf = Shelf(Card("s", "Mười chuỗi"), hole=Hole("Chưa có ai", "A; B; C"))
    (page,) = lay_out(Sheet("", Shelves(("Chuỗi", "Một", "Hai"), (1.0, 1.0, 1.0), (shelf,))))
    (hole,) = page.holes
    assert hole.spot.x == page.headings[1].spot.x
    assert hole.spot.right == pytest.approx(page.headings[2].spot.right)


def test_equal_holes_side_by_side_are_one() -> None:
    shelf = Shelf(Card("s", "Chuỗi"), (Hole("Thiếu A"), Hole("Thiếu B"), Hole("Thiếu B")))
    (page,) = lay_out(Sheet("", Shelves(("Chuỗi", "Một", "Hai", "Ba"), (1.0, 1.0, 1.0, 1.0), (shelf,))))
    assert [hole.hole.word for hole in page.holes] == ["Thiếu A", "Thiếu B"]
    assert page.holes[1].spot.x == page.headings[2].spot.x
    assert page.holes[1].spot.right == pytest.approx(page.headings[3].spot.right)


def test_a_cell_that_is_too_high_counts_what_it_leaves_out() -> None:
    pages = lay_out(Sheet("", body(1, bodies=200)))
    assert_sound(pages)
    assert "… +" in svg_pages(Sheet("", body(1, bodies=200)))[0]


def test_no_rows_and_other_tones() -> None:
    (page,) = lay_out(Sheet("", Shelves(("Chuỗi",), (1.0,), ())))
    assert page.cards == []
    other = body(2).toned({"s1": Tone.FOURTH})
    assert list(other.ids()) == ["s0", "c0", "s1", "c1"]
    assert [shelf.label.tone for shelf in other.shelves] == [None, Tone.FOURTH]
    assert "Chuỗi số 1" in dot_source(Sheet("", body(2)))
