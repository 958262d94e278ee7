"""Technologies in use: the weak first, and what is done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.graph.in_use import review

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization.city]
short = "TP"
[technology.npu]
[product.camera]
name = "Camera AI"
[deployment.fine]
rating = "good"
[deployment.unrated]
technology = "npu"
[deployment.old]
name = "Máy chủ cũ"
who = "city"
rating = "weak"
since = 2015-01-01
generation = "thế hệ 2015"
replaced_by = "camera"
[deployment.old.measure]
action = "Thay dần"
cost = 14500
gain = "giảm 45 %"
due = 2026-10-31
[deployment.worse]
who = "city"
rating = "weak"
[deployment.empty]
rating = "weak"
measure = {}
[deployment.fair]
rating = "fair"
measure = { cost = 500 }
"""


def test_weak_ones_come_first_and_unrated_ones_last(workspace: Opened) -> None:
    found = [one.deployment.id for one in review(workspace(TEXT).survey)]
    assert found == ["old", "worse", "empty", "fair", "fine", "unrated"]


def test_weak_without_a_measure(workspace: Opened) -> None:
    bare = [one.deployment.id for one in review(workspace(TEXT).survey) if one.bare]
    assert bare == ["worse", "empty"]


def test_overdue_measures(workspace: Opened) -> None:
    late = {one.deployment.id: one.days for one in review(workspace(TEXT).survey) if one.days}
    assert late == {"old": 21}


@pytest.mark.parametrize(
    ("id", "expected"),
    [("city", ["old", "worse"]), ("camera", ["old"]), ("npu", ["unrated"]), ("fair", ["fair"])],
)
def test_only_what_is_in_focus(workspace: Opened, id: str, expected: list[str]) -> None:
    assert [one.deployment.id for one in review(workspace(TEXT).survey, [id])] == expected
