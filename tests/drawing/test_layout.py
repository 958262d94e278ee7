"""Places on the page: inside it, not over each other, legible, nothing lost."""

from __future__ import annotations

from itertools import combinations

import pytest

from roadmap.drawing.cards.card import Arrow, Block, Blocks, Card, Column, Grid, Hole, Lane, Placed, Row
from roadmap.drawing.error import DrawingError
from roadmap.drawing.layout import lay_out, lay_out_whole
from roadmap.drawing.page import Page
from roadmap.drawing.paper import LEGIBLE, PAPERS, Spot
from roadmap.drawing.sheet import Sheet
from tests.drawing.sheets import COLUMNS, LANES, chain, landscape


def overlap(one: Spot, other: Spot) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def inside(spot: Spot, area: Spot) -> bool:
    return (
        spot.x >= area.x - 0.01
        and spot.y >= area.y - 0.01
        and spot.right <= area.right + 0.01
        and spot.bottom <= area.bottom + 0.01
    )


def assert_sound(pages: list[Page]) -> None:
    for page in pages:
        spots = [spot.spot for spot in page.cards] + [spot.spot for spot in page.holes]
        assert not [pair for pair in combinations(spots, 2) if overlap(*pair)]
        headings = [heading.spot for heading in page.headings]
        assert not [pair for pair in combinations(headings, 2) if overlap(*pair)]
        assert all(inside(spot, page.area) for spot in (*spots, *headings))
        assert page.sizes.line >= LEGIBLE
        assert inside(page.area, Spot(0, 0, page.paper.width, page.paper.height))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("count", [1, 8, 14, 60])
def test_grid_pages_are_sound_and_complete(name: str, count: int) -> None:
    sheet = chain(tuple(f"Hoạt động số {number} có tên dài để phải xuống dòng" for number in range(count)), page=name)
    pages = lay_out(sheet)
    assert_sound(pages)
    assert sorted(spot.card.id for page in pages for spot in page.cards) == sorted(f"c{n}" for n in range(count))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {page.count for page in pages} == {len(pages)}


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize(("groups", "cards"), [(1, 1), (4, 3), (10, 3), (3, 40), (30, 5)])
def test_block_pages_are_sound_and_complete(name: str, groups: int, cards: int) -> None:
    pages = lay_out(landscape(groups, cards, page=name))
    assert_sound(pages)
    drawn = [spot.card.id for page in pages for spot in page.cards]
    assert sorted(drawn) == sorted(f"p{group}-{number}" for group in range(groups) for number in range(cards))
    assert drawn == [f"p{group}-{number}" for group in range(groups) for number in range(cards)]  # reading order


def test_a_small_sheet_takes_one_page_and_a_large_one_several() -> None:
    assert len(lay_out(chain())) == 1
    assert len(lay_out(chain(tuple(f"Hoạt động {number}" for number in range(200))))) > 3


def test_many_columns_are_split() -> None:
    columns = tuple(Column(f"y{year}", str(year)) for year in range(2026, 2046))
    placed = tuple(Placed("state", column.id, Card(column.id, column.heading)) for column in columns)
    pages = lay_out(Sheet("Hai mươi năm", Grid(columns, LANES, placed)))
    assert len(pages) > 1
    assert_sound(pages)
    assert sum(len(page.cards) for page in pages) == 20


def test_arrows_between_pages_are_noted() -> None:
    sheet = chain(tuple(f"Hoạt động số {number}" for number in range(80)))
    pages = lay_out(sheet)
    assert isinstance(sheet.body, Grid)
    kept = sum(len(page.arrows) for page in pages)
    away = sum(len(page.away) for page in pages)
    assert kept + away == len(sheet.body.arrows)
    assert away


def test_a_chain_in_one_lane_runs_straight() -> None:
    placed = (
        Placed("state", "research", Card("a", "A")),
        Placed("state", "research", Card("b", "B")),
        Placed("state", "pilot", Card("c", "C")),
        Placed("state", "pilot", Card("d", "D")),
    )
    page = lay_out(Sheet("", Grid(COLUMNS, LANES, placed, (Arrow("b", "c"), Arrow("a", "d")))))[0]
    tops = {spot.card.id: spot.spot.y for spot in page.cards}
    assert tops["b"] == tops["c"]
    assert tops["a"] == tops["d"]


def test_a_hole_without_lane_spans_the_column() -> None:
    page = lay_out(chain())[0]
    (hole,) = page.holes
    assert hole.spot.h > page.area.h * 0.6


@pytest.mark.parametrize("page", PAPERS)
@pytest.mark.parametrize("filled", [1, 3])
def test_no_heading_of_an_empty_column_is_broken_within_a_word(page: str, filled: int) -> None:
    names = ("Research and development", "Testing and application", "Production", "Commercialisation", "Diffusion")
    columns = tuple(Column(name, name) for name in names)
    placed = tuple(Placed("state", name, Card(name, "Nghiên cứu tách")) for name in names[:filled])
    made = lay_out(Sheet("", Grid(columns, LANES, placed), page=page))[0]
    headings = [" ".join(one.lines) for one in made.headings if one.kind == "column"]
    assert headings == list(names)
    assert_sound([made])


