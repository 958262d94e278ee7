"""An earlier plan: found by day or tag, under the ids of today, and refused in words where there is none."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Activity
from roadmap.schedule.baseline import Baseline
from roadmap.workspace import Workspace
from tests.conftest import TODAY, Opened
from tests.git_repository import Repository, needs_git

FIRST = """
[activity.trial]
end = 2027-03-31
[activity.dropped]
end = 2027-06-30
"""
SECOND = """
[activity.pilot]
end = 2027-09-30
[activity.trial]
end = 2030-12-31
"""


@pytest.fixture
def kept(tmp_path: Path) -> Workspace:
    """A workspace of which the first plan was tagged; then one id was changed, and another record took the old one."""
    repository = Repository(tmp_path)
    repository.commit(FIRST, day="2026-01-15")
    repository.git("tag", "approved")
    repository.commit(FIRST.replace("trial", "pilot"), day="2026-02-15")
    repository.commit(SECOND, day="2026-03-15")
    return Workspace.open(tmp_path, today=TODAY)


def end(baseline: Baseline, id: str) -> str:
    record = baseline.find(id)
    assert isinstance(record, Activity)
    return str(record.end)


@needs_git
@pytest.mark.parametrize(
    ("name", "day"), [("approved", "2026-01-15"), ("2026-01-15", "2026-01-15"), ("2026-02-14", "2026-02-14")]
)
def test_a_tag_or_a_day(kept: Workspace, name: str, day: str) -> None:
    then = kept.at(name)
    assert (then.today, set(then.roadmap.records)) == (datetime.date.fromisoformat(day), {"trial", "dropped"})
    baseline = kept.baseline(name)
    assert (baseline.name, baseline.day) == (name, then.today)
    assert end(baseline, "pilot") == "2027-03-31"
    assert baseline.find("trial") is None
    assert [record.id for record in baseline.gone(kept.roadmap)] == ["dropped"]


@needs_git
def test_an_id_that_another_record_has_taken_since(kept: Workspace) -> None:
    now = kept.baseline("HEAD")
    assert (end(now, "pilot"), end(now, "trial")) == ("2027-09-30", "2030-12-31")
    assert now.gone(kept.roadmap) == []


@needs_git
@pytest.mark.parametrize(
    ("name", "said"),
    [("nowhere", "no commit, tag or branch `nowhere`"), ("2025-12-31", "history begins on"), ("2026-02-30", "no date")],
)
def test_what_was_never_there_is_refused(kept: Workspace, name: str, said: str) -> None:
    with pytest.raises(RoadmapError) as refused:
        kept.baseline(name)
    assert said in refused.value.message.en


def test_without_git_there_is_no_past(workspace: Opened) -> None:
    with pytest.raises(RoadmapError) as refused:
        workspace("[activity.trial]").baseline("2026-01-15")
    assert "not kept in git" in refused.value.message.en
    assert "git" in refused.value.message.vi
