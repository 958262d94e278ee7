"""The pilot-to-market watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.model.finding import RoadmapError
from tests.graph.test_pilots import TEXT
from tests.reports.telling import row, rows, told

if TYPE_CHECKING:
    from tests.conftest import Opened


def test_pilots_without_a_next_step_with_what_is_missing(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots", lang="vi").split("## Chưa có bước tiếp theo")[1]
    missing = (
        "cơ quan chịu trách nhiệm; kế hoạch sản xuất, thương mại hóa; người mua đầu tiên; doanh nghiệp tham gia; "
        "tiêu chí kết thúc thử nghiệm"
    )
    assert row(text, "drone") == [
        "drone", "22/11/2024", "23", "0", "⚠ quá ngày kết thúc dự kiến<br>(31/10/2026)", "–", "⚠ chưa có",
        missing,
    ]  # fmt: skip


def test_pilots_that_go_on_with_what_comes_next_and_who_buys(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots", "camera", "npu").split("## With a next step")[1]
    assert row(text, "camera")[2:] == [
        "13", "7", "has ended<br>(31 Mar 2026)", "camera-production, 1 Jan 2027", "maker, city", "✓ nothing",
    ]  # fmt: skip
    assert row(text, "npu")[3:6] == ["–", "running", "npu-production, 1 Jan 2028"]


def test_what_went_through_is_only_named(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots")
    assert "Pilots that have ended, go on, and lack nothing: 1 (camera)." in text
    assert not any(cells[0] == "camera" for cells in rows(text))


def test_key_figures(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots")
    assert "**3** chains with pilots" in text
    assert "**1** without production or sale planned" in text
    assert "**23** months of a pilot, at most" in text


def test_a_pilot_that_ended_long_ago_lasted_as_long_as_it_did(workspace: Opened) -> None:
    plan = """
[product.camera]
[activity.trial]
chain = "camera"
stage = "pilot"
state = "done"
start = 2023-01-01
end = 2023-03-31
[activity.make]
chain = "camera"
stage = "production"
start = 2027-01-01
"""
    text = told(workspace(plan), "pilots", lang="vi")
    assert row(text, "camera")[1:5] == ["01/01/2023", "3", "43", "đã kết thúc<br>(31/03/2023)"]
    assert "**3** tháng thử nghiệm, lâu nhất" in text
    assert "**43** tháng kể từ hạn kết thúc, lâu nhất" in text


def test_only_what_is_in_focus(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots", "camera")
    assert "Every pilot has a next step" in text
    assert "drone" not in text


def test_without_any_pilot(workspace: Opened) -> None:
    assert "No pilot has begun" in told(workspace(TEXT), "pilots", "lens")
    assert "Chưa có thử nghiệm nào đã bắt đầu" in told(workspace(""), "pilots", lang="vi")


def test_other_records_are_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="takes ids of: technology, product"):
        told(workspace(TEXT), "pilots", "maker")
