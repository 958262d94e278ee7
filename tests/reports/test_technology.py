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
        "npu", "adapt (4/6) → lead (6/6)", "5 → 9", "–", "–", "30 Jun 2026: biên bản",
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


def test_demand_stands_with_commercialisation(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "camera").split("## Road to commercialisation")[1]
    assert row(text, "traffic")[1:3] == ["national problem", "most"]
    assert row(text, "order")[1:] == ["Need", "–", "–", "–", "contract"]
    assert "No demand or order on record" in told(workspace(TEXT), "technology", "lens")


def test_decisions_name_who_and_by_when(workspace: Opened) -> None:
    opened = workspace(TEXT)
    text = told(opened, "technology", "npu", findings=opened.check(placed=())).split("## Next decisions")[1]
    assert row(text, "Clear the bottleneck: Chưa có cơ chế ứng trước")[1:] == ["most", "20 Dec 2026"]
    assert row(text, "tape-out was due 31 May 2026")[1:] == ["maker", "30 Jun 2027"]


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
    with pytest.raises(RoadmapError, match="neither a technology nor a product"):
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


def test_grave_decisions_come_first_and_the_rest_is_counted(workspace: Opened) -> None:
    many = "".join(f'[bottleneck.b{n:02}]\nblocks = ["a"]\n' for n in range(17))
    text = told(workspace(f"[technology.a]\n{many}"), "technology", "a").split("## Next decisions")[1]
    assert row(text, "Clear the bottleneck: b00")[1:] == ["⚠ No accountable body", "–"]
    assert "and 2 more, less grave: roadmap check" in text


def test_what_has_no_stage_and_no_track_stands_apart(workspace: Opened) -> None:
    text = told(workspace(TEXT), "technology", "camera").split("## On none of the three roads")[1]
    assert row(text, "odd")[1] == "–"


def test_a_milestone_that_was_reached_says_when(workspace: Opened) -> None:
    text = told(workspace(TEXT.replace("due = 2026-05-31", "due = 2026-05-31\ndone = 2026-05-20")), "technology", "npu")
    assert row(text, "◆ tape-out")[-1] == "✓ reached 20 May 2026"
