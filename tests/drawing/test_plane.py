"""Points on two axes: places kept exactly across, no name over another, axes on every page."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from roadmap.drawing.draw import svg_pages
from roadmap.drawing.engine.dot import dot_source
from roadmap.drawing.layout import lay_out
from roadmap.drawing.look import Fill, Look, Pen, Tone
from roadmap.drawing.maps.plane import Dot, Plane
from roadmap.drawing.page import Page
from roadmap.drawing.paper import LEGIBLE, PAPERS
from roadmap.drawing.shape import Box, Rule, Words
from roadmap.drawing.sheet import Sheet
from tests.drawing.test_layout import inside, overlap

LOOK = Look(Tone.FIRST, Fill.SOLID)
BANDS = ("Khởi sinh", "Làm riêng", "Sản phẩm", "Phổ dụng")


def plane(count: int) -> Plane:
    dots = tuple(
        Dot(f"d{n}", f"Công nghệ số {n} có tên rất dài, dài hơn chỗ của nó", n * 37 % 100 / 100, n % 4, LOOK)
        for n in range(count)
    )
    links = tuple((f"d{n}", f"d{n + 1}") for n in range(count - 1))
    return Plane(dots, links, BANDS, "Mức tiến hóa", "Nhìn thấy", "Nằm sâu")


def points(page: Page) -> list[Box]:
    return [shape for shape in page.shapes if isinstance(shape, Box) and shape.look == LOOK]


def chips(page: Page) -> list[Box]:
    return [shape for shape in page.shapes if isinstance(shape, Box) and shape.lines]


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("count", [1, 12, 90])
def test_nothing_stands_over_anything(name: str, count: int) -> None:
    pages = lay_out(Sheet("Tiến hóa", plane(count), page=name))
    assert sum(len(points(page)) for page in pages) == count
    for page in pages:
        spots = [box.spot for box in (*points(page), *chips(page))]
        assert not [pair for pair in combinations(spots, 2) if overlap(*pair)]
        assert all(inside(spot, page.area) for spot in spots)
        assert all(box.size >= LEGIBLE for box in chips(page))
        assert {"Khởi sinh", "Phổ dụng"} <= {shape.text for shape in page.shapes if isinstance(shape, Words)}


def test_places_across_are_kept() -> None:
    dots = tuple(Dot(str(n), str(n), n / 10, 0, LOOK) for n in range(11))
    (page,) = lay_out(Sheet("", Plane(dots, (), BANDS, "", "", "")))
    middles = sorted(box.spot.x + box.spot.w / 2 for box in points(page))
    steps = [other - one for one, other in pairwise(middles)]
    assert steps == pytest.approx([steps[0]] * 10)


def test_levels_follow_each_other_from_the_top() -> None:
    (page,) = lay_out(Sheet("", plane(8)))
    tops = {box.title: box.spot.y for box in points(page)}
    by_level = [[tops[dot.text] for dot in plane(8).dots if dot.level == level] for level in range(4)]
    assert all(max(one) < min(other) for one, other in pairwise(by_level))


def test_links_join_points() -> None:
    (page,) = lay_out(Sheet("", plane(5)))
    middles = {(box.spot.x + box.spot.w / 2, box.spot.y + box.spot.h / 2) for box in points(page)}
    links = [shape for shape in page.shapes if isinstance(shape, Rule) and shape.pen is Pen.BASELINE]
    assert len(links) == 4
    for link in links:
        for x, y in link.points:
            assert any(abs(x - px) + abs(y - py) < 0.1 for px, py in middles)


def test_no_points_and_other_outputs() -> None:
    empty = Plane((), (), BANDS, "", "", "")
    assert len(svg_pages(Sheet("", empty))) == 1
    assert "Phổ dụng" in dot_source(Sheet("", plane(3)))
