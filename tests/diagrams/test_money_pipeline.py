"""The money picture adds each line once, says what is unknown, and shows where money is stuck."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.diagrams._money_rows import LATER, LOOKS, amount_axis
from roadmap.drawing.charts.chart import Bar, Chart, Panel, Row
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Symbol
from roadmap.drawing.twin import Drawing
from roadmap.graph.survey import Survey
from roadmap.model.finding import RoadmapError
from roadmap.workspace import Workspace
from tests.diagrams.workspaces import BODIES, CHAIN, EXAMPLE, SEED, TODAY, survey

PLAN = f"""
{CHAIN}
[programme.large]
name = "Chương trình"
ceiling = 900000
[mission.task]
name = "Nhiệm vụ"
programme = "large"
products = ["camera"]
[funding.kp-trial]
name = "Kinh phí thử nghiệm"
for = "trial"
source_kind = "state-budget"
approved = {{ 2025 = 10000, 2026 = 40000, 2027 = 5000 }}
allocated = {{ 2025 = 10000, 2026 = 40000 }}
committed = {{ 2025 = 9000, 2026 = 3000 }}
disbursed = {{ 2025 = 8000, 2026 = 1000 }}
[funding.kp-task]
name = "Kinh phí nhiệm vụ"
for = "task"
source_kind = "firm"
approved = {{ 2025 = 20000 }}
[funding.kp-blank]
name = "Chưa có số"
for = "make"
[funding.kp-later]
name = "Về sau"
for = "make"
approved = {{ 2028 = 7000 }}
"""
TOTALS, YEARS, LAGS = "Tổng theo bước", "Theo năm", "Giải ngân chậm so với kế hoạch đến nay"
SOURCE, STAGE = "Theo loại nguồn, đến hết năm 2026", "Theo giai đoạn, đến hết năm 2026"


def drawn(survey: Survey, *focus: str, lang: str = "vi") -> Drawing:
    (one,) = diagrams()["money-pipeline"].made(survey, focus, lang)  # type: ignore[arg-type]
    return one


def panels(drawing: Drawing) -> dict[str, dict[str, Row]]:
    body = drawing.sheet.body
    assert isinstance(body, Chart)
    return {panel.heading: rows(panel) for panel in body.panels}


def rows(panel: Panel) -> dict[str, Row]:
    return {row.label: row for section in panel.sections for row in section.rows}


def texts(row: Row) -> list[str]:
    return [item.text for item in row.items if isinstance(item, Bar)]


def test_steps_are_added_up_to_date_and_beyond(tmp_path: Path) -> None:
    totals = panels(drawn(survey(tmp_path, PLAN)))[TOTALS]
    assert totals["Phê duyệt"].details == ("70\N{NO-BREAK SPACE}tỷ (thiếu 1)", "12\N{NO-BREAK SPACE}tỷ", "")
    assert totals["Phân bổ"].details == ("50\N{NO-BREAK SPACE}tỷ (thiếu 2)", "–", "0 (thiếu 2)")
    assert totals["Giải ngân"].details[2] == "3\N{NO-BREAK SPACE}tỷ (thiếu 2)"
    bars = [(item.start, item.end, item.look) for item in totals["Phê duyệt"].items if isinstance(item, Bar)]
    assert bars == [(0, 70, LOOKS["approved"]), (70, 82, LATER)]


def test_what_is_unknown_is_said_and_not_drawn_as_zero(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN))
    found = panels(drawing)
    spent = found[TOTALS]["Quyết toán"]
    assert spent.items == () and spent.note == "chưa có số"
    assert spent.mark and spent.mark.symbol is Symbol.UNKNOWN
    assert found[YEARS]["2025"].details == ("Phân bổ 1/2, ký kết 1/2, giải ngân 1/2, quyết toán",)
    assert found[YEARS]["2027"].details == ("–",)  # of a year to come nobody expects figures
    assert found[SOURCE]["Doanh nghiệp"].details == ("Phân bổ, ký kết, giải ngân, quyết toán",)
    assert found[STAGE]["Sản xuất"].note == "các năm sau: phê duyệt 7\N{NO-BREAK SPACE}tỷ"
    assert any("1 dòng chưa có số tiền nào: Chưa có số" in note for note in drawing.sheet.footnotes)
    (year,) = [row for row in drawing.table.rows if row[:2] == (YEARS, "2025")]
    assert year[-4] == "chưa có số"


UNEVEN = """
[funding.f1]
source_kind = "state-budget"
approved = { 2025 = 100000 }
allocated = { 2025 = 100000 }
committed = { 2025 = 100000 }
disbursed = { 2025 = 90000 }
[funding.f2]
source_kind = "state-budget"
approved = { 2025 = 900000 }
[funding.f3]
source_kind = "foreign"
disbursed = { 2025 = 300000 }
"""


def test_nothing_is_missing_of_money_that_has_not_begun(tmp_path: Path) -> None:
    lines = """
