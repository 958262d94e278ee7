"""The Gantt chart shows what the timeline says: late, critical, slipped, undated, in both languages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from roadmap.diagram import diagrams
from roadmap.drawing.charts.chart import Bar, Chart, Point, Row, Stretch
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Fill, Pen, Symbol
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.schedule.baseline import Baseline
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import BODIES, CHAIN, EXAMPLE, SEED, TODAY, survey

PLAN = f"""
{CHAIN}
[programme.large]
name = "Chương trình lớn"
accountable = "most"
start = 2026-01-01
end = "2030"
[mission.task]
name = "Nhiệm vụ một"
programme = "large"
lead = "viettel"
products = ["camera"]
due = 2028-12-31
[activity.loose]
name = "Việc của nhiệm vụ"
mission = "task"
lead = "hust"
start = 2027-01-01
end = 2027-06-30
[milestone.sure]
name = "Mốc chắc"
of = "camera"
due = 2028-06-30
[milestone.hoped]
name = "Mốc mong"
of = "camera"
due = "2029"
aspirational = true
[milestone.met]
name = "Mốc đạt"
of = "npu"
due = 2026-06-30
done = 2026-06-29
"""


def drawn(survey: Survey, *focus: str, lang: str = "vi", **options: Any) -> Drawing:
    (one,) = diagrams()["gantt"].made(survey, focus, lang, **options)  # type: ignore[arg-type]
    return one


def rows(drawing: Drawing) -> dict[str, Row]:
    body = drawing.sheet.body
    assert isinstance(body, Chart)
    return {row.label: row for panel in body.panels for section in panel.sections for row in section.rows}


def cells(drawing: Drawing, name: str) -> dict[str, str]:
    (row,) = [row for row in drawing.table.rows if row[2] == name]
    return dict(zip(drawing.table.header, row, strict=True))


def test_a_chain_shows_state_lead_dates_and_what_is_critical(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN), "camera")
    found = rows(drawing)
    trial = found["Thử nghiệm"]
    assert trial.mark and (trial.mark.symbol, trial.mark.word) == (Symbol.LATE, "quá hạn")
    assert trial.details == ("01/01/2026 – 31/10/2026", "quá hạn")
    assert [item.text for item in trial.items if isinstance(item, Bar)] == ["Viettel"]
    make = found["Sản xuất"]
    assert [item for item in make.items if isinstance(item, Stretch) and item.pen is Pen.CRITICAL]
    firm = [item for item in make.items if isinstance(item, Bar)]
    assert [item.look.fill for item in firm] == [Fill.GHOST, Fill.TINT]  # "2028" may be any day of the year
    assert cells(drawing, "Sản xuất")["Đường găng"] == "đường găng"
    assert cells(drawing, "Sản xuất")["Sau"] == "Thử nghiệm"
    assert found["Chưa xếp"].note == "Chưa có ngày"
    body = drawing.sheet.body
    assert isinstance(body, Chart)
    assert ("design", "trial") in {(arrow.source, arrow.target) for arrow in body.arrows}


def test_milestones_differ_by_sign(tmp_path: Path) -> None:
    found = rows(drawn(survey(tmp_path, PLAN), "camera"))
    signs = {name: [item.symbol for item in found[name].items if isinstance(item, Point)]
             for name in ("Mốc chắc", "Mốc mong", "Mốc đạt")}  # fmt: skip
    assert signs == {"Mốc chắc": [Symbol.MILESTONE], "Mốc mong": [Symbol.ASPIRED], "Mốc đạt": [Symbol.DONE]}
    assert found["Mốc đạt"].details[1] == "đạt 29/06/2026"


def test_gates_stand_where_a_stage_ends(tmp_path: Path) -> None:
    gates = """
