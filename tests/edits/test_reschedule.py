"""Moving the dates of a record."""

from __future__ import annotations

import pytest

from roadmap.edits.reschedule import reschedule
from roadmap.model.finding import RoadmapError
from roadmap.schedule.span import span
from tests.conftest import Opened

TEXT = """
[activity.dated]
start = 2027-01-01
end = 2027-03-31
[activity.vague]
start = 2027-01-01
end = "2027-Q4"
[activity.endless]
start = 2027-01-01
[activity.undated]
[mission.task]
start = 2027-02-01
due = 2027-12-31
[programme.large]
start = 2027
end = 2030
[milestone.mark]
due = 2027-05-31
[handover.passed-on]
on = 2027-05-15
[need.something]
[activity.far]
end = 2200-12-31
"""


@pytest.mark.parametrize(
    ("id", "by", "flags", "dates"),
    [
        ("dated", "1m", {}, "2027-02-01 2027-04-30"),
        ("dated", "1 quý", {"earlier": True}, "2026-10-01 2026-12-31"),
        ("dated", "1m", {"end_only": True}, "2027-01-01 2027-04-30"),
        ("dated", "2m", {"end_only": True, "earlier": True}, "2027-01-01 2027-01-31"),
        ("vague", "1q", {}, "2027-04-01 2028-Q1"),
        ("endless", "10d", {}, "2027-01-11 None"),
        ("task", "1y", {}, "2028-02-01 2028-12-31"),
        ("large", "1y", {}, "2028 2031"),
        ("mark", "1m", {}, "None 2027-06-30"),
        ("mark", "1m", {"end_only": True}, "None 2027-06-30"),
        ("passed-on", "2w", {}, "None 2027-05-29"),
    ],
)
def test_all_dates_move_at_once(workspace: Opened, id: str, by: str, flags: dict[str, bool], dates: str) -> None:
    moved = reschedule(workspace(TEXT).roadmap, id, by, **flags)
    assert "{} {}".format(*span(moved[id])) == dates


@pytest.mark.parametrize(
    ("id", "by", "flags", "said"),
    [
        ("dated", "soon", {}, "no length of time"),
        ("vague", "1m", {}, "`end` of `vague` is only known to be Q4 2027"),
        ("large", "1q", {}, "`start` of `large` is only known to be 2027"),
        ("undated", "1m", {}, "no date"),
        ("endless", "1m", {"end_only": True}, "no date"),
        ("something", "1m", {}, "no date"),
        ("something", "1m", {"end_only": True}, "no date"),
        ("dated", "1q", {"end_only": True, "earlier": True}, "would end (31 Dec 2026) before it starts (1 Jan 2027)"),
        ("far", "1d", {}, "1900 to 2200"),
        ("nobody", "1d", {}, "no record"),
    ],
)
def test_what_is_refused(workspace: Opened, id: str, by: str, flags: dict[str, bool], said: str) -> None:
    with pytest.raises(RoadmapError) as refused:
        reschedule(workspace(TEXT).roadmap, id, by, **flags)
    assert said in refused.value.message.en