[product.p]
[funding.now]
for = "p"
approved.2026 = 2000
disbursed.2026 = 1000
[funding.later]
for = "p"
approved.2027 = 5000
"""
    one = drawn(survey(tmp_path, lines))
    assert not [cell for row in one.table.rows for cell in row if "thiếu" in cell]
    assert not [note for note in one.sheet.footnotes if "thiếu" in note]


def test_what_has_not_passed_is_of_lines_with_both_figures(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, UNEVEN))
    totals = panels(drawing)[TOTALS]
    assert {name: row.details[2] for name, row in totals.items()} == {
        "Phê duyệt": "",
        "Phân bổ": "0 (thiếu 2)",
        "Ký kết": "0 (thiếu 2)",
        "Giải ngân": "10\N{NO-BREAK SPACE}tỷ (thiếu 2)",
        "Quyết toán": "",
    }
    assert totals["Giải ngân"].details[0] == "390\N{NO-BREAK SPACE}tỷ (thiếu 1)"
    assert panels(drawing)[SOURCE]["Ngân sách nhà nước"].details == (
        "Phân bổ 1/2, ký kết 1/2, giải ngân 1/2, quyết toán",
    )
    assert any(note.startswith("(thiếu n)") for note in drawing.sheet.footnotes)
    assert drawing.table.rows[0][2:5] == (
        "1.000\N{NO-BREAK SPACE}tỷ đồng (thiếu 1)",
        "100\N{NO-BREAK SPACE}tỷ đồng (thiếu 2)",
        "100\N{NO-BREAK SPACE}tỷ đồng (thiếu 2)",
    )


def test_more_than_passed_the_step_before_is_said_to_be_more(tmp_path: Path) -> None:
    text = "[funding.f]\napproved = { 2025 = 100000 }\ndisbursed = { 2025 = 130000 }"
    assert panels(drawn(survey(tmp_path, text)))[TOTALS]["Giải ngân"].details[2] == "vượt 30\N{NO-BREAK SPACE}tỷ"


def test_years_sources_and_stages_hold_the_same_money(tmp_path: Path) -> None:
    found = panels(drawn(survey(tmp_path, PLAN)))
    assert texts(found[YEARS]["2025"])[0] == "Phê duyệt 30\N{NO-BREAK SPACE}tỷ"
    assert texts(found[SOURCE]["Ngân sách nhà nước"])[0] == "Phê duyệt 50\N{NO-BREAK SPACE}tỷ"
    assert texts(found[STAGE]["Thử nghiệm - ứng dụng"])[0] == "Phê duyệt 50\N{NO-BREAK SPACE}tỷ"
    assert texts(found[STAGE]["Không gắn một giai đoạn"])[0] == "Phê duyệt 20\N{NO-BREAK SPACE}tỷ"
    for panel in (SOURCE, STAGE):
        ends = [item.end for row in found[panel].values() for item in row.items
                if isinstance(item, Bar) and item.look == LOOKS["approved"]]  # fmt: skip
        assert sum(ends) == 70


def test_where_money_is_stuck_is_told(tmp_path: Path) -> None:
    lags = panels(drawn(survey(tmp_path, PLAN)))[LAGS]
    late, silent = lags["Kinh phí thử nghiệm"], lags["Kinh phí nhiệm vụ"]
    assert late.mark and late.mark.symbol is Symbol.LATE
    assert late.details == ("ký kết",)
    assert "đã giải ngân 9\N{NO-BREAK SPACE}tỷ, chậm" in texts(late)[1]
    assert silent.mark and silent.mark.symbol is Symbol.UNKNOWN
    assert texts(silent) == ["kế hoạch 20\N{NO-BREAK SPACE}tỷ, chưa có số giải ngân"]


def test_a_line_without_a_name_is_called_by_what_it_pays(tmp_path: Path) -> None:
    drawing = drawn(survey(tmp_path, PLAN.replace('name = "Kinh phí nhiệm vụ"\n', "")))
    assert "Nhiệm vụ" in panels(drawing)[LAGS]
    lags = {row[1]: row for row in drawing.table.rows if row[0] == LAGS}
    assert "Nhiệm vụ" in lags
    assert all(row[-1] for row in lags.values())


def test_focus_and_the_ceiling_of_a_programme(tmp_path: Path) -> None:
    seen = survey(tmp_path, PLAN)
    assert "tổng kinh phí tối đa 900\N{NO-BREAK SPACE}tỷ đồng" in drawn(seen, "large").sheet.subtitle
    assert panels(drawn(seen, "large"))[TOTALS]["Phê duyệt"].details[0] == "20\N{NO-BREAK SPACE}tỷ"
    product = drawn(seen, "camera")
    assert any("không cộng" in note for note in product.sheet.footnotes)
    assert product.name == "money-pipeline-camera"


@pytest.mark.parametrize("id", ["nothing", "g1", "most", "design"])
def test_ids_without_money_are_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(RoadmapError, match=f"`{id}`"):
        drawn(survey(tmp_path, PLAN), id)


def test_a_roadmap_without_money_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RoadmapError, match="no money"):
        drawn(survey(tmp_path, BODIES))


@pytest.mark.parametrize(
    ("largest", "high", "label"),
    [
        (0, 1, "1 tỷ đồng"),
        (70_000, 80, "80 tỷ đồng"),
        (1, 0.001, "1 triệu đồng"),
        (95_000_000, 100_000, "100.000 tỷ đồng"),
    ],
)
def test_axes_end_at_round_amounts(tmp_path: Path, largest: int, high: float, label: str) -> None:
    axis = amount_axis(survey(tmp_path, BODIES), largest, "vi")
    assert axis.ticks[-1].at == pytest.approx(high)
    assert axis.ticks[-1].label == label
    assert 4 <= len(axis.ticks) <= 9


@pytest.mark.parametrize(
    ("largest", "unit", "labels"),
    [
        (20, "million-VND", "0 5 10 15 20 triệu đồng"),
        (1, "million-VND", "0 0,2 0,4 0,6 0,8 1 triệu đồng"),
        (999, "million-VND", "0 200 400 600 800 1.000 triệu đồng"),
        (1_200, "million-VND", "0 0,2 0,4 0,6 0,8 1 1,2 tỷ đồng"),
        (1_400, "million-VND", "0 0,25 0,5 0,75 1 1,25 1,5 tỷ đồng"),
        (900, "VND", "0 200 400 600 800 1.000 đồng"),
    ],
)
def test_labels_of_axes_are_exact(tmp_path: Path, largest: int, unit: str, labels: str) -> None:
    (tmp_path / "roadmap.toml").write_text(f'money.unit = "{unit}"', encoding="utf-8")
    axis = amount_axis(survey(tmp_path, BODIES), largest, "vi")
    assert " ".join(tick.label for tick in axis.ticks) == labels
    factor = {"triệu đồng": 10**6, "tỷ đồng": 10**9, "đồng": 1}[axis.ticks[-1].label.split(" ", 1)[1]]
    for tick in axis.ticks:
        said = float(tick.label.split(" ")[0].replace(".", "").replace(",", "."))
        assert tick.at * 10**9 == pytest.approx(said * factor)


@pytest.mark.parametrize("folder", [EXAMPLE, SEED])
def test_bundled_workspaces_are_drawn_alike_each_time(folder: Path) -> None:
    first, again = (drawn(Workspace.open(folder, today=TODAY).survey, lang="en") for _ in range(2))
    assert svg_pages(first.sheet) == svg_pages(again.sheet)


def test_what_one_line_paid_too_much_hides_nothing_that_another_holds(tmp_path: Path) -> None:
    text = """
[product.p]
[funding.over]
for = "p"
approved.2026 = 5000
disbursed.2026 = 7000
[funding.held]
for = "p"
approved.2026 = 33000
disbursed.2026 = 19000
"""
    one = drawn(survey(tmp_path, text))
    (held,) = [row for row in one.table.rows if row[1] == "Còn ở các bước trước"]
    assert "14\N{NO-BREAK SPACE}tỷ" in held
    assert panels(one)[TOTALS]["Giải ngân"].details[-1] == "14\N{NO-BREAK SPACE}tỷ"


def test_picture_and_table_round_alike(tmp_path: Path) -> None:
    text = '[product.p]\n[funding.f]\nfor = "p"\napproved.2026 = 128003\ndisbursed.2026 = 35000\n'
    one = drawn(survey(tmp_path, text))
    (line,) = [row for row in one.table.rows if row[7] and row[0] == LAGS]
    (row,) = panels(one)[LAGS].values()
    told = " ".join(bar.text for bar in row.items if isinstance(bar, Bar))
    assert line[7].replace("\N{NO-BREAK SPACE}tỷ đồng", "") in told
