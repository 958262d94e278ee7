"""Which commit a day or a name means, in every shape of repository."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from git_repository import Repository, needs_git

from roadmap.model.finding import RoadmapError
from roadmap.store.history.repository import commit, find, kept, on

pytestmark = needs_git


def test_outside_git(tmp_path: Path) -> None:
    assert find(tmp_path) is None
    with pytest.raises(RoadmapError, match="not kept in git") as told:
        kept(tmp_path)
    assert told.value.status == 3


def test_before_the_first_commit(repository: Repository) -> None:
    found = find(repository.top)
    assert found
    assert found.head is None
    with pytest.raises(RoadmapError, match="Nothing has been committed"):
        kept(repository.top)


def test_a_folder_inside_a_repository(repository: Repository) -> None:
    id = repository.commit({"kế hoạch/2026/a.toml": "[need.n]"})
    found = kept(repository.top / "kế hoạch" / "2026")
    assert (found.prefix, found.head) == ("kế hoạch/2026/", id)
    assert found.root == (repository.top / "kế hoạch" / "2026").resolve()


def test_a_link_to_the_workspace(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"plan/a.toml": "[need.n]"})
    (tmp_path / "link").symlink_to(repository.top / "plan")
    assert kept(tmp_path / "link").prefix == "plan/"


@pytest.mark.parametrize("pack", [False, True])
def test_the_head_is_read_without_git(repository: Repository, pack: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    id = repository.commit("[need.n]")
    repository.git("checkout", "-q", "-b", "ban/kế-hoạch")
    if pack:
        repository.git("pack-refs", "--all")
    monkeypatch.setenv("PATH", "")
    assert kept(repository.top).head == id


def test_a_detached_head(repository: Repository) -> None:
    first = repository.commit("[need.n]", "2026-01-05")
    repository.commit("[need.m]", "2026-02-05")
    repository.git("checkout", "-q", "--detach", first)
    assert kept(repository.top).head == first


def test_a_reference_that_only_git_can_follow(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other ways of keeping references leave nothing to be read as text; git is asked."""
    id = repository.commit("[need.n]")
    monkeypatch.setattr("roadmap.store.history.repository.Repository._followed", lambda *_: None)
    assert kept(repository.top).head == id


@pytest.mark.parametrize(
    "head", ["ref: refs/heads/../../../x", "ref: elsewhere", "ref: HEAD", "what?", "", "ref: refs/heads/a"]
)
def test_a_head_that_leads_nowhere(repository: Repository, head: str) -> None:
    """What cannot be followed is asked of git, which may refuse: never a traceback, never a foreign file."""
    repository.commit("[need.n]")
    (repository.top / ".git" / "HEAD").write_text(head, encoding="utf-8")
    (repository.top / ".git" / "refs" / "heads" / "a").write_text("ref: refs/heads/a", encoding="utf-8")
    with pytest.raises(RoadmapError) as told:
        kept(repository.top)
    assert told.value.status == 3


def test_what_may_not_be_read(repository: Repository) -> None:
    """A folder in the place of a file is no reference."""
    id = repository.commit("[need.n]")
    for name in ("packed-refs", "shallow", "commondir"):
        (repository.top / ".git" / name).mkdir()
    found = find(repository.top)
    assert found
    assert (found.head, found.cut_off) == (id, "")


def test_a_further_work_tree(repository: Repository, tmp_path: Path) -> None:
    repository.commit("[need.n]")
    repository.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    side = Repository(tmp_path / "side", made=True)
    id = side.commit("[need.m]")
    assert kept(side.top).head == id
    assert kept(repository.top).head != id