[activity.design.gate]
criteria = "Đủ"
passed = 2025-12-31
[activity.trial.gate]
criteria = "Nhận dạng đúng 95%"
"""
    drawing = drawn(survey(tmp_path, PLAN + gates), "npu")
    found = rows(drawing)
    assert [item.symbol for item in found["Thiết kế"].items if isinstance(item, Point)] == [Symbol.DONE]
    assert [item.symbol for item in found["Thử nghiệm"].items if isinstance(item, Point)] == [Symbol.GATE]
    assert cells(drawing, "Thử nghiệm")["Cổng"] == "Nhận dạng đúng 95%"


def test_slips_are_drawn_and_said_in_days(tmp_path: Path) -> None:
    (then := tmp_path / "then").mkdir(), (now := tmp_path / "now").mkdir()
    old = survey(then, PLAN).roadmap
    later = PLAN.replace("end = 2026-10-31", "end = 2026-12-31").replace("due = 2028-06-30", "due = 2028-06-20")
    added = later + '[activity.added]\nname = "Việc mới"\nchain = "npu"\nstart = 2027-02-01\nend = 2027-03-01\n'
    added = added.replace('[activity.design]\nname = "Thiết kế"', '[activity.redesign]\nname = "Thiết kế lại"')
    baseline = Baseline("v1", datetime.date(2026, 6, 1), old)
    drawing = drawn(survey(now, added), "camera", baseline=baseline)
    found = rows(drawing)
    assert found["Thử nghiệm"].details[2] == "lùi 61 ngày"
    assert [item for item in found["Thử nghiệm"].items if isinstance(item, Bar) and item.slim]
    assert found["Mốc chắc"].details[2] == "sớm 10 ngày"
    assert [item for item in found["Mốc chắc"].items if isinstance(item, Stretch) and item.pen is Pen.BASELINE]
    assert found["Mốc mong"].details[2] == "không đổi"
    assert found["Việc mới"].details[2] == "mới"
    assert found["Thiết kế"].details[1] == "không còn"
    assert "so với kế hoạch ngày 01/06/2026 (v1)" in drawing.sheet.subtitle
    assert cells(drawing, "Thử nghiệm")["Kế hoạch cũ ngày 01/06/2026 (v1)"] == "01/01/2026 – 31/10/2026"
    assert rows(drawn(survey(now, added), baseline=baseline))["Chip NPU"].details == ("3 việc, 1 lùi",)


def test_the_whole_plan_shows_what_is_critical_and_where_it_stood(tmp_path: Path) -> None:
    (then := tmp_path / "then").mkdir(), (now := tmp_path / "now").mkdir()
    old = survey(then, PLAN).roadmap
    later = PLAN.replace("end = 2026-10-31", "end = 2026-12-31").replace("due = 2028-06-30", "due = 2028-07-20")
    drawing = drawn(survey(now, later), baseline=Baseline("v1", datetime.date(2026, 6, 1), old))
    assert drawing.sheet.subtitle.endswith("so với kế hoạch ngày 01/06/2026 (v1)")
    assert "Kế hoạch cũ ngày 01/06/2026 (v1)" in drawing.table.header
    found = rows(drawing)
    slim = [item for item in found["Chip NPU"].items if isinstance(item, Bar) and item.slim]
    assert [(item.end, item.title) for item in slim] == [
        (datetime.date(2026, 10, 31).toordinal() + 1, "01/01/2026 – 31/10/2026")
    ]
    camera = [item for item in found["Camera [EU]"].items if isinstance(item, Stretch)]
    assert {item.pen for item in camera} == {Pen.CRITICAL, Pen.BASELINE}  # the critical path, the milestone moved
    assert len(svg_pages(drawing.sheet)) == 1
    assert not [
        item for item in rows(drawn(survey(now, later)))["Chip NPU"].items if isinstance(item, Bar) and item.slim
    ]


@pytest.mark.parametrize(
    ("id", "shown", "absent"),
    [
        ("large", {"Chương trình lớn", "Nhiệm vụ một", "Việc của nhiệm vụ", "Sản xuất"}, {"Thử nghiệm"}),
        ("task", {"Nhiệm vụ một", "Việc của nhiệm vụ", "Mốc chắc"}, {"Chương trình lớn", "Sản xuất", "Thử nghiệm"}),
        ("hust", {"Thiết kế", "Việc của nhiệm vụ", "Thử nghiệm"}, {"Sản xuất"}),
    ],
)
def test_a_programme_a_mission_and_a_body_have_their_own(
    tmp_path: Path, id: str, shown: set[str], absent: set[str]
) -> None:
    found = rows(drawn(survey(tmp_path, PLAN), id))
    assert shown <= found.keys()
    assert not absent & found.keys()


def test_without_ids_the_whole_plan_is_condensed_and_nothing_is_lost(tmp_path: Path) -> None:
    bare = '[product.bare]\nname = "Chưa ai làm"\nlistings.list = { code = "P03", group = "g1" }\n'
    drawing = drawn(survey(tmp_path, PLAN + bare))
    found = rows(drawing)
    stages = [item.text for item in found["Camera [EU]"].items if isinstance(item, Bar)]
    assert stages == ["Sản xuất", "Thương mại hóa"]
    assert found["Chip NPU"].details == ("2 việc, 1 chậm",)
    assert found["Nhiệm vụ một"].depth == 1
    assert found["Chưa có ngày (1)"].note == "Chưa ai làm"
    assert cells(drawing, "Thử nghiệm") and cells(drawing, "Chưa ai làm")["Giai đoạn"] == "Chưa có ngày"
    assert drawing.sheet.footnotes[-1].endswith("Xem từng việc: biểu đồ tiến độ của từng mã.")


def test_many_rows_without_a_date_share_one(tmp_path: Path) -> None:
    more = "".join(f'[activity.u{at}]\nname = "Chưa ngày {at}"\nchain = "npu"\n' for at in range(6))
    drawing = drawn(survey(tmp_path, PLAN + more), "npu")
    found = rows(drawing)
    assert "Chưa ngày 0; Chưa ngày 1" in found["Chưa có ngày (6)"].note
    assert len([row for row in drawing.table.rows if row[2].startswith("Chưa ngày")]) == 6


def test_products_that_nobody_works_on_are_named(tmp_path: Path) -> None:
    text = PLAN.replace(
        "[programme.large]", '[product.bare]\nname = "Chưa ai làm"\n[programme.large]\nproducts = ["bare"]'
    )
    assert rows(drawn(survey(tmp_path, text), "large"))["Chưa có ngày (1)"].note == "Chưa ai làm"


@pytest.mark.parametrize("id", ["nothing", "g1", "sure", "list"])
def test_other_ids_are_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(RoadmapError, match=f"`{id}`"):
        drawn(survey(tmp_path, PLAN), id)


def test_what_has_no_work_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="no activity"):
        drawn(survey(tmp_path, BODIES), "most")
    with pytest.raises(RoadmapError, match="There is no programme"):
        drawn(survey(tmp_path, BODIES))


def test_work_in_a_circle_is_told(tmp_path: Path) -> None:
    knot = """
