"""Money from approval to spending."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap.diagram import diagrams
from roadmap.model.finding import RoadmapError
from tests.conftest import Opened
from tests.reports.reading import figures, made, rows, words
from tests.reports.telling import told

PLAN = """
[organization.most]
name = "Bộ KH&CN"
[technology.npu]
name = "NPU"
[mission.m]
name = "Nhiệm vụ"
technologies = ["npu"]
[activity.trial]
name = "Chế tạo thử"
chain = "npu"
stage = "pilot"
mission = "m"
start = 2025-01-01
end = 2027-06-30
[activity.make]
name = "Sản xuất"
chain = "npu"
stage = "production"
after = ["trial"]
[funding.grant]
name = "Tài trợ"
for = "trial"
source = "most"
source_kind = "state-budget"
route = "grant"
approved = { 2025 = 40000, 2026 = 40000, 2028 = 20000 }
allocated = { 2025 = 40000, 2026 = 30000 }
disbursed = { 2025 = 8000, 2026 = 4000 }
[funding.firm]
for = "make"
approved.2026 = 0
"""


def test_steps_and_lags(tmp_path: Path) -> None:
    document = made(tmp_path, "money", PLAN)
    assert figures(document) == {
        "approved by 2026": "80\N{NO-BREAK SPACE}bn VND",
        "allocated by 2026": "70\N{NO-BREAK SPACE}bn VND",
        "committed by 2026": "–",
        "disbursed by 2026": "12\N{NO-BREAK SPACE}bn VND",
        "spent by 2026": "–",
    }


def test_money_that_passed_in_one_year_is_not_called_late(tmp_path: Path) -> None:
    text = """
[funding.f]
approved = { 2025 = 100000 }
allocated = { 2025 = 100000 }
committed = { 2025 = 100000 }
disbursed = { 2025 = 90000 }
"""
    said = words(made(tmp_path, "money", text))
    assert "behind the step before" not in said
    assert said.count("waiting since") == 1
    assert "10\N{NO-BREAK SPACE}bn VND waiting since 2025" in said


def test_shares_are_of_lines_with_both_figures(tmp_path: Path) -> None:
    text = """
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
    document = made(tmp_path, "money", text)
    share = "90\N{NO-BREAK SPACE}%"
    (year,) = rows(document, "By year (bn VND)")
    assert year == (
        "2025", "1,000 (1 missing)", "100 (2 missing)", "100 (2 missing)", "390 (1 missing)", "–",
        f"{share} (2 missing)", "1.2",
    )  # fmt: skip
    foot = " | ".join(f"**{text}**" for text in (
        "Total", "1,000 (1 missing)", "100 (2 missing)", "100 (2 missing)", "390 (1 missing)", "–",
        f"by 2026: {share} (2 missing)",
    ))  # fmt: skip
    assert foot in words(document)
    groups = {row[0]: row for row in rows(document, "By stage, kind of source and route (bn VND)")}
    assert groups["State budget"][2:8] == ("1,000", "100 (1 missing)", "100 (1 missing)", "90 (1 missing)", "–",
                                           f"by 2026: {share} (1 missing)")  # fmt: skip
    assert groups["Foreign"][7] == "–"
    assert "lines without a figure: 2" in words(document)
    assert "(n missing): n lines" in words(document)


def test_years_keep_unknown_apart_from_nothing(tmp_path: Path) -> None:
    document = made(tmp_path, "money", PLAN, lang="vi")
    assert rows(document, "Theo năm (tỷ đồng)") == [
        ("2025", "40", "40", "–", "8", "–", "20\N{NO-BREAK SPACE}%", "1"),
        ("2026", "40", "30 (thiếu 1)", "–", "4 (thiếu 1)", "–", "10\N{NO-BREAK SPACE}% (thiếu 1)", "1"),
        ("2027", "–", "–", "–", "–", "–", "–", "–"),
        ("2028", "20", "–", "–", "–", "–", "–", "1"),
    ]
    assert (
        "**Cộng** | **100** | **70 (thiếu 1)** | **–** | **12 (thiếu 1)** | **–** | "
        "**đến 2026: 15\N{NO-BREAK SPACE}% (thiếu 1)**"
    ) in words(document)


def test_what_waits_for_held_money(tmp_path: Path) -> None:
    document = made(tmp_path, "money", PLAN, lang="vi")
    (row,) = rows(document, "Kinh phí đang chậm và việc bị kéo chậm")
    assert row[0] == "Tài trợ"
    assert row[2] == "12"
    assert row[4:] == ("Giải ngân", "Chế tạo thử (30/06/2027); Sản xuất")


def test_no_disbursement_on_record_is_said_not_counted(tmp_path: Path) -> None:
    text = PLAN.replace("disbursed = { 2025 = 8000, 2026 = 4000 }", "")
    (row,) = rows(made(tmp_path, "money", text), "Money that lags, and what waits for it")
    assert row[2:4] == ("no disbursement on record", "–")


def test_groups(tmp_path: Path) -> None:
    found = rows(made(tmp_path, "money", PLAN), "By stage, kind of source and route (bn VND)")
    assert [(row[0], row[1], row[2], row[7]) for row in found] == [
        ("Testing and application", "1", "100", "by 2026: 15\N{NO-BREAK SPACE}%"),
        ("Production", "1", "0", "–"),
        ("State budget", "1", "100", "by 2026: 15\N{NO-BREAK SPACE}%"),
        ("Not on record", "1", "0", "–"),
        ("Grant", "1", "100", "by 2026: 15\N{NO-BREAK SPACE}%"),
        ("Not on record", "1", "0", "–"),
    ]


def test_concentration(tmp_path: Path) -> None:
    found = rows(made(tmp_path, "money", PLAN), "Concentrated or spread thin")
    assert found == [
        ("Missions", "1", "1", "100\N{NO-BREAK SPACE}%", "Nhiệm vụ: 100\N{NO-BREAK SPACE}bn VND", "–"),
        ("Technologies and products", "1", "1", "100\N{NO-BREAK SPACE}%", "NPU: 100\N{NO-BREAK SPACE}bn VND", "–"),
        ("Problems and needs", "0", "–", "–", "–", "100"),
        ("Tài trợ", "Chế tạo thử", "Bộ KH&CN", "100"),
    ]


def test_focus(tmp_path: Path) -> None:
    assert figures(made(tmp_path, "money", PLAN, "make"))["approved by 2026"] == "0\N{NO-BREAK SPACE}mn VND"
    with pytest.raises(RoadmapError, match="`n` is of the kind"):
        made(tmp_path, "money", f"{PLAN}\n[need.n]", "n")


def test_nothing_on_record(tmp_path: Path) -> None:
    assert "No money on record" in words(made(tmp_path, "money", "[technology.a]"))


def test_a_ceiling_that_is_exceeded_is_told(workspace: Opened) -> None:
    plan = '[programme.p]\nceiling = 60000\n[programme.q]\nceiling = 1\n[funding.f]\nfor = "p"\napproved.2026 = 65000\n'
    told_of = told(workspace(plan), "money")
    assert "⚠ p: 5 bn VND more are approved than the ceiling of 60 bn VND." in told_of
    assert told_of.count("ceiling") == 1
    assert "ceiling" not in told(workspace(plan.replace("65000", "60000")), "money")
    (drawing,) = diagrams()["money-pipeline"].made(workspace(plan).survey, ["p"], "en")
    assert "⚠ more is approved than the ceiling of 60\N{NO-BREAK SPACE}bn VND" in drawing.sheet.subtitle
