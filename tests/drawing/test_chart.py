"""A chart: nothing overlaps, text is where it can be read, pages repeat the axis, links stay with their ends."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from roadmap.drawing.cards.card import Arrow
from roadmap.drawing.charts.chart import Axis, Bar, Bus, Chart, Panel, Row, Section, Stretch, Tick, Zone
from roadmap.drawing.charts.chart import Point as Mark
from roadmap.drawing.draw import dot_source, svg_pages
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Fill, Link, Look, Pen, Symbol, Tone
from roadmap.drawing.metrics import text_width
from roadmap.drawing.page import Page
from roadmap.drawing.paper import LEGIBLE, PAPERS
from roadmap.drawing.shape import Box, Rule, Sign, Words
from roadmap.drawing.sheet import Sheet

LOOK = Look(Tone.FIRST, Fill.TINT)
AXIS = Axis(0.0, 100.0, (tuple(Zone(at, at + 10.0, str(at)) for at in range(0, 100, 10)),), now=33.0, now_text="Nay")


def sheet(*rows: Row, page: str = "a4", axis: Axis = AXIS, **more: object) -> Sheet:
    chart = Chart((Panel(axis, (Section("Phần", rows),), "Việc", ("Cột",)),), **more)  # type: ignore[arg-type]
    return Sheet("Hình", chart, page=page)


def words(page: Page) -> list[Words]:
    return [shape for shape in page.shapes if isinstance(shape, Words)]


def find(page: Page, text: str) -> Words:
    (found,) = [one for one in words(page) if one.text == text]
    return found


def test_text_stands_in_its_bar_where_it_fits_and_beside_it_where_not() -> None:
    long = "một đoạn chữ dài hơn thanh"
    (page,) = lay_out(sheet(Row("a", items=(Bar(0, 60, LOOK, "ngắn"),)), Row("b", items=(Bar(40, 42, LOOK, long),))))
    wide, slim = [shape.spot for shape in page.shapes if isinstance(shape, Box) and shape.look == LOOK]
    inside, beside = find(page, "ngắn"), find(page, long)
    assert wide.x < inside.x and inside.x + text_width("ngắn", inside.size) < wide.right
    assert beside.x >= slim.right


@pytest.mark.parametrize("stacked", [True, False])
def test_over_a_slim_bar_there_is_no_room_for_text(*, stacked: bool) -> None:
    old = Bar(0, 70, Look(Tone.NEUTRAL, Fill.GHOST), slim=True)
    items = (Bar(0, 60, LOOK, "ngắn"), old)
    (page,) = lay_out(sheet(Row("a", items=items, stacked=stacked)))
    bars = [shape.spot for shape in page.shapes if isinstance(shape, Box) and shape.look in (LOOK, old.look)]
    assert len(bars) == 2
    assert find(page, "ngắn").x >= max(spot.right for spot in bars)
    assert bars[1].bottom - bars[0].y < bars[0].h * 2  # both on one line


def test_text_at_the_right_end_stands_left_of_its_sign() -> None:
    (page,) = lay_out(sheet(Row("a", items=(Mark(100, Symbol.MILESTONE, "cuối kỳ"),))))
    (sign,) = [shape for shape in page.shapes if isinstance(shape, Sign)]
    text = find(page, "cuối kỳ")
    assert text.x + text_width(text.text, text.size) < sign.x - sign.size / 2
    assert sign.x + sign.size / 2 <= page.area.right


def test_stacked_items_and_their_texts_never_touch() -> None:
    items = tuple(Mark(30 + at, Symbol.MILESTONE, f"mốc số {at}") for at in range(8))
    (page,) = lay_out(sheet(Row("a", items=items, stacked=True)))
    spots = []
    for sign in (shape for shape in page.shapes if isinstance(shape, Sign)):
        text = min((one for one in words(page) if one.text.startswith("mốc")), key=lambda one: near(one, sign))
        spots.append((sign.y, sign.x - sign.size / 2, text.x + text_width(text.text, text.size)))
    assert len(spots) == 8
    for (y1, left1, right1), (y2, left2, right2) in combinations(spots, 2):
        assert abs(y1 - y2) > 5 or right1 < left2 or right2 < left1


def near(text: Words, sign: Sign) -> float:
    return abs(text.y - sign.y) * 10 + abs(text.x - sign.x)


def test_what_a_row_cannot_hold_is_counted() -> None:
    items = tuple(Bar(0, 100, LOOK, f"việc {at}") for at in range(20))
    (page,) = lay_out(sheet(Row("a", items=items, stacked=True)))
    assert find(page, "còn 6 mục không vẽ")


def test_values_beyond_the_axis_stay_on_the_page() -> None:
    (page,) = lay_out(sheet(Row("a", items=(Bar(-500, 900, LOOK, "x"),))))
    (spot,) = [shape.spot for shape in page.shapes if isinstance(shape, Box) and shape.look == LOOK]
    assert spot.x > page.area.x and spot.right <= page.area.right


@pytest.mark.parametrize("page", PAPERS)
def test_many_rows_take_pages_with_the_axis_on_each(page: str) -> None:
    rows = tuple(Row(f"dòng {at}", ("chi tiết",), (Bar(at % 90, at % 90 + 5, LOOK, "chữ"),)) for at in range(300))
    pages = lay_out(sheet(*rows, page=page))
    assert len(pages) > 3
    labels = [one.text for each in pages for one in words(each) if one.text.startswith("dòng")]
    assert labels == [f"dòng {at}" for at in range(300)]
    for each in pages:
        assert find(each, "Nay") and find(each, "Việc") and find(each, "Cột")
        assert any(one.text == "Phần" for one in words(each))
        assert all(one.y <= each.area.bottom + 0.01 and one.size >= LEGIBLE for one in words(each))
        assert all(shape.spot.bottom <= each.area.bottom + 0.01 for shape in each.shapes if isinstance(shape, Box))
    assert "(tiếp)" in [one.text for one in words(pages[1])]


def test_lines_of_the_axis_do_not_go_through_text() -> None:
    (page,) = lay_out(sheet(Row("a", items=(Mark(28, Symbol.DONE, "một đoạn chữ khá dài ở đây"),)), Row("b")))
    text = find(page, "một đoạn chữ khá dài ở đây")
    today = [shape for shape in page.shapes if isinstance(shape, Rule) and shape.pen is Pen.TODAY]
    middle = text.y - text.size * 0.3
    assert len(today) == 2
    assert not [one for one in today if one.points[0][1] < middle < one.points[-1][1]]


def test_long_labels_and_narrow_zones_are_cut_not_overlapping() -> None:
    years = tuple(Zone(at, at + 1.0, str(1900 + at)) for at in range(100))
    axis = Axis(0.0, 100.0, (years,))
    (page,) = lay_out(sheet(Row("rất dài " * 60, ("cũng dài " * 40,), ()), axis=axis))
    shown = sorted((one for one in words(page) if one.text.startswith("19")), key=lambda one: one.x)
    assert 3 < len(shown) < 40
    for left, right in pairwise(shown):
        wide = (text_width(left.text, left.size, bold=True) + text_width(right.text, right.size, bold=True)) / 2
        assert right.x - left.x > wide
    assert any(one.text.endswith("…") for one in words(page))


def test_arrows_lead_from_end_to_start_and_away_to_other_pages() -> None:
    first, *more = [Row(f"r{at}", items=(Bar(at % 50, at % 50 + 9, LOOK, key=f"k{at}"),)) for at in range(200)]
    arrows = (Arrow("k0", "k1"), Arrow("k0", "k199", Link.DEPENDENCY), Arrow("k5", "k3"), Arrow("k0", "nothing"))
    pages = lay_out(sheet(first, *more, arrows=arrows))
    drawn = [shape for shape in pages[0].shapes if isinstance(shape, Rule) and shape.headed]
    assert len(drawn) == 2
    assert [(one.source, one.target, one.page) for one in pages[0].away] == [("r0", "r199", len(pages))]


def test_buses_join_rows_in_the_gutter_on_tracks_of_their_own() -> None:
    rows = [Row(f"r{at}", id=f"r{at}", items=(Bar(0, 9, LOOK),)) for at in range(6)]
    (page,) = lay_out(sheet(*rows, buses=(Bus("r0", ("r3", "r4")), Bus("r2", ("r5",)))))
    heads = [shape for shape in page.shapes if isinstance(shape, Rule) and shape.headed]
    assert len(heads) == 2
    assert len({one.points[0][0] for one in heads}) == 2
    first = min(shape.spot.x for shape in page.shapes if isinstance(shape, Box) and shape.look == LOOK)
    assert all(one.points[-1][0] < first for one in heads)


def test_buses_go_on_behind_the_headings_of_sections() -> None:
    rows = [Row(f"r{at}", id=f"r{at}") for at in range(4)]
    sections = (
        Section("Phần một", tuple(rows[:2])),
        Section("Phần hai", tuple(rows[2:]), note="chú thích rất dài " * 9),
    )
    chart = Chart((Panel(AXIS, sections, "Việc"),), buses=(Bus("r0", ("r3",)),))
    (page,) = lay_out(Sheet("Hình", chart))
    (_, _, second) = [shape.spot for shape in page.shapes if isinstance(shape, Box) and shape.ground]
    pieces = [
        sorted(y for _, y in shape.points)
        for shape in page.shapes
        if isinstance(shape, Rule) and shape.pen is Pen.AXIS and shape.points[0][0] == shape.points[1][0]
    ]
    assert len(pieces) == 2
    assert all(high <= second.y + 0.01 or low >= second.bottom - 0.01 for low, high in pieces)


def test_a_chart_without_rows_or_with_ticks_is_a_page_too() -> None:
    (page,) = lay_out(sheet())
    assert page.shapes == []
    axis = Axis(0.0, 5.0, ticks=(Tick(0, "0"), Tick(5, "5 tỷ")))
    (page,) = lay_out(sheet(Row("a", items=(Stretch(1, 4, Link.SEQUENCE),)), axis=axis))
    assert find(page, "5 tỷ").x + text_width("5 tỷ", find(page, "5 tỷ").size) <= page.area.right


def test_labels_of_ticks_never_meet_and_the_last_tells_the_unit() -> None:
    ticks = (*(Tick(at, f"{at}.000") for at in range(0, 120, 2)), Tick(120, "120.000 tỷ đồng"))
    (page,) = lay_out(sheet(Row("a", items=(Bar(1, 4, LOOK),)), axis=Axis(0.0, 122.0, ticks=ticks)))
    shown = sorted((one for one in words(page) if one.text.split()[0].endswith(".000")), key=lambda one: one.x)
    assert shown[-1].text == "120.000 tỷ đồng"
    assert len(shown) > 5
    assert all(one.x + text_width(one.text, one.size) < other.x for one, other in pairwise(shown))


def test_text_that_people_wrote_is_only_text() -> None:
    hostile = '<script>alert("x")</script> & \u202e [b]'
    rows = (Row(hostile, (hostile,), (Bar(0, 90, LOOK, hostile, hostile),), note=hostile),)
    made = sheet(*rows)
    (svg,) = svg_pages(made)
    assert "<script" not in svg and "\u202e" not in svg
    assert svg_pages(made) == [svg]
    assert "\u202e" not in dot_source(made)


def test_grounds_of_headings_are_not_explained_by_the_legend() -> None:
    ground = Look(Tone.NEUTRAL, Fill.TINT)
    (page,) = lay_out(sheet(Row("a", items=(Bar(0, 9, LOOK),))))
    assert LOOK in page.samples()
    assert ground not in page.samples()


def labels(page: Page) -> list[str]:
    return [one.text for one in words(page) if one.text.startswith("việc ")]


@pytest.mark.parametrize("count", [41, 55, 83, 200])
def test_rows_are_shared_out_over_the_pages(count: int) -> None:
    pages = lay_out(sheet(*(Row(f"việc {number}") for number in range(count))))
    counts = [len(labels(page)) for page in pages]
    assert sum(counts) == count and len(counts) > 1
    assert max(counts) - min(counts) <= len(counts)


def test_no_section_is_cut_to_fill_pages_alike() -> None:
    parts = [Section(name, tuple(Row(f"việc {name} {n}") for n in range(many))) for name, many in (("A", 26), ("B", 9))]
    pages = lay_out(Sheet("Hình", Chart(tuple(Panel(AXIS, (part,)) for part in parts))))
    assert [len(labels(page)) for page in pages] == [26, 9]


def test_a_panel_without_section_headings_says_that_it_goes_on() -> None:
    rows = tuple(Row(f"Hàng có tên dài {at}") for at in range(90))
    pages = lay_out(Sheet("Hình", Chart((Panel(AXIS, (Section("", rows),), "Theo năm"),))))
    assert len(pages) > 1
    assert ["(tiếp)" in [one.text for one in words(page)] for page in pages] == [False, *[True] * (len(pages) - 1)]
