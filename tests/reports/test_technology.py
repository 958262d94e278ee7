"""The briefing of one technology."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.publishing.document import Figure
from roadmap.report import reports
from tests.graph.test_road import TEXT
from tests.reports.telling import row, rows, told

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_who_answers_and_who_heads_the_body(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "npu")
    assert row(text, "Accountable")[1] == "maker"
    assert row(text, "Head of the body")[1] == "Tổng giám đốc Trần Văn A"
    assert row(text, "Answers in person")[1] == "⚠ assigned to no post"


def test_a_product_that_nobody_answers_for_says_so(workspace: Opened) -> None:
    text = told(workspace(TEXT.replace('governing = "most"', "")), "technology", "camera", lang="vi")
    assert row(text, "Chịu trách nhiệm xuyên suốt")[1] == "⚠ Chưa có cơ quan chịu trách nhiệm"
    assert row(text, "Người đứng đầu")[1] == "⚠ chưa ghi người đứng đầu"


def test_levels_now_and_aimed_at(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "npu")
    assert "**adapt → lead** mastery, now → target" in text
    assert "**TRL 5 → 9**" in text
    assert row(text.split("## Road to mastery")[1], "npu") == [
        "npu", "adapt (4/6) → lead (6/6)", "5 → 9", "–", "–", "Mastery: 30 Jun 2026: biên bản",
    ]  # fmt: skip


def test_levels_of_a_product_stand_beside_those_of_its_technologies(workspace: Opened) -> None:
    text = told(
        workspace(TEXT.replace("[need.traffic]", "commercial.target = 4\n[need.traffic]", 1)), "technology", "lens"
    )
    assert row(text, "lens")[1:] == ["–", "–", "–", "– → 4", "–"]


def test_work_and_milestones_with_dates_and_how_late_they_are(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "npu", lang="vi").split("## Lộ trình làm chủ")[1]
    assert row(text, "design") == [
        "design", "Nghiên cứu - phát triển", "maker", "01/01/2025", "30/06/2026", "⚠ quá hạn 144 ngày",
    ]  # fmt: skip
    assert row(text, "◆ tape-out")[-2:] == ["31/05/2026", "⚠ quá hạn 174 ngày"]


def test_money_bottlenecks_and_inputs(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "npu", lang="vi")
    assert ["3", "–", "–", "0,2", "–"] in rows(text)
    assert "Chậm so với kế hoạch đến nay: 2,8 tỷ đồng ở 1 khoản" in text
    assert row(text, "Chưa có cơ chế ứng trước")[4:] == ["most", "20/12/2026"]
    assert row(text, "Cảm biến")[2:] == ["maker", "XA", "–", "⚠ không có nguồn thay thế"]


def test_money_of_which_no_payment_is_on_record_is_unknown_and_not_zero(workspace: Opened) -> None:
    bare = '[technology.a]\n[funding.f]\nfor = "a"\napproved = { 2025 = 5000 }\n'
    assert "**–** bn VND disbursed (of 5 approved)" in told(workspace(bare), "technology", "a")


def test_lines_without_a_figure_are_counted_beside_the_sum(workspace: Opened) -> None:
    plan = '[technology.a]\n[funding.f]\nfor = "a"\napproved.2025 = 5000\ndisbursed.2025 = 1000\n'
    plan += '[funding.g]\nfor = "a"\n'
    text = told(workspace(plan), "technology", "a", lang="vi")
    assert "**1 (thiếu 1)** tỷ đồng đã giải ngân (trên 5 (thiếu 1) đã phê duyệt)" in text
    assert row(text, "5 (thiếu 1)") == ["5 (thiếu 1)", "–", "–", "1 (thiếu 1)", "–"]


def test_an_input_from_two_suppliers_is_not_without_another_source(workspace: Opened) -> None:
    plan = """
