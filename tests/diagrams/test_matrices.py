"""Responsibility, coverage, and the structure of dependencies, as matrices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.drawing.cards.card import Blocks
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.layout import lay_out
from roadmap.drawing.matrices.matrix import Matrix
from roadmap.drawing.paper import PAPERS
from roadmap.drawing.shape import Words
from roadmap.drawing.twin import Drawing
from roadmap.graph.answering import ACCOUNTABLE
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from tests.diagrams.workspaces import survey

PLAN = """
[organization.most]
name.vi = "Bộ KH&CN"
type = "ministry"
[organization.firm]
name.vi = "Công ty <b>Sao</b>"
type = "firm"
[organization.idle]
[group.g]
name.vi = "Nhóm"
[technology.chip]
name.vi = "Chip"
accountable = "most"
depends_on = ["lens"]
[technology.lens]
name.vi = "Ống kính"
groups = ["g"]
[product.camera]
name.vi = "Camera"
uses = ["chip"]
answers = ["traffic"]
[mission.one]
governing = "most"
lead = "firm"
products = ["camera"]
cites.order = ["1"]
[mission.two]
governing = "firm"
products = ["camera"]
[need.traffic]
name.vi = "Ùn tắc"
kind = "problem"
[need.nobody]
name.vi = "Chưa ai"
[directive.order]
name.vi = "Quyết định"
clauses.1 = "Làm"
clauses.2 = "Bỏ quên"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Survey:
    return survey(tmp_path, PLAN)


def drawn(plan: Survey, name: str, *focus: str) -> list[Drawing]:
    return list(diagrams()[name].made(plan, focus, "vi"))


def body(drawing: Drawing) -> Matrix:
    assert isinstance(drawing.sheet.body, Matrix)
    return drawing.sheet.body


def test_who_answers(plan: Survey) -> None:
    (drawing,) = drawn(plan, "responsibility")
    matrix = body(drawing)
    assert matrix.cells["chip", "most"].text == "A"
    assert matrix.cells["one", "firm"].title == "chủ trì"
    alarms = {row.id: row.alarm for row in matrix.rows if row.alarm}
    assert alarms == {
        "lens": "Chưa có cơ quan chịu trách nhiệm",
        "camera": "Nhiều cơ quan, chưa có một đầu mối xuyên suốt",
    }
    assert (
        drawing.sheet.subtitle
        == "5 đầu việc · 2 cơ quan, tổ chức · chưa có ai chịu trách nhiệm: 1 · nhiều cơ quan cùng chịu trách nhiệm: 1"
    )
    assert drawing.sheet.footnotes == (
        "Chữ đứng sau trong một ô: T: chủ trì.",
        ACCOUNTABLE.of("vi"),
        "Không vẽ: 1 cơ quan, tổ chức không có vai trò nào trong các đầu việc này.",
    )
    assert ("Công nghệ", "Ống kính", "Chưa có cơ quan chịu trách nhiệm", "", "") in drawing.table.rows
    assert "Công ty &lt;b&gt;Sao&lt;/b&gt;" in svg_pages(drawing.sheet)[0]


@pytest.mark.parametrize(
    ("focus", "rows"),
    [("chip", ["chip"]), ("g", ["lens"]), ("firm", ["camera", "one", "two"]), ("idle", [])],
)
def test_responsibility_in_focus(plan: Survey, focus: str, rows: list[str]) -> None:
    (drawing,) = drawn(plan, "responsibility", focus)
    assert [row.id for row in body(drawing).rows] == rows


def test_a_body_counts_each_matter_it_answers_for_once(tmp_path: Path) -> None:
    text = """
    [organization.most]
    [organization.moit]
    [organization.mod]
    [product.camera]
    accountable = "most"
    [product.drone]
    [product.radar]
    [mission.one]
    governing = "most"
    products = ["camera"]
    [mission.two]
    governing = "moit"
    products = ["camera", "drone", "radar"]
    [mission.three]
    governing = "mod"
    products = ["radar"]
    """
    (drawing,) = drawn(survey(tmp_path, text), "responsibility")
    notes = {head.id: head.note for head in body(drawing).columns}
    # The camera bears both letters of `most` and counts once; that `moit` governs a mission of it is not answering for
    # it; for the radar two bodies would answer, so none does.
    assert notes == {"most": "chịu TN 2", "moit": "chịu TN 2", "mod": "chịu TN 1"}
    (drawing,) = drawn(survey(tmp_path, text), "responsibility", "radar")
    assert [head.note for head in body(drawing).columns] == ["", ""]


