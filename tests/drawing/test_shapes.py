"""Shapes: what stands on a page beside cards, in every output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from roadmap.drawing.draw import png_pages, svg_pages
from roadmap.drawing.engine.dot import dot_source
from roadmap.drawing.engine.graphviz import ask
from roadmap.drawing.layout import pages_of
from roadmap.drawing.look import Fill, Link, Look, Pen, Symbol, Tone
from roadmap.drawing.page import Ground, Page
from roadmap.drawing.paper import Sizes, Spot
from roadmap.drawing.shape import Box, Ink, Rule, Shape, Sign, Stripe, Words, lowest, moved, sample_of
from roadmap.drawing.sheet import Entry, Sheet

LOOKS = tuple(Look(tone, fill) for tone in Tone for fill in Fill)


@dataclass(frozen=True)
class Swatches:
    """Every look, pen and sign, `parts` pages of them."""

    parts: int = 1

    def ids(self) -> Iterator[str]:
        return iter(())

    def toned(self, tones: Mapping[str, Tone]) -> Swatches:
        return self


@pages_of.register(Swatches)
def lay_out_swatches(swatches: Swatches, ground: Ground) -> list[Page]:
    made = []
    for _ in range(swatches.parts):
        page = ground.page(Sizes.at(1.0))
        left, top = ground.area.x, ground.area.y
        for index, look in enumerate(LOOKS):
            spot = Spot(left + index % 5 * 60, top + index // 5 * 20, 50, 14)
            page.shapes.append(Box(spot, look, ("Thử <b>&",), 7.0, title="Tên đầy đủ"))
        for index, pen in enumerate((*Pen, *Link)):
            y = top + 120 + index * 10
            page.shapes.append(Rule(((left, y), (left + 40, y), (left + 40, y + 6)), pen))
        for index, symbol in enumerate(Symbol):
            page.shapes.append(Sign(symbol, left + 100 + index * 12, top + 130, 8, "dấu"))
        page.shapes.append(Words(left + 100, top + 200, "Chữ đứng", 8, Ink.SOFT, turned=True))
        page.shapes.append(Words(left + 200, top + 200, "Kết thúc", 8, Ink.ALARM, bold=True, anchor="end"))
        made.append(page)
    return made


def sheet(parts: int = 1) -> Sheet:
    legend = tuple(Entry(one, f"mẫu {number}") for number, one in enumerate((*LOOKS, *Pen, *Link, *Symbol)))
    return Sheet("Mẫu hình", Swatches(parts), "", "21/11/2026", "Nguồn: minh họa", legend=legend)


def test_every_shape_is_painted_and_explained() -> None:
    (page,) = svg_pages(sheet())
    assert page.count('class="box"') == len(LOOKS)
    assert page.count('class="rule"') == len(Pen) + len(Link)
    assert page.count('class="sign"') == len(Symbol)
    assert "Thử &lt;b&gt;&amp;" in page
    assert 'transform="rotate(-90' in page
    texts = re.findall(r">(mẫu \d+)</text>", page)
    assert len(texts) == len(LOOKS) + len(Pen) + len(Link) + len(Symbol)
    assert png_pages(sheet())[0].startswith(b"\x89PNG")


def test_ways_of_filling_differ_without_colour() -> None:
    (page,) = svg_pages(sheet())
    bare = re.sub(r"#[0-9a-f]{6}", "#", page)
    boxes = re.findall(r'<g class="box">\n<title>[^<]*</title>\n(.*?)<text', bare, re.DOTALL)
    without_place = [re.sub(r'[xy]="[\d.]+"|d="[^"]+"', "", box) for box in boxes[: len(Fill)]]
    tint, open_ = (list(Fill).index(one) for one in (Fill.TINT, Fill.OPEN))
    assert without_place[tint] != without_place[open_]
    assert len({*without_place}) >= len(Fill) - 1


def test_dot_holds_boxes_words_and_lines() -> None:
    source = dot_source(sheet())
    assert source.count("Thử <b>&amp;") == len(LOOKS)
    answer = ask(source, "wasi")
    edges = [line for line in answer.splitlines() if line.startswith("edge ")]
    assert len(edges) == 2 * (len(Pen) + len(Link))


def test_pages_are_stacked_in_dot() -> None:
    one, two = (ask(dot_source(sheet(parts)), "wasi") for parts in (1, 2))
    count = [sum(line.startswith("node ") for line in answer.splitlines()) for answer in (one, two)]
    assert count[1] == 2 * count[0]
    heights = [float(answer.splitlines()[0].split()[3]) for answer in (one, two)]
    assert heights[1] > heights[0] * 1.6


@pytest.mark.parametrize(
    "shape",
    [
        Box(Spot(1, 2, 3, 4), LOOKS[0]),
        Rule(((1, 2), (5, 6)), Pen.AXIS),
        Words(1, 2, "x", 4),
        Sign(Symbol.GATE, 1, 2, 4),
        Stripe(Spot(1, 2, 3, 4), Tone.FIRST),
    ],
)
def test_shapes_are_moved_as_a_whole(shape: Shape) -> None:
    assert lowest(shape) == 6
    assert lowest(moved(shape, 10, 10)) == 16
    assert moved(moved(shape, 10, 10), -10, -10) == shape
    assert (sample_of(shape) is None) == isinstance(shape, Words)