[technology.a]
[organization.home]
[organization.abroad]
country = "JP"
[supply.one]
product = "a"
component = "Muối"
supplier = "home"
[supply.two]
product = "a"
component = "Muối"
supplier = "abroad"
[supply.three]
product = "a"
component = "Lá nhôm"
supplier = "home"
[supply.nobody]
product = "a"
component = "Bột"
"""
    text = told(workspace(plan), "technology", "a", lang="vi").split("## Đầu vào và nhà cung ứng")[1]
    assert [cells[2:4] + cells[5:] for cells in rows(text)[1:]] == [
        ["home", "–", "abroad"],
        ["abroad", "JP", "home"],
        ["home", "–", "⚠ không có nguồn thay thế"],
        ["–", "–", "–"],
    ]


def test_demand_stands_with_commercialisation(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "camera").split("## Road to commercialisation")[1]
    assert row(text, "traffic")[1:3] == ["national problem", "most"]
    assert row(text, "order")[1:] == ["Need", "–", "–", "–", "contract"]
    assert "No demand or order on record" in told(workspace(TEXT), "technology", "lens")


def test_decisions_name_who_and_by_when(workspace: Opened) -> None:
    opened = workspace(TEXT)
    text = told(opened, "technology", "npu", findings=opened.check(placed=())).split("## Next decisions")[1]
    decided = {cells[1]: cells for cells in rows(text.split("**Figure")[0])}
    assert decided["Chưa có cơ chế ứng trước"][0::2] == ["What clears it, who does it, by when?", "most"]
    assert decided["Chưa có cơ chế ứng trước"][3] == "20 Dec 2026"
    assert decided["tape-out"][2:] == ["maker", "31 May 2026<br>174 days overdue"]


def test_it_tells_the_decisions_of_the_decision_list(workspace: Opened) -> None:
    opened = workspace(TEXT)
    findings = opened.check(placed=())
    briefing = told(opened, "technology", "npu", findings=findings).split("## Next decisions")[1].split("**Figure")[0]
    listed = told(opened, "decisions", "npu", findings=findings)
    assert sorted(tuple(cells[:2]) for cells in rows(briefing)[1:]) == sorted(
        tuple(cells[1:3]) for cells in rows(listed) if cells[0].isdigit()
    )


def test_the_chain_is_drawn(workspace: Opened) -> None:
    document = reports()["technology"].made(workspace(TEXT).survey, ["npu"], "vi")
    (figure,) = [block for block in document.blocks if isinstance(block, Figure)]
    assert figure.drawing.name == "value-chain-npu"
    assert document.name == "technology-npu"


@pytest.mark.parametrize("focus", [(), ("npu", "lens")])
def test_it_is_about_exactly_one(workspace: Opened, focus: tuple[str, ...]) -> None:
    with pytest.raises(RoadmapError, match="about one technology or product") as error:
        told(workspace(TEXT), "technology", *focus)
    assert "roadmap report technology camera" in error.value.hint.vi


def test_other_kinds_and_unknown_ids_are_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="is of the kind organisation"):
        told(workspace(TEXT), "technology", "maker")
    with pytest.raises(RoadmapError, match="no record"):
        told(workspace(TEXT), "technology", "nothing")


def test_a_bare_technology_makes_a_whole_report(workspace: Opened) -> None:
    text = told(workspace("[technology.a]\n"), "technology", "a")
    for gap in ("No level of mastery", "No money on record", "No open bottleneck", "No input on record"):
        assert gap in text
    assert text.count("No work or milestone on this road") == 3


def test_long_lists_are_shortened_with_a_count(workspace: Opened) -> None:
    many = "".join(f'[supply.s{n:02}]\nproduct = "a"\n' for n in range(27))
    text = told(workspace(f"[technology.a]\n{many}"), "technology", "a")
    assert "and 2 more" in text
    assert [cells[0] for cells in rows(text)][-1] == "s24"


def test_one_question_about_many_things_is_one_decision(workspace: Opened) -> None:
    many = "".join(f'[bottleneck.b{n:02}]\nblocks = ["a"]\n' for n in range(17))
    text = told(workspace(f"[technology.a]\n{many}"), "technology", "a").split("## Next decisions")[1]
    (found,) = [cells for cells in rows(text) if cells[0].startswith("What clears it")]
    assert found[1].startswith("17: b00; b01")
    assert found[2:] == ["⚠ No accountable body", "–"]


def test_what_has_no_stage_and_no_track_stands_apart(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "camera").split("## On none of the three roads")[1]
    assert row(text, "odd")[1] == "–"


def test_a_milestone_that_was_reached_says_when(workspace: Opened) -> None:
    text = told(workspace(TEXT.replace("due = 2026-05-31", "due = 2026-05-31\ndone = 2026-05-20")), "technology", "npu")
    assert row(text, "◆ tape-out")[-1] == "✓ reached 20 May 2026"


def test_lines_without_a_figure_are_explained_only_where_they_are_counted(workspace: Opened) -> None:
    plan = '[product.p]\n[funding.f]\nfor = "p"\napproved.2026 = 9000\n[funding.g]\nfor = "p"\n{}\n'
    assert "n missing" not in told(workspace(plan.format("approved.2026 = 1000")), "technology", "p")
    text = told(workspace(plan.format("disbursed.2026 = 1000")), "technology", "p")
    assert row(text, "9 (1 missing)")[3] == "1 (1 missing)"
    assert "(n missing)" in text


def test_what_is_late_on_its_roads_is_counted(workspace: Opened) -> None:
    text = """
[technology.t]
[product.p]
uses = ["t"]
[activity.a]
chain = "t"
stage = "research"
start = 2026-01-01
end = 2026-10-31
[activity.b]
chain = "p"
stage = "production"
state = "planned"
start = 2026-10-01
end = 2027-10-31
"""
    page = told(workspace(text), "technology", "p")
    assert "**1** overdue" in page
    assert row(page, "a")[5] == "⚠ 21 days overdue"
    assert row(page, "b")[5] == "⚠ late to start"


def test_its_handovers_and_what_its_work_waits_for_are_decisions_too(workspace: Opened) -> None:
    text = """
[organization.o]
[technology.t]
accountable = "o"
[activity.a]
chain = "t"
stage = "research"
start = 2026-01-01
end = 2027-10-31
waits_for = ["law"]
[directive.law]
issuer = "o"
state = "drafting"
due = 2026-09-30
[directive.other]
issuer = "o"
state = "drafting"
due = 2026-09-30
[handover.h]
chain = "t"
to = "o"
on = 2026-11-10
"""
    page = told(workspace(text), "technology", "t").split("## Next decisions")[1].split("## ")[0]
    decided = [cells[1] for cells in rows(page)[1:]]
    assert {"law", "h"} <= set(decided)
    assert "other" not in decided
    listed = rows(told(workspace(text), "decisions", "t"))
    assert {"law", "h"} <= {cells[2] for cells in listed if len(cells) > 2}
