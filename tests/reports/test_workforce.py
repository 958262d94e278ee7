"""The workforce gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.model.finding import RoadmapError
from tests.graph.test_people import TEXT
from tests.reports.telling import rows, told

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_a_table_of_years_for_each_field(workspace: Opened) -> None:
    text = told(workspace(TEXT), "workforce", lang="vi").split("## Thiết kế vi mạch")[1].split("## ")[0]
    assert "Nguồn đào tạo: hust" in text
    assert rows(text)[1:] == [
        ["2026", "20,1", "30", "25", "căng ở cao điểm"],
        ["2027", "20", "20", "15", "⚠ thiếu 5"],
    ]


def test_fields_beside_years_with_what_is_missing(workspace: Opened) -> None:
    text = told(workspace(TEXT), "workforce").split("## ")[0]
    assert rows(text) == [
        ["Field", "2026", "2027"],
        ["Thiết kế vi mạch", "tight at the peak", "⚠ 5 missing"],
        ["Dữ liệu", "enough", "–"],
        ["Quang học", "supply not on record", "–"],
    ]


def test_supply_that_is_not_on_record_is_said_to_be_so(workspace: Opened) -> None:
    text = told(workspace(TEXT), "workforce").split("## Quang học")[1]
    assert rows(text)[1] == ["2026", "2", "2", "–", "supply not on record"]


def test_key_figures_name_the_widest_gap(workspace: Opened) -> None:
    text = told(workspace(TEXT), "workforce")
    assert "**1** in which people are missing (from 2026 on)" in text
    assert "**5** missing at most (Thiết kế vi mạch, 2027)" in text
    assert "**0** fields tight only at the peak" in text
    enough = TEXT.replace("2027 = 15", "2027 = 20")
    assert "**1** fields tight only at the peak" in told(workspace(enough), "workforce")


def test_what_was_left_out_is_counted(workspace: Opened) -> None:
    text = told(workspace(TEXT), "workforce")
    assert "Left out: 2 activities that need people without a start or an end: Chưa xếp lịch; backwards." in text


def test_a_chain_beside_the_whole_supply(workspace: Opened) -> None:
    text = told(workspace(TEXT), "workforce", "camera")
    assert "other chains draw on it as well" in text
    assert "Dữ liệu" not in text


def test_nothing_on_record(workspace: Opened) -> None:
    assert "No need for people and no supply on record" in told(workspace(""), "workforce")


def test_other_records_are_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="takes ids of: technology, product"):
        told(workspace(TEXT), "workforce", "hust")


def test_key_figures_leave_out_years_that_have_passed(workspace: Opened) -> None:
    plan = """
[activity.a]
state = "done"
start = "2025"
end = "2025"
people = { "Quang học" = 9 }
[workforce.w]
field = "Quang học"
supply = { 2025 = 1, 2026 = 3 }
"""
    text = told(workspace(plan), "workforce")
    assert "**0** in which people are missing (from 2026 on)" in text
    assert "missing at most" not in text
    assert rows(text.split("## Quang học")[1])[1] == ["2025", "9", "9", "1", "⚠ 8 missing"]
