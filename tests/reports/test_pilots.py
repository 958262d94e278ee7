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
        "drone", "22/11/2024", "23", "⚠ quá ngày kết thúc dự kiến<br>(31/10/2026)", "–", "⚠ chưa có",
        missing,
    ]  # fmt: skip


def test_pilots_that_go_on_with_what_comes_next_and_who_buys(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots", "camera", "npu").split("## With a next step")[1]
    assert row(text, "camera")[3:] == ["has ended", "camera-production, 1 Jan 2027", "maker, city", "✓ nothing"]
    assert row(text, "npu")[3:5] == ["running", "npu-production, 1 Jan 2028"]


def test_what_went_through_is_only_named(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots")
    assert "Pilots that have ended, go on, and lack nothing: 1 (camera)." in text
    assert not any(cells[0] == "camera" for cells in rows(text))


def test_key_figures(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots")
    assert "**3** chains with pilots" in text
    assert "**1** without production or sale planned" in text
    assert "**23** months at most" in text


def test_only_what_is_in_focus(workspace: Opened) -> None:
    text = told(workspace(TEXT), "pilots", "camera")
    assert "Every pilot has a next step" in text
    assert "drone" not in text


def test_without_any_pilot(workspace: Opened) -> None:
    assert "No pilot has begun" in told(workspace(TEXT), "pilots", "lens")
    assert "Chưa có thử nghiệm nào đã bắt đầu" in told(workspace(""), "pilots", lang="vi")


def test_other_records_are_refused(workspace: Opened) -> None:
    with pytest.raises(RoadmapError, match="neither a technology nor a product"):
        told(workspace(TEXT), "pilots", "maker")