def test_cells_may_hold_holes() -> None:
    body = Grid(COLUMNS, LANES, (Placed("state", "pilot", Hole("Chưa có", "cần bổ sung")),))
    (page,) = lay_out(Sheet("", body))
    assert_sound([page])
    assert len(page.holes) == 1


def test_no_card_outgrows_its_page() -> None:
    rows = tuple(Row(f"Công nghệ số {number} " * 8, "Chủ trì " * 20) for number in range(50))
    card = Card("a", "Tên " * 200, ("dòng " * 100,) * 20, rows=rows)
    sheet = Sheet("", Blocks(landscape(1, 1).body.blocks))  # type: ignore[union-attr]
    block = sheet.body.blocks[0]  # type: ignore[union-attr]
    tall = type(block)("g", "Nhóm", (card, Card("b", "B")))
    for name in PAPERS:
        assert_sound(lay_out(Sheet("", Blocks((tall,)), page=name)))


def test_empty_bodies() -> None:
    assert len(lay_out(Sheet("", Grid((), ())))) == 1
    assert len(lay_out(Sheet("", Blocks(())))) == 1
    assert len(lay_out(Sheet("", Grid(COLUMNS, LANES)))) == 1
    assert lay_out_whole(Sheet("", Blocks(()))).cards == []
    assert lay_out_whole(Sheet("", Grid((), ()))).cards == []


def test_unknown_paper() -> None:
    with pytest.raises(DrawingError) as caught:
        lay_out(chain(page="a7"))
    assert "a4" in caught.value.hint.en
    assert caught.value.status == 2


def test_lane_headings_say_that_they_go_on() -> None:
    placed = tuple(Placed("state", "research", Card(f"c{n}", f"Thẻ {n}", ("x", "y"))) for n in range(40))
    pages = lay_out(Sheet("", Grid(COLUMNS, (Lane("state", "Nhà nước"),), placed)))
    firsts = [" ".join(page.headings[-1].lines) for page in pages]
    assert firsts[0] == "Nhà nước"
    assert all("(tiếp)" in heading for heading in firsts[1:])


def test_nothing_unowned_is_hidden_or_cut() -> None:
    warning = "Nhiều chủ quản, chưa có cơ quan chịu trách nhiệm chính"
    rows = tuple(Row(f"Công nghệ lõi số {number}", unowned=warning) for number in range(40))
    block = Block("g", "Nhóm", (Card("a", "Công nghệ chưa gắn", rows=rows), Card("b", "B", unowned=warning)))
    for name in PAPERS:
        pages = lay_out(Sheet("", Blocks((block,)), page=name))
        assert_sound(pages)
        settings = [spot.setting for page in pages for spot in page.cards]
        shown = [" ".join(row.text) for setting in settings for row in setting.rows]
        assert shown == [row.text for row in rows]
        assert all(" ".join(row.detail) == warning for setting in settings for row in setting.rows)
        assert " ".join(settings[-1].unowned) == warning
        assert "(tiếp)" in " ".join(settings[1].title)


def test_a_crowded_column_has_cards_side_by_side() -> None:
    placed = tuple(Placed("state", "research", Card(f"c{n}", f"Thẻ {n}", ("x", "y"))) for n in range(205))
    holes = tuple(Placed("", column.id, Hole("Chưa có")) for column in COLUMNS[1:])
    pages = lay_out(Sheet("", Grid(COLUMNS, LANES[:1], placed + holes)))
    assert_sound(pages)
    assert len(pages) < 16
    assert len({spot.spot.x for spot in pages[0].cards}) > 2
    assert [spot.card.id for page in pages for spot in page.cards] == [f"c{n}" for n in range(205)]


def test_connected_cards_stay_on_one_page_and_empty_columns_say_where_theirs_stand() -> None:
    placed, arrows = [], []
    for chain_ in range(12):
        for index, column in enumerate(COLUMNS[:3] if chain_ < 8 else COLUMNS[2:5]):
            title = f"Hoạt động số {index} của chuỗi {chain_} có tên dài"
            placed.append(Placed(LANES[index].id, column.id, Card(f"{chain_}-{index}", title, ("a", "b"))))
        arrows += [Arrow(f"{chain_}-0", f"{chain_}-1"), Arrow(f"{chain_}-1", f"{chain_}-2")]
    pages = lay_out(Sheet("", Grid(COLUMNS, LANES, tuple(placed), tuple(arrows))))
    assert_sound(pages)
    assert len(pages) > 1
    assert not [page for page in pages if page.away]
    assert sum(len(page.arrows) for page in pages) == len(arrows)
    column_of = {item.content.id: item.column for item in placed if isinstance(item.content, Card)}
    for page in pages:
        filled = {column_of[spot.card.id] for spot in page.cards}
        assert len(page.pointers) == len(COLUMNS) - len(filled)
        assert all(pointer.lines[0].startswith("→ tr. ") for pointer in page.pointers)
    assert any(page.pointers for page in pages)
