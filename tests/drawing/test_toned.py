"""Bars of tones: beside rows, heads, names and parts of cards; told in the legend where they occur."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from roadmap.drawing.cards.card import Block, Blocks, Card, Column, Grid, Hole, Lane, Placed, Row
from roadmap.drawing.charts.chart import Axis, Bar, Chart, Panel, Section
from roadmap.drawing.charts.chart import Row as Line
from roadmap.drawing.draw import dot_source, svg_pages
from roadmap.drawing.engine.graphviz import ask
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Fill, Look, Tone, together
from roadmap.drawing.maps.plane import Dot, Plane
from roadmap.drawing.maps.shelves import Shelf, Shelves
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.drawing.networks.network import Network
from roadmap.drawing.page import Page
from roadmap.drawing.painting.palette import TONES
from roadmap.drawing.paper import PAPERS
from roadmap.drawing.shape import Box, Stripe, Words
from roadmap.drawing.sheet import Body, Sheet
from roadmap.drawing.toned import toned
from tests.drawing.test_layout import inside, overlap

LOOK = Look(Tone.FIRST, Fill.TINT)
TONES_OF = {"a": Tone.FIRST, "b": Tone.SECOND, "c": Tone.NEUTRAL}
WORDS = {Tone.FIRST: "loại: một", Tone.SECOND: "loại: hai", Tone.THIRD: "loại: ba", Tone.NEUTRAL: "loại: chưa ghi"}

CHART = Chart(
    (
        Panel(
            Axis(0, 10),
            (
                Section(
                    "Phần",
                    (
                        Line("Việc một", items=(Bar(0, 5, LOOK, "thanh"),), about=("a",)),
                        Line("Việc hai", ("xong",), about=("b", "a", "b", "khác")),
                        Line("Việc ba", about=("khác",)),
                    ),
                    Tone.SECOND,
                ),
            ),
            columns=("Tình hình",),
        ),
    )
)
MATRIX = Matrix(
    (Head("r1", "Hàng một", about=("a",)), Head("r2", "Hàng hai", "ghi chú"), Head("r3", "Hàng ba", about=("b",))),
    (Head("c1", "Cột một", about=("b",)), Head("c2", "Cột hai", about=("c",)), Head("c3", "Cột ba")),
    {("r1", "c1"): Entry("A", LOOK), ("r2", "c3"): Entry("B", LOOK)},
    "Góc",
)
PLANE = Plane(
    tuple(Dot(id, f"Tên của {id}", at, 0, LOOK) for id, at in (("a", 0.1), ("b", 0.5), ("khác", 0.7), ("c", 1.0))),
    (("a", "b"),),
    ("Một", "Hai"),
    "Ngang",
    "Trên",
    "Dưới",
)
CARDS = (
    Card("a", "Thẻ a", rows=(Row("Phần b", "chi tiết", id="b"), Row("Phần khác", id="khác"))),
    Card("khác", "Thẻ khác", rows=(Row("Phần c", unowned="chưa ai", id="c"),)),
)
BODIES: dict[str, tuple[Body, set[Tone]]] = {
    "chart": (CHART, {Tone.FIRST, Tone.SECOND}),
    "matrix": (MATRIX, {Tone.FIRST, Tone.SECOND, Tone.NEUTRAL}),
    "plane": (PLANE, {Tone.FIRST, Tone.SECOND, Tone.NEUTRAL}),
    "blocks": (Blocks((Block("k", "Khối", CARDS),)), {Tone.FIRST, Tone.SECOND, Tone.NEUTRAL}),
    "grid": (
        Grid(
            (Column("c", "Cột"),),
            (Lane("l", "Dải", Tone.FIFTH),),
            (*(Placed("l", "c", card) for card in CARDS), Placed("", "c", Hole("Chưa có"))),
        ),
        {Tone.FIRST, Tone.SECOND, Tone.NEUTRAL},
    ),
    "network": (Network(CARDS), {Tone.FIRST, Tone.SECOND, Tone.NEUTRAL}),
    "shelves": (Shelves(("Về", "Gì"), (1, 1), (Shelf(CARDS[0], (CARDS[1],)),)), {*TONES_OF.values()}),
}


def sheet(body: Body, page: str = "a4") -> Sheet:
    return toned(Sheet("Hình", body, page=page), TONES_OF, WORDS)


def stripes(page: Page) -> list[Stripe]:
    return [shape for shape in page.shapes if isinstance(shape, Stripe)]


@pytest.mark.parametrize("page", PAPERS)
@pytest.mark.parametrize("name", BODIES)
def test_tones_that_occur_are_told_and_no_others(name: str, page: str) -> None:
    body, expected = BODIES[name]
    assert set(body.ids()) >= TONES_OF.keys() - ({"c"} if name == "chart" else set())
    (drawn,) = lay_out(sheet(body, page))
    assert drawn.samples() & set(Tone) == expected
    (svg,) = svg_pages(sheet(body, page))
    assert {tone for tone, text in WORDS.items() if f">{text}</text>" in svg} == expected
    assert {tone for tone in Tone if TONES[tone].bar in svg} >= expected
    assert "loại:" in dot_source(sheet(body, page))


@pytest.mark.parametrize("name", BODIES)
def test_what_has_no_tone_bears_no_bar(name: str) -> None:
    body, _ = BODIES[name]
    (drawn,) = lay_out(toned(Sheet("", body), {}, WORDS))
    assert not drawn.samples() & set(Tone)
    (plain,) = lay_out(Sheet("", body))
    assert not stripes(plain)


def test_rows_of_a_chart_have_their_bars_before_the_label() -> None:
    (page,) = lay_out(sheet(CHART))
    found = stripes(page)
    assert [one.tone for one in found] == [Tone.FIRST, Tone.FIRST, Tone.SECOND]
    one, left, right = (stripe.spot for stripe in found)
    assert left.right < right.x and left.y == right.y and one.bottom < left.y
    labels = [shape for shape in page.shapes if isinstance(shape, Words) and shape.text.startswith("Việc")]
    assert all(words.x > right.right for words in labels)
    assert len({words.x for words in labels}) == 1
    assert one.y < labels[0].y < one.bottom
    bars = [shape.spot for shape in page.shapes if isinstance(shape, Box) and shape.look == LOOK]
    (plain,) = lay_out(Sheet("Hình", CHART))
    before = [shape.spot for shape in plain.shapes if isinstance(shape, Box) and shape.look == LOOK]
    assert bars[0].x > before[0].x
    assert bars[0].right == pytest.approx(before[0].right, abs=9)


def test_heads_of_a_matrix_have_bars_beside_and_under_their_names() -> None:
    (page,) = lay_out(sheet(MATRIX))
    rows = [one for one in stripes(page) if one.spot.h > one.spot.w]
    columns = [one for one in stripes(page) if one.spot.w > one.spot.h]
    assert [one.tone for one in rows] == [Tone.FIRST, Tone.SECOND]
    assert [one.tone for one in columns] == [Tone.SECOND, Tone.NEUTRAL]
    (cell,) = [shape for shape in page.shapes if isinstance(shape, Box) and shape.lines == ("A",)]
    assert rows[0].spot.y <= cell.spot.y + 0.01 and rows[0].spot.bottom >= cell.spot.bottom - 0.01
    assert columns[0].spot.x == pytest.approx(cell.spot.x, abs=0.1) and columns[0].spot.bottom <= cell.spot.y
    names = {shape.text: shape for shape in page.shapes if isinstance(shape, Words)}
    assert rows[0].spot.right < names["Hàng một"].x == names["Hàng hai"].x
    assert names["Cột một"].y < columns[0].spot.y


@pytest.mark.parametrize("page", PAPERS)
def test_points_of_a_plane_have_a_bar_at_their_name(page: str) -> None:
    (drawn,) = lay_out(sheet(PLANE, page))
    chips = {shape.lines[0]: shape.spot for shape in drawn.shapes if isinstance(shape, Box) and shape.lines}
    found = {one.tone: one.spot for one in stripes(drawn)}
    for id, tone in TONES_OF.items():
        chip = chips[f"Tên của {id}"]
        assert found[tone].right == pytest.approx(chip.x) and found[tone].h == chip.h
    spots = [shape.spot for shape in drawn.shapes if isinstance(shape, Box | Stripe)][1:]
    assert all(inside(spot, drawn.area) for spot in spots)
    points = [shape.spot for shape in drawn.shapes if isinstance(shape, Box) and shape.look == LOOK]
    assert not any(overlap(point, other) for point in points for other in (*chips.values(), *found.values()))


def test_several_tones_stand_in_one_order_and_once() -> None:
    tones = {"x": Tone.NEUTRAL, "y": Tone.SECOND, "z": Tone.FIRST, "w": Tone.SECOND}
    assert together(("x", "y", "none", "z", "w"), tones) == (Tone.FIRST, Tone.SECOND, Tone.NEUTRAL)
    assert together((), tones) == ()


def test_parts_of_a_card_that_are_only_counted_are_not_told() -> None:
    many = Card("khác", "Thẻ", rows=tuple(Row(f"Phần {n} " * 9, id="b" if n > 120 else "khác") for n in range(160)))
    (page,) = lay_out(sheet(Shelves(("Về",), (1,), (Shelf(many),))))
    assert page.cards[0].setting.rows[-1].text[0].startswith("… +")
    assert Tone.SECOND not in page.samples()


def test_without_colour_every_tone_has_a_pattern_of_its_own() -> None:
    tones = {f"t{number}": tone for number, tone in enumerate(Tone)}
    rows = tuple(Line(f"Việc {id}", about=(id,)) for id in tones)
    body = Chart((Panel(Axis(0, 1), (Section("", rows),)),))
    (svg,) = svg_pages(replace(toned(Sheet("", body), tones, {}), theme="mono"))
    found = re.findall(r'<g class="stripe">\n(.*?)</g>', svg, re.DOTALL)
    patterns = [re.sub(r'#[0-9a-f]{6}|\b(?:x|y|d|width|height)="[^"]*"', "", one) for one in found]
    assert len(set(patterns)) == len(found) == len(Tone)


def test_everything_else_is_paler_where_tones_are_to_be_seen() -> None:
    (plain,), (coloured,) = svg_pages(Sheet("", CHART)), svg_pages(sheet(CHART))
    assert TONES[Tone.FIRST].tint in plain and TONES[Tone.FIRST].tint not in coloured
    assert TONES[Tone.SECOND].tint in plain and TONES[Tone.SECOND].tint not in coloured  # the heading of a section
    (mono,) = svg_pages(replace(sheet(CHART), theme="mono"))
    assert "#1f1f1f" in mono


def test_dot_tells_what_its_colours_mean() -> None:
    source = dot_source(sheet(CHART))
    answer = ask(source, "wasi")
    for tone in (Tone.FIRST, Tone.SECOND):
        assert WORDS[tone] in source
        assert answer.count(TONES[tone].bar) >= 2
    assert WORDS[Tone.THIRD] not in source
    cards = dot_source(sheet(BODIES["blocks"][0]))
    assert "[1] Thẻ a" in cards and "· [2] Phần b" in cards and "· Phần khác" in cards and "· [0] Phần c" in cards
    assert "[1] loại: một" in cards and "[0] loại: chưa ghi" in cards
    assert "[" not in re.sub(r" \[[a-z]", "", dot_source(Sheet("", BODIES["blocks"][0])))