def test_a_submodule(repository: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    id = inner.commit("[need.n]")
    repository.git("submodule", "--quiet", "add", str(inner.top), "bodies/most")
    repository.commit({})
    found = kept(repository.top / "bodies" / "most")
    assert (found.head, found.prefix) == (id, "")


def test_a_git_entry_that_is_none(repository: Repository) -> None:
    id = repository.commit({"plan/a.toml": "[need.n]"})
    (repository.top / "plan" / ".git").mkdir()
    assert kept(repository.top / "plan").head == id
    (repository.top / "plan" / ".git").rmdir()
    for text in ("gitdir: nowhere", "gitdir: a\0b", "what?", ""):
        (repository.top / "plan" / ".git").write_text(text, encoding="utf-8")
        assert kept(repository.top / "plan").head == id


# --- days and names --------------------------------------------------------------------------------------------------


def test_a_day_is_the_branch_when_the_day_ended(repository: Repository) -> None:
    first = repository.commit("[need.a]", "2026-03-12T08:00:00+07:00")
    second = repository.commit("[need.b]", "2026-03-12T23:59:59+07:00")
    third = repository.commit("[need.c]", "2026-03-14")
    found = kept(repository.top)
    assert commit(found, "2026-03-12") == second != first
    assert commit(found, "2026-03-13") == second
    assert commit(found, "2026-03-14") == commit(found, "2030-01-01") == third


def test_a_day_is_that_of_the_one_who_committed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past eleven in the evening in Hanoi is the same day wherever it is read, though not in London."""
    late = repository.commit("[need.a]", "2026-03-12T23:30:00+07:00")
    later = repository.commit("[need.b]", "2026-03-12T23:45:00-08:00")
    for zone in ("Asia/Ho_Chi_Minh", "America/Los_Angeles", "UTC"):
        monkeypatch.setenv("TZ", zone)
        assert commit(kept(repository.top), "2026-03-12") == later != late


def test_before_the_first_day(repository: Repository) -> None:
    repository.commit("[need.a]", "2026-03-12")
    with pytest.raises(RoadmapError, match="begins on 12 Mar 2026") as told:
        on(kept(repository.top), datetime.date(2026, 3, 11))
    assert "12/03/2026" in told.value.message.vi
    assert not told.value.hint.en


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Repository, tmp_path: Path) -> None:
    repository.commit("[need.a]", "2026-03-12")
    repository.commit("[need.b]", "2026-04-12")
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.top}", str(tmp_path / "shallow"))
    found = kept(tmp_path / "shallow")
    assert found.cut_off
    assert not kept(repository.top).cut_off
    with pytest.raises(RoadmapError, match="begins on 12 Apr 2026") as told:
        commit(found, "2026-03-12")
    assert "--unshallow" in told.value.hint.vi


def test_another_branch_counts_from_its_merge(repository: Repository) -> None:
    base = repository.commit({"a.toml": "[need.a]"}, "2026-03-01")
    repository.git("checkout", "-q", "-b", "side")
    side = repository.commit({"b.toml": "[need.b]"}, "2026-03-05")
    repository.git("checkout", "-q", "main")
    repository.commit({"c.toml": "[need.c]"}, "2026-03-10")
    merged = repository.merge("side", "2026-03-20")
    found = kept(repository.top)
    assert commit(found, "2026-03-06") == base != side
    assert commit(found, "2026-03-20") == merged


@pytest.mark.parametrize("name", ["khong-co", "", "--all", "-x", "HEAD~99", "a b", "a\0b", "HEAD:records.toml"])
def test_no_such_revision(repository: Repository, name: str) -> None:
    repository.commit("[need.a]")
    with pytest.raises(RoadmapError, match="There is no commit, tag or branch") as told:
        commit(kept(repository.top), name)
    assert told.value.status == 2


def test_a_day_that_does_not_exist(repository: Repository) -> None:
    repository.commit("[need.a]")
    with pytest.raises(RoadmapError, match="is no date"):
        commit(kept(repository.top), "2026-02-31")


def test_tags_branches_and_commits(repository: Repository) -> None:
    first = repository.commit("[need.a]", "2026-03-01")
    repository.git("tag", "-a", "-m", "phê duyệt", "duyệt-2026")
    second = repository.commit("[need.b]", "2026-03-02")
    repository.git("branch", "bản-nháp")
    found = kept(repository.top)
    assert commit(found, "duyệt-2026") == commit(found, first[:10]) == commit(found, "HEAD~1") == first
    assert commit(found, "bản-nháp") == commit(found, "main") == second


def test_a_tag_goes_before_a_branch_of_its_name(repository: Repository) -> None:
    """That is git's own rule."""
    first = repository.commit("[need.a]", "2026-03-01")
    repository.git("tag", "v1")
    repository.commit("[need.b]", "2026-03-02")
    repository.git("branch", "v1")
    found = kept(repository.top)
    assert commit(found, "v1") == first
    assert commit(found, "refs/heads/v1") == found.head


def test_a_tag_that_looks_like_a_day(repository: Repository) -> None:
    first = repository.commit("[need.a]", "2026-03-01")
    repository.git("tag", "2026-03-05")
    second = repository.commit("[need.b]", "2026-03-02")
    found = kept(repository.top)
    assert commit(found, "2026-03-05") == second
    assert commit(found, "refs/tags/2026-03-05") == first


@pytest.mark.parametrize(
    ("written", "day"),
    [("22/11/2026", "2026-11-22"), ("2026-1-5", "2026-01-05"), ("11/2026", "2026-11-30"), ("2026-11", "2026-11-30")],
)
def test_a_day_as_people_write_it_is_answered_with_the_form_that_is_taken(
    repository: Repository, written: str, day: str
) -> None:
    repository.commit("[need.n]")
    with pytest.raises(RoadmapError) as told:
        commit(kept(repository.top), written)
    assert day in told.value.hint.en
    assert day in told.value.hint.vi
