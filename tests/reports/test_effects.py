"""The effect report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from roadmap.model.finding import RoadmapError
from tests.graph.test_effects import DOUBLE, TEXT
from tests.reports.telling import row, rows, told

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_value_baseline_target_verdict_and_proof_stand_side_by_side(workspace: Opened) -> None:
    text = told(workspace(TEXT), "effects")
    assert row(text, "output<br>camera") == [
        "output<br>camera", "–", "100", "160 (2025)", "150 (2025)", "200 (2027)", "✓ on track",
        "biên bản<br>✓ verified by auditor",
    ]  # fmt: skip
    assert row(text, "faults")[6:] == ["no target due yet", "nhật ký<br>⚠ verified by the reporting body itself: maker"]
    assert row(text, "sold")[-1] == "⚠ without evidence"


def test_what_got_worse_is_said_and_comes_first(workspace: Opened) -> None:
    deaths = 'direction = "down"\nbaseline = 0.09\nactual.2025 = 0.11\ntarget.2030 = 0.05\nfamily = "quality"\n'
    better = 'baseline = 1\nactual.2025 = 2\ntarget.2030 = 3\nfamily = "quality"\n'
    text = told(workspace(f"[indicator.better]\n{better}[indicator.deaths]\n{deaths}"), "effects", lang="vi")
    found = [cells[0] for cells in rows(text.split("### Chất lượng")[1])[1:3]]
    assert found == ["deaths", "better"]
    assert row(text, "deaths")[6] == "⚠ xấu đi so với ban đầu; chưa đến hạn mục tiêu"
    assert row(text, "better")[6] == "chưa đến hạn mục tiêu"


def test_technologies_measured_only_through_a_product_are_counted(workspace: Opened) -> None:
    plan = """
