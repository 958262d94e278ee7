"""The layered roadmap puts four layers over one axis, links them, and marks what is linked with nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.drawing.charts.chart import Bar, Chart, Point, Row
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Symbol
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import BODIES, CHAIN, EXAMPLE, SEED, TODAY, survey

PLAN = f"""
{CHAIN.replace('uses = ["npu"]', 'uses = ["npu"]' + chr(10) + 'answers = ["traffic"]')}
[need.traffic]
name = "Giảm ùn tắc"
unit = "camera"
quantity = {{ 2027 = 1500, 2028 = 4000 }}
[need.lonely]
name = "Nhu cầu không ai đáp ứng"
[indicator.share]
name = "Thị phần"
of = "camera"
unit = "%"
target = {{ 2028 = 25 }}
[infrastructure.lab]
name = "Phòng thí nghiệm"
supports = ["npu"]
ready = 2027-03-31
[directive.circular]
name = "Thông tư thử nghiệm"
due = 2027-06-30
[funding.grant]
name = "Tài trợ"
for = "trial"
source_kind = "state-budget"
approved = {{ 2026 = 40000 }}
[milestone.first]
name = "Mẫu đầu tiên"
of = "npu"
due = 2027-09-30
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["layered-roadmap"].made(survey, focus, lang)  # type: ignore[arg-type]
    return one


def chart(drawing: Drawing) -> Chart:
    body = drawing.sheet.body
    assert isinstance(body, Chart)
    return body


def layer(drawing: Drawing, number: int) -> dict[str, Row]:
    return {row.label: row for row in chart(drawing).panels[0].sections[number].rows}


def texts(row: Row) -> list[str]:
    return [item.text for item in row.items if isinstance(item, Bar | Point)]


def test_each_layer_holds_its_records_in_time(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN), "npu")
    why, what, how, means = (layer(drawing, number) for number in range(4))
    assert texts(why["Giảm ùn tắc"]) == ["1.500 camera", "4.000 camera"]
    assert texts(why["Thị phần"]) == ["25 %"]
    assert texts(what["Camera [EU]"]) == ["Sản xuất", "Thương mại hóa"]
    assert texts(how["Chip NPU"]) == ["Nghiên cứu - phát triển", "Thử nghiệm - ứng dụng", "Mẫu đầu tiên"]
    assert texts(means["Phòng thí nghiệm"]) == ["sẵn sàng"]
    assert texts(means["Kinh phí: ngân sách nhà nước"]) == ["phê duyệt 40\N{NO-BREAK SPACE}tỷ"]
    assert [section.note for section in chart(drawing).panels[0].sections][:2] == ["để làm gì", "làm ra gì"]


def test_links_lead_up_to_what_rests_on_them(tmp_path: Path) -> None:
    buses = {bus.target: set(bus.sources) for bus in chart(drawn(survey(tmp_path, PLAN))).buses}
    assert buses == {"traffic": {"camera"}, "share": {"camera"}, "camera": {"npu"}, "npu": {"lab", "grant"}}


