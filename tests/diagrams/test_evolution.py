"""The evolution map: places computed from records, marked as proposals; what cannot be placed is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.diagrams.evolution import MOST
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.maps.plane import Plane
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from tests.diagrams.workspaces import BODIES, survey
from tests.drawing.test_svg import parsed

PLAN = """
[technology.base]
name = "Nền <b>&"
readiness.now = 3
mastery.now = "adapt"
[technology.dark]
name = "Chưa rõ"
[technology.other]
name = "Khác"
readiness.now = 9
[product.made]
name = "Camera"
uses = ["base"]
commercial.now = 2
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["evolution"].function(survey, focus, lang)  # type: ignore[arg-type]
    return one


def plane(drawing: Drawing) -> Plane:
    assert isinstance(drawing.sheet.body, Plane)
    return drawing.sheet.body


def test_points_links_and_words(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    dots = {dot.id: dot for dot in plane(drawing).dots}
    assert set(dots) == {"base", "made"}
    assert dots["base"].across == pytest.approx((0.125 + 0.45) / 2)
    assert dots["made"].across == pytest.approx(0.4)
    assert (dots["made"].level, dots["base"].level) == (0, 1)
    assert dots["base"].title == "Nền <b>&: TRL 3; làm chủ: cải tiến, thích nghi"
    assert plane(drawing).links == (("made", "base"),)
    assert drawing.sheet.subtitle == (
        "2 công nghệ, 1 sản phẩm: làm riêng theo yêu cầu 2, sản phẩm 1 · chưa đủ dữ liệu: 1"
    )
    assert drawing.sheet.footnotes[0].startswith("Vị trí là đề xuất")
    assert drawing.sheet.footnotes[1].endswith("thị trường: Chưa rõ.")
    assert drawing.sheet.footnotes[2].endswith("(không gì dùng, không dựa trên gì): Khác.")
    (svg,) = svg_pages(drawing.sheet)
    parsed(svg)
    assert "Nền &lt;b&gt;&amp;" in svg


def test_the_table_tells_what_a_place_was_computed_from(tmp_path: Path) -> None:
    header, rows = drawn(survey(tmp_path, PLAN), lang="en").table
    assert all(len(row) == len(header) for row in rows)
    assert rows[0] == ("Product", "Camera", "Custom-built", "0.4", "0", "CRI 2", "Nền <b>&")
    assert rows[1][5] == "TRL 3; mastery: adapt"
    assert rows[-1][:3] == ("Technology", "Chưa rõ", "")


def test_focus_and_wrong_ids(tmp_path: Path) -> None:
    plan = survey(tmp_path, PLAN)
    assert {dot.id for dot in plane(drawn(plan, "base")).dots} == {"base", "made"}
    assert drawn(plan, "base").name == "evolution-base"
    assert isinstance(drawn(plan, "dark").sheet.body, Blocks)
    with pytest.raises(RoadmapError) as caught:
        drawn(plan, "nobody")
    assert "`nobody`" in caught.value.message.vi
    with pytest.raises(RoadmapError):
        drawn(survey(tmp_path, BODIES))


def test_a_product_over_a_circle_is_joined_to_it(tmp_path: Path) -> None:
    text = """
    [technology.x]
    depends_on = ["y"]
    readiness.now = 2
    [technology.y]
    depends_on = ["x"]
    readiness.now = 4
    [product.p]
    uses = ["x", "y"]
    commercial.now = 2
    """
    links = plane(drawn(survey(tmp_path, text))).links
    # A dashed line drawn twice looks solid, so there is one between x and y.
    assert sorted(sorted(pair) for pair in links) == [["p", "x"], ["p", "y"], ["x", "y"]]


def test_a_technology_in_no_chain_has_no_level(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    (row,) = [row for row in drawing.table.rows if row[1] == "Khác"]
    assert row[3:5] == ("0,5", "")
    (alone,) = diagrams()["evolution"].function(survey(tmp_path, PLAN), ["other"], "vi")
    assert isinstance(alone.sheet.body, Blocks)
    assert [block.heading for block in alone.sheet.body.blocks] == ["Công nghệ không nằm trong chuỗi nào"]


def test_many_points_are_those_on_which_most_rests(tmp_path: Path) -> None:
    lines = [f"[technology.t{n}]\nreadiness.now = {n % 9 + 1}" for n in range(MOST + 20)]
    lines += ['[product.p]\nuses = ["t77"]\ncommercial.now = 1']
    lines += [f"[product.all]\nuses = {[f't{n}' for n in range(MOST + 20)]}"]
    drawing = drawn(survey(tmp_path, "\n".join(lines)))
    assert len(plane(drawing).dots) == MOST
    assert plane(drawing).dots[0].id == "t77"
    assert any(note.startswith("Không vẽ: 21 bản ghi khác") for note in drawing.sheet.footnotes)
    assert len(drawing.table.rows) == MOST + 22
