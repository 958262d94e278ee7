"""Documents that work waits for: late, needed by, critical."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from roadmap.schedule.awaited import Awaited, awaited

if TYPE_CHECKING:
    from tests.conftest import Opened

TEXT = """
[organization.most]
short = "Bộ KH&CN"
[product.camera]
name = "Camera"
[activity.make]
name = "Sản xuất"
chain = "camera"
stage = "production"
start = 2027-01-01
end = 2027-12-31
waits_for = ["decree"]
[activity.side]
chain = "camera"
stage = "production"
start = 2027-01-01
end = 2027-03-31
waits_for = ["circular", "vague", "law", "gone"]
[activity.running]
chain = "camera"
stage = "pilot"
state = "running"
start = 2026-01-01
end = 2026-12-01
waits_for = ["rule"]
[activity.finished]
state = "done"
waits_for = ["law"]
[directive.decree]
issuer = "most"
state = "consulting"
due = 2027-03-31
[directive.circular]
state = "drafting"
due = 2026-11-01
[directive.vague]
[directive.rule]
due = 2026-12-31
[directive.law]
state = "in-force"
issued = 2026-07-10
due = 2026-06-30
[directive.plan]
due = 2027-06-30
[directive.other]
state = "drafting"
[bottleneck.hold-up]
cause = "law"
blocks = ["make"]
[bottleneck.unpaid]
cause = "money"
blocks = ["make"]
"""


@pytest.fixture
def found(workspace: Opened) -> dict[str, Awaited]:
    return {one.directive.id: one for one in awaited(workspace(TEXT).survey)}


def test_what_is_waited_for_or_due_the_critical_and_late_first(found: dict[str, Awaited]) -> None:
    assert list(found) == ["decree", "circular", "vague", "rule", "plan", "law"]


def test_days_late_so_far_or_when_it_came(found: dict[str, Awaited]) -> None:
    days = {id: one.days for id, one in found.items() if one.days}
    assert days == {"circular": 20, "law": 10}
    assert found["law"].issued


def test_needed_by_the_latest_start_of_what_waits(found: dict[str, Awaited]) -> None:
    assert str(found["decree"].needed) == "2027-01-01"
    assert str(found["circular"].needed) == "2027-10-03"  # 275 days of slack to the end of the chain
    assert found["plan"].needed is None
    assert found["rule"].needed is None  # the work has begun all the same


def test_the_margin_counts_from_the_due_date_or_today(found: dict[str, Awaited]) -> None:
    assert found["decree"].margin == -89
    assert found["circular"].margin == 316
    assert found["vague"].margin is None
    assert found["law"].margin is None


def test_critical_is_what_moves_the_end_of_a_chain(found: dict[str, Awaited]) -> None:
    assert found["decree"].critical
    assert not found["circular"].critical
    assert not found["law"].critical
    assert not found["plan"].critical


def test_bottlenecks_of_law_on_the_same_work(found: dict[str, Awaited]) -> None:
    assert [one.id for one in found["decree"].bottlenecks] == ["hold-up"]
    assert found["circular"].bottlenecks == ()


@pytest.mark.parametrize(
    ("ids", "expected"),
    [(["most"], {"decree"}), (["law"], {"law"}), (["camera"], {"decree", "circular", "vague", "rule", "law"})],
)
def test_only_what_is_in_focus(workspace: Opened, ids: list[str], expected: set[str]) -> None:
    assert {one.directive.id for one in awaited(workspace(TEXT).survey, ids)} == expected