def test_what_is_linked_with_nothing_is_marked_and_said(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    lonely = layer(drawing, 0)["Nhu cầu không ai đáp ứng"]
    assert lonely.mark and lonely.mark.symbol is Symbol.UNKNOWN
    assert lonely.details == ("không nối",)
    assert lonely.note == "Chưa có mốc thời gian"
    assert layer(drawing, 3)["Thông tư thử nghiệm"].details == ("không nối",)
    assert layer(drawing, 2)["Chip NPU"].details == ("3",)
    assert "2 mục không nối với lớp khác" in drawing.sheet.subtitle
    (row,) = [row for row in drawing.table.rows if row[1] == "Chip NPU"]
    assert row[3] == "Phòng thí nghiệm; Kinh phí: ngân sách nhà nước"
    assert "Mẫu đầu tiên (30/09/2027)" in row[2]


def test_many_products_share_rows_by_group_and_none_is_lost(tmp_path: Path) -> None:
    more = "".join(
        f'[product.p{at}]\nname = "Sản phẩm {at}"\nanswers = ["traffic"]\n'
        f'listings.list = {{ code = "Q{at}", group = "g1" }}\n'
        for at in range(20)
    )
    drawing = drawn(survey(tmp_path, PLAN + more))
    (row,) = layer(drawing, 1).values()
    assert row.label == "1. Công nghệ số (21)"
    assert texts(row) == ["Camera [EU]"]
    assert any("cùng nhóm chung một dòng" in note for note in drawing.sheet.footnotes)
    (told,) = [cells[1] for cells in drawing.table.rows if cells[1].startswith("1. Công nghệ số (21)")]
    assert all(f"Sản phẩm {at}" in told for at in range(20))


def test_many_needs_share_rows_by_sector_and_many_aims_are_counted(tmp_path: Path) -> None:
    more = "".join(f'[need.n{at}]\nname = "Bài toán {at}"\nsector = "giao thông"\n' for at in range(20))
    more += "".join(f'[indicator.i{at}]\nof = "camera"\ntarget = {{ 2028 = {at} }}\n' for at in range(9))
    why = layer(drawn(survey(tmp_path, PLAN + more)), 0)
    assert "Bài toán 19" in why["giao thông (20)"].note
    assert texts(why["Chưa ghi ngành, lĩnh vực (2)"]) == ["1 nhu cầu", "1 nhu cầu"]
    assert texts(why["Mục tiêu đo được: Camera [EU]"]) == ["10 mục tiêu"]


def test_aims_of_very_many_things_share_rows_by_kind(tmp_path: Path) -> None:
    more = "".join(
        f'[technology.t{at}]\nname = "Lõi {at}"\n[indicator.i{at}]\nof = "t{at}"\ntarget = {{ 2029 = 1 }}\n'
        for at in range(16)
    )
    why = layer(drawn(survey(tmp_path, PLAN + more)), 0)
    assert texts(why["Mục tiêu đo được: công nghệ (16)"]) == ["16 mục tiêu"]


def test_many_facilities_share_rows_by_type_and_undated_ones_are_named(tmp_path: Path) -> None:
    more = "".join(f'[infrastructure.x{at}]\nname = "Xưởng {at}"\ntype = "plant"\n' for at in range(16))
    means = layer(drawn(survey(tmp_path, PLAN + more)), 3)
    assert "Xưởng 15" in means["Nhà máy (16)"].note
    assert [item.title for item in means["Hạ tầng (1)"].items if isinstance(item, Point)] == [
        "Phòng thí nghiệm (31/03/2027)"
    ]


def test_links_that_are_too_many_are_counted(tmp_path: Path) -> None:
    more = "".join(
        f'[technology.t{at}]\nname = "Lõi {at}"\n[infrastructure.x{at}]\nsupports = ["t{at}"]\n' for at in range(12)
    )
    drawing = drawn(survey(tmp_path, PLAN + more + "".join(f'[need.m{at}]\nquantity = {{ 2027 = 1 }}\n'
                    f'[product.a{at}]\nanswers = ["m{at}"]\n' for at in range(8))))  # fmt: skip
    assert len(chart(drawing).buses) == 16
    assert any("Không vẽ" in note and "liên kết" in note for note in drawing.sheet.footnotes)


@pytest.mark.parametrize("id", ["nothing", "design", "lab"])
def test_other_ids_are_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(RoadmapError, match=f"`{id}`"):
        drawn(survey(tmp_path, PLAN), id)


def test_what_has_no_layers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="`most`"):
        drawn(survey(tmp_path, BODIES), "most")
    with pytest.raises(RoadmapError, match="no need, product or technology"):
        drawn(survey(tmp_path, BODIES))


@pytest.mark.parametrize("folder", [EXAMPLE, SEED])
def test_bundled_workspaces_are_drawn_alike_each_time(folder: Path) -> None:
    first, again = (drawn(Workspace.open(folder, today=TODAY).survey, lang="en") for _ in range(2))
    assert svg_pages(first.sheet) == svg_pages(again.sheet)


def test_vague_dates_stay_vague_in_the_table_and_a_late_document_says_so(tmp_path: Path) -> None:
    text = """
[product.p]
[milestone.m]
of = "p"
due = "2028-Q1"
[infrastructure.lab]
ready = "2027-Q4"
supports = ["p"]
[activity.a]
chain = "p"
waits_for = ["d"]
[directive.d]
state = "drafting"
due = 2026-09-30
"""
    (one,) = diagrams()["layered-roadmap"].made(survey(tmp_path, text), (), "en")
    said = {row[1]: row[2] for row in one.table.rows}
    assert (said["p"], said["lab"], said["d"]) == ("m (Q1 2028)", "ready (Q4 2027)", "to be issued (30 Sep 2026)")
    assert isinstance(one.sheet.body, Chart)
    points = [item for panel in one.sheet.body.panels for section in panel.sections for row in section.rows
              for item in row.items if isinstance(item, Point)]  # fmt: skip
    assert [point.symbol for point in points if "issued" in point.title] == [Symbol.LATE]