[technology.npu]
[technology.lens]
[technology.own]
[product.camera]
uses = ["npu", "lens", "own"]
[indicator.output]
of = "camera"
actual.2025 = 160
[indicator.mastered]
of = "own"
actual.2025 = 3
[indicator.waits]
of = "lens"
target.2030 = 3
"""
    text = told(workspace(plan), "effects", lang="vi")
    unproven = "**0** công nghệ, sản phẩm chưa có hiệu quả đo được"
    assert f"{unproven} (và 2 công nghệ chỉ được đo qua sản phẩm)" in text
    assert "Công nghệ chỉ được đo qua sản phẩm sử dụng: 2 (npu; lens)." in text


def test_key_figures_stand_on_top(workspace: Opened) -> None:
    top = told(workspace(TEXT), "effects", lang="vi").split("## ")[0]
    assert "**3** hiệu quả đã đo (trên 4 chỉ số)" in top
    assert "**2** chưa có xác nhận độc lập" in top
    assert "**1** đến hạn mà chưa đo" in top


def test_every_measured_effect_is_counted_as_met_short_or_not_due(workspace: Opened) -> None:
    worse = '[indicator.worse]\ndirection = "down"\nbaseline = 3\nactual.2025 = 4\ntarget.2030 = 1\n'
    kept = "[indicator.kept]\nbaseline = 1\nactual.2025 = 4\ntarget.2025 = 4\n"
    short = "[indicator.short]\nbaseline = -5\nactual.2025 = -6\ntarget.2025 = 4\n"
    top = told(workspace(worse + kept + short), "effects").split("## ")[0]
    assert "**3** effects measured (of 3 indicators)" in top
    assert "**1** keep up with their target (1 have no target due yet)" in top
    assert "**1** fall short of it" in top
    assert "**2** worse than their baseline" in top


def test_an_effect_without_a_target_is_not_waiting_for_one(workspace: Opened) -> None:
    text = told(
        workspace("[indicator.a]\nactual.2025 = 1\n[indicator.b]\nactual.2025 = 1\ntarget.2030 = 2\n"), "effects"
    )
    assert "(1 have no target due yet; 1 have no target on record)" in text
    assert row(text, "a")[6] == "⚠ no target on record"
    assert row(text, "b")[6] == "no target due yet"


def test_a_small_value_is_not_written_as_none(workspace: Opened) -> None:
    text = told(workspace("[indicator.small]\nbaseline = 0.004\nactual.2025 = 0.006\n"), "effects", lang="vi")
    assert row(text, "small")[2:4] == ["0,004", "0,006 (2025)"]


def test_money_per_unit_of_effect_in_ty_dong(workspace: Opened) -> None:
    text = told(workspace(TEXT), "effects", lang="vi").split("Kinh phí trên một đơn vị hiệu quả")[1]
    assert row(text, "output") == ["output<br>camera", "60", "3", "quyết toán, 2025", "50 triệu đồng"]
    assert "value<br>" not in text.split("##")[0]


def test_shares_and_what_would_count_twice_are_named(workspace: Opened) -> None:
    text = told(workspace(TEXT), "effects").split("Whose effect it is")[1]
    assert row(text, "faults")[1:] == [
        "npu: 60 %<br>maker: 50 %", "110 %", "⚠ more than 100 %: the effect is counted twice",
    ]  # fmt: skip
    doubled = told(workspace(DOUBLE.format(of="urban", unit="chiếc")), "effects")
    assert "Sản lượng (first) and Số lượng (second) measure the same effect: count only one" in doubled


def test_what_is_not_measured_is_listed_with_its_year(workspace: Opened) -> None:
    text = told(workspace(TEXT), "effects").split("## Not measured yet")[1]
    assert row(text, "value<br>urban")[2] == "⚠ 2025, ended"
    assert "without any measured effect: 1 (drone)" in text


def test_years_far_ahead_are_summed_up(workspace: Opened) -> None:
    later = "".join(f"[indicator.i{n}]\ntarget.2035 = 1\n" for n in range(12))
    text = told(workspace(later), "effects")
    assert "Asked for 2035: 12 indicators (i0; i1; i2; i3; i4; and 7 more)" in text


def test_what_falls_short_or_is_weakly_shown_comes_first_and_the_rest_is_counted(workspace: Opened) -> None:
    fine = 'family = "quality"\ntarget.2025 = 2\nactual.2025 = { value = 3, evidence = "a" }\nverified_by = "x"\n'
    many = "".join(f"[indicator.i{n:02}]\n{fine}" for n in range(41))
    weak = '[indicator.weak]\nfamily = "quality"\nactual.2025 = 3\n'
    short = '[indicator.short]\nfamily = "quality"\ntarget.2025 = 2\nactual.2025 = 1\n'
    text = told(workspace(f"[organization.x]\n{many}{weak}{short}"), "effects").split("### Quality")[1]
    assert [cells[0] for cells in rows(text)[1:4]] == ["short", "weak", "i00"]
    assert "and 3 more, all of which the XLSX version holds" in text


def test_no_share_of_work_done_is_told(workspace: Opened) -> None:
    text = told(workspace(TEXT), "effects")
    assert re.findall(r"\d+ %", text.split("Whose effect it is")[0]) == []


def test_only_what_is_in_focus(workspace: Opened) -> None:
    text = told(workspace(TEXT), "effects", "urban")
    assert "value<br>urban" in text
    assert "drone" not in text


def test_an_empty_roadmap_says_so(workspace: Opened) -> None:
    assert "Chưa có chỉ số nào" in told(workspace(""), "effects", lang="vi")


def test_an_unknown_id_is_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="no record `nothing`"):
        told(workspace(TEXT), "effects", "nothing")


def test_hostile_text_stays_text(workspace: Opened) -> None:
    text = told(workspace('[indicator."a"]\nname = "=1+1|<b>[x](y)"\nactual.2025 = 1\n'), "effects")
    assert "<b>" not in text
    assert "\\[x\\](y)" in text