def test_every_letter_is_explained(tmp_path: Path) -> None:
    text = """
    [organization.most]
    [product.camera]
    [mission.one]
    coordinating = ["most"]
    products = ["camera"]
    [activity.work]
    chain = "camera"
    participants.most = {}
    """
    (drawing,) = drawn(survey(tmp_path, text), "responsibility")
    assert body(drawing).cells["camera", "most"].text == "P g"
    assert "Chữ đứng sau trong một ô: g: tham gia." in drawing.sheet.footnotes
    (svg,) = svg_pages(drawing.sheet)
    assert "P: phối hợp" in svg
    assert "g: tham gia" in svg


@pytest.mark.parametrize("page", list(PAPERS))
def test_the_corner_of_a_small_matrix_stays_under_the_rule(tmp_path: Path, page: str) -> None:
    text = '[technology.a]\nname="A"\ndepends_on=["b"]\n[technology.b]\nname="B"\n'
    (drawing,) = drawn(survey(tmp_path, text), "structure-matrix")
    (made,) = lay_out(replace(drawing.sheet, page=page))
    corner = [shape for shape in made.shapes if isinstance(shape, Words) and shape.text in body(drawing).corner]
    assert corner
    assert min(shape.y - shape.size for shape in corner) >= made.area.y


def test_needs_and_clauses(plan: Survey) -> None:
    needs, clauses = drawn(plan, "coverage")
    assert set(body(needs).cells) == {("traffic", "camera")}
    assert [row.alarm for row in body(needs).rows] == ["", "Chưa có công nghệ, sản phẩm nào đáp ứng"]
    assert needs.sheet.footnotes == (
        "Không vẽ: 2 công nghệ, sản phẩm trong kế hoạch chưa gắn với nhu cầu nào: Chip; Ống kính.",
    )
    assert [row.alarm for row in body(clauses).rows] == ["", "Chưa có bản ghi nào thực hiện"]
    assert body(clauses).cells["order 1", "mission"].text == "1"
    assert ("Quyết định", "2", "Bỏ quên", "Chưa có bản ghi nào thực hiện") in clauses.table.rows
    assert needs.table.rows[-2:] == tuple(
        ("", "", "", name, "chưa gắn với nhu cầu nào") for name in ("Chip", "Ống kính")
    )


def test_clauses_that_no_directive_holds_are_counted_apart(tmp_path: Path) -> None:
    text = '[directive.d]\nclauses = { "1" = "a", "2" = "b" }\n[mission.m]\ncites.d = ["1", "9"]\n'
    _, clauses = drawn(survey(tmp_path, text), "coverage")
    assert clauses.sheet.subtitle == (
        "2 điều khoản của 1 văn bản · chưa ai thực hiện: 1 · điều khoản được dẫn mà văn bản không ghi: 1"
    )


def test_coverage_in_focus(plan: Survey) -> None:
    (needs,) = drawn(plan, "coverage", "camera")
    assert [row.id for row in body(needs).rows] == ["traffic"]
    (clauses,) = drawn(plan, "coverage", "order")
    assert len(body(clauses).rows) == 2


def test_structure(plan: Survey) -> None:
    (drawing,) = drawn(plan, "structure-matrix")
    assert [row.text for row in body(drawing).rows] == ["1. Ống kính", "2. Chip"]
    assert set(body(drawing).cells) == {("chip", "lens")}
    assert drawing.table.rows[1] == ("2", "Chip", "Ống kính", "")


def test_technologies_that_nothing_ties_are_listed(tmp_path: Path) -> None:
    text = '[technology.a]\nname="A"\n[technology.b]\nname="B"\n'
    (drawing,) = drawn(survey(tmp_path, text), "structure-matrix")
    assert isinstance(drawing.sheet.body, Blocks)
    (card,) = drawing.sheet.body.blocks[0].cards
    assert (card.title, [row.text for row in card.rows]) == ("2 công nghệ", ["A", "B"])
    assert drawing.sheet.subtitle == "Chưa ghi quan hệ phụ thuộc nào"
    assert drawing.sheet.footnotes == ()
    assert drawing.table.rows == (("", "A", "chưa ghi", ""), ("", "B", "chưa ghi", ""))


@pytest.mark.parametrize("name", ["responsibility", "coverage", "structure-matrix"])
@pytest.mark.parametrize("focus", ["nothing", "order-two"])
def test_what_is_none_of_it_is_refused(plan: Survey, name: str, focus: str) -> None:
    with pytest.raises(RoadmapError, match=focus):
        drawn(plan, name, focus)


@pytest.mark.parametrize("name", ["responsibility", "coverage", "structure-matrix"])
def test_an_empty_plan_says_so(tmp_path: Path, name: str) -> None:
    for drawing in drawn(survey(tmp_path, "[organization.a]\n"), name):
        (page,) = svg_pages(drawing.sheet)
        assert "Chưa " in page