[activity.one]
name = "Một"
chain = "npu"
start = 2027-01-01
end = 2027-02-01
after = ["two"]
[activity.two]
name = "Hai"
chain = "npu"
start = 2027-01-01
end = 2027-02-01
after = ["one"]
"""
    (note,) = [one for one in drawn(survey(tmp_path, PLAN + knot), "npu").sheet.footnotes if "vòng" in one]
    assert "Một; Hai" in note


@pytest.mark.parametrize("folder", [EXAMPLE, SEED])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_bundled_workspaces_are_drawn_alike_each_time(folder: Path, lang: str) -> None:
    first, again = (drawn(Workspace.open(folder, today=TODAY).survey, lang=lang) for _ in range(2))
    assert svg_pages(first.sheet) == svg_pages(again.sheet)
    assert first.table == again.table


def test_a_plan_without_dates_and_lists_shows_this_year_and_names_no_list(tmp_path: Path) -> None:
    text = '[product.p]\nname = "P"\n[activity.a]\nchain = "p"\nstage = "pilot"\n[programme.g]\nname = "G"\n'
    (drawing,) = diagrams()["gantt"].made(survey(tmp_path, text), (), "vi")
    assert isinstance(drawing.sheet.body, Chart)
    (panel,) = drawing.sheet.body.panels
    assert [zone.label for zone in panel.axis.tiers[-1]] == [f"T{month}" for month in range(1, 13)]
    assert [row.label for section in panel.sections for row in section.rows] == ["G", "Công nghệ, sản phẩm (1)"]
