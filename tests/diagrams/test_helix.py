"""The three houses of each chain: who stands where as what, and the corners where nobody stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.diagrams.helix import MOST, MOST_TOGETHER, TOGETHER
from roadmap.drawing.cards.card import Card, Hole
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.maps.shelves import Shelf, Shelves
from roadmap.drawing.twin import Drawing
from roadmap.graph.chain import Chain
from roadmap.graph.helix import taking_part
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Technology
from tests.diagrams.workspaces import BODIES, CHAIN, survey
from tests.drawing.test_svg import parsed

PLAN = f"""
{BODIES}
[organization.vast]
name = "Viện <b>&"
type = "institute"
[technology.full]
name = "Đủ"
accountable = "most"
[activity.work]
chain = "full"
stage = "research"
lead = "vast"
participants.viettel = {{ role = "production" }}
participants.abroad = {{}}
[technology.half]
name = "Nửa"
[mission.m]
name = "Nhiệm vụ"
technologies = ["half"]
governing = "most"
coordinating = ["viettel"]
[product.none]
name = "Không ai"
[technology.nobody]
name = "Cũng không"
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["helix"].function(survey, focus, lang)  # type: ignore[arg-type]
    return one


def shelves(drawing: Drawing) -> dict[str, Shelf]:
    assert isinstance(drawing.sheet.body, Shelves)
    return {shelf.label.title: shelf for shelf in drawing.sheet.body.shelves}


def test_roles_are_told_the_most_answerable_first(tmp_path: Path) -> None:
    plan = survey(tmp_path, CHAIN)
    technology = plan.roadmap["npu"]
    assert isinstance(technology, Technology)
    found = taking_part(Chain(technology, plan))
    assert found.roles["viettel"] == ("accountable", "lead")
    assert found.roles["hust"] == ("lead", "participant")
    assert [body.id for body in found.corners["university"]] == ["hust"]
    assert found.corners["institute"] == ()
    assert found.missing == ()


def test_bodies_stand_in_their_corners_and_holes_where_nobody_does(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    rows = shelves(drawing)
    assert list(rows) == ["Nửa", "Đủ", "1 công nghệ", "1 sản phẩm"]
    state, institute, university, enterprise, other = rows["Đủ"].cells
    assert isinstance(state, Card)
    assert (state.rows[0].text, state.rows[0].detail) == ("Bộ KH&CN", "chịu trách nhiệm xuyên suốt")
    assert isinstance(institute, Card)
    assert university is None
    assert isinstance(enterprise, Card)
    assert enterprise.rows[0].detail == "sản xuất"
    assert isinstance(other, Card)
    assert other.rows[0].detail == "tham gia"
    half = rows["Nửa"]
    assert half.label.unowned == "Thiếu: Viện, trường"
    assert half.cells[1] == half.cells[2] == Hole("Thiếu viện, trường")
    assert rows["1 sản phẩm"].hole == Hole("Chưa có nhà nào tham gia", "Không ai")
    assert drawing.sheet.subtitle == (
        "4 chuỗi: đủ ba nhà 1, thiếu 3 · thiếu Nhà nước 2, thiếu viện, trường 3, thiếu doanh nghiệp 2"
    )
    (svg,) = svg_pages(drawing.sheet)
    parsed(svg)
    assert "Viện &lt;b&gt;&amp;" in svg


def test_the_table_holds_every_chain(tmp_path: Path) -> None:
    header, rows = drawn(survey(tmp_path, PLAN), lang="en").table
    assert all(len(row) == len(header) for row in rows)
    table = {row[1]: row for row in rows}
    assert table["Đủ"][3] == "Viện <b>& (leads work)"
    assert table["Không ai"][-1] == "State; Academia; Enterprise"
    assert table["Đủ"][-1] == ""


def test_focus_and_wrong_ids(tmp_path: Path) -> None:
    plan = survey(tmp_path, PLAN)
    assert list(shelves(drawn(plan, "half"))) == ["Nửa"]
    assert drawn(plan, "half").name == "helix-half"
    with pytest.raises(RoadmapError) as caught:
        drawn(plan, "most")
    assert "`most`" in caught.value.message.en
    with pytest.raises(RoadmapError):
        drawn(survey(tmp_path, BODIES))


def test_many_chains_are_condensed_and_counted(tmp_path: Path) -> None:
    empty = TOGETHER * MOST_TOGETHER + 3
    lines = [BODIES]
    lines += [f'[technology.t{number}]\naccountable = "most"' for number in range(MOST + 5)]
    lines += [f"[product.p{number}]" for number in range(empty)]
    drawing = drawn(survey(tmp_path, "\n".join(lines)))
    assert len(drawing.sheet.body.shelves) == MOST + MOST_TOGETHER  # type: ignore[union-attr]
    last = drawing.sheet.body.shelves[-1].hole  # type: ignore[union-attr]
    assert last is not None
    assert last.detail.endswith("và 3 chuỗi khác")
    assert any(note.startswith("Không vẽ: 5 chuỗi") for note in drawing.sheet.footnotes)
    assert len(drawing.table.rows) == MOST + 5 + empty
