"""``roadmap sync``: two planners and a shared repository, and everything that may stand in the way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from roadmap.store.merging import sharing

from .conftest import Run
from .repositories import RECORDS, alone, begun, git

__all__ = ["alone"]
pytestmark = pytest.mark.usefixtures("alone")


class Shared(NamedTuple):
    """A bare repository and two clones of it."""

    bare: Path
    an: Path
    binh: Path


@pytest.fixture
def shared(tmp_path: Path) -> Shared:
    top = begun(tmp_path / "first")
    bare, an, binh = (tmp_path / name for name in ("shared.git", "an", "binh"))
    git(tmp_path, "clone", "-q", "--bare", str(top), str(bare))
    for clone in (an, binh):
        git(tmp_path, "clone", "-q", str(bare), str(clone))
    return Shared(bare, an, binh)


def write(top: Path, old: str, new: str, name: str = "a.toml") -> None:
    text = (top / name).read_text()
    assert old in text
    (top / name).write_text(text.replace(old, new))


def published(shared: Shared, name: str = "a.toml") -> str:
    return git(shared.bare, "show", f"main:{name}") + "\n"


def test_two_planners_meet_without_any_set_up(run: Run, shared: Shared) -> None:
    write(shared.an, '"Camera"', '"AI camera"')
    ran = run("sync", shared.an, "-m", "Rename the camera")
    assert (ran.status, ran.err) == (0, "")
    assert "Committed: 1" in ran.out
    assert "Pushed to origin" in ran.out
    assert git(shared.bare, "log", "-1", "--format=%s", "main") == "Rename the camera"
    write(shared.binh, '"old"', '"new"')  # the line below: lines alone would be a conflict
    ran = run("sync", shared.binh)
    assert (ran.status, ran.err) == (0, "")
    assert "Merged: 1" in ran.out
    assert published(shared) == RECORDS.replace('"Camera"', '"AI camera"').replace('"old"', '"new"')
    assert run("sync", shared.an).status == 0
    assert (shared.an / "a.toml").read_text() == published(shared)
    assert "Nothing to share" in run("sync", shared.an).out


def test_the_log_of_edits_becomes_the_message(run: Run, shared: Shared) -> None:
    assert run("set", "camera", "note", "late", "-C", shared.an, "--reason", "the decree is late").status == 0
    assert run("set", "lens", "name", "Optics", "-C", shared.an).status == 0
    assert run("set", "lens", "name", "Glass", "-C", shared.an).status == 0
    assert run("undo", "-C", shared.an).status == 0
    assert run("sync", shared.an).status == 0
    said = git(shared.bare, "log", "-1", "--format=%B", "main").splitlines()
    assert said[0] == "Roadmap: 2 changes"
    assert sum(line.startswith("- ") for line in said) == 2
    assert "Reason(camera): the decree is late" in said
    assert run("set", "camera", "note", "later", "-C", shared.an, "--reason", "again").status == 0
    assert run("sync", shared.an).status == 0
    said = git(shared.bare, "log", "-1", "--format=%B", "main").splitlines()
    assert "camera" in said[0]
    assert said[2] == "Reason(camera): again"


def test_a_conflict_stays_open_with_both_values(run: Run, shared: Shared) -> None:
    write(shared.an, '"Camera"', '"From An"')
    run("sync", shared.an)
    write(shared.binh, '"Camera"', '"From Binh"')
    ran = run("sync", shared.binh)
    assert ran.status == 1
    assert "a.toml" in ran.err
    assert "git merge --abort" in ran.err
    text = (shared.binh / "a.toml").read_text()
    assert '<<<<<<< main\nname = "From Binh"\n=======\nname = "From An"\n>>>>>>> ' in text
    assert git(shared.binh, "log", "-1", "--format=%an") == "An"
    before = published(shared)
    ran = run("sync", shared.binh)
    assert ran.status == 1
    assert "in the middle of a merge" in ran.err
    git(shared.binh, "merge", "--abort")
    assert '"From Binh"' in (shared.binh / "a.toml").read_text()
    assert published(shared) == before


def removed_against_edited(run: Run, shared: Shared, remover: Path, editor: Path) -> str:
    """The report of the one who comes second where one removes the file that the other edits."""
    (shared.an / "b c.toml").write_text('[milestone.tm]\nname = "TM"\ndue = 2031\n')
    assert run("sync", shared.an).status == 0
    assert run("sync", shared.binh).status == 0
    for top, edit in ((remover, ("rm", "tm", "--yes")), (editor, ("set", "tm", "due", "2032"))):
        assert run(*edit, "-C", top).status == 0
    assert run("sync", shared.an).status == 0
    ran = run("sync", shared.binh)
    assert ran.status == 1
    assert "marker" not in ran.err
    assert "To keep it: `git add 'b c.toml'`; to let it go: `git rm 'b c.toml'`" in ran.err
    assert "git merge --abort" in ran.err
    signs = [one for one in run("doctor", shared.binh, "--format", "json").json["signs"] if one["name"] == "unmerged"]
    assert [one["state"] for one in signs] == ["dangerous"]
    assert "git rm 'b c.toml'" in signs[0]["fix"]
    assert signs[0]["said"] in ran.err
    return ran.err


def test_a_file_that_the_other_side_removed_is_told_apart(run: Run, shared: Shared) -> None:
    told = removed_against_edited(run, shared, shared.an, shared.binh)
    assert "The other side removed b c.toml, and you changed it (with tm)" in told
    git(shared.binh, "rm", "-q", "b c.toml")
    git(shared.binh, "commit", "-q", "--no-edit")
    signs = run("doctor", shared.binh, "--format", "json").json["signs"]
    assert [one["state"] for one in signs if one["name"] == "unmerged"] == ["good"]
    assert run("sync", shared.binh).status == 0


def test_a_file_that_this_side_removed_is_told_apart(run: Run, shared: Shared) -> None:
    told = removed_against_edited(run, shared, shared.binh, shared.an)
    assert "You removed b c.toml, and the other side changed it (with tm)" in told


def test_markers_and_removed_files_are_told_side_by_side(run: Run, shared: Shared) -> None:
    write(shared.binh, '"Camera"', '"From Binh"')
    write(shared.an, '"Camera"', '"From An"')
    (shared.an / "b c.toml").write_text("[milestone.tm]\ndue = 2031\n")
    assert run("sync", shared.an).status == 0
    (shared.binh / "b c.toml").write_text("[milestone.tm]\ndue = 2032\n")
    ran = run("sync", shared.binh, "--lang", "vi")
    assert ran.status == 1
    assert "Hai bên cùng sửa một chỗ trong: a.toml, b c.toml" in ran.err
    assert "xóa các dòng đánh dấu" in ran.err
    signs = run("doctor", shared.binh, "--format", "json").json["signs"]
    assert [one["said"] for one in signs if one["name"] == "unmerged"] == [
        "Both sides changed a.toml", "Both sides changed b c.toml",
    ]  # fmt: skip


def test_an_open_conflict_is_never_committed(run: Run, shared: Shared) -> None:
    write(shared.an, 'name = "Camera"', '<<<<<<< a\nname = "A"\n=======\nname = "B"\n>>>>>>> b')
    ran = run("sync", shared.an)
    assert ran.status == 1
    assert "unresolved merge" in ran.err
    assert git(shared.an, "status", "--porcelain") == "M a.toml"


def test_new_errors_are_not_pushed(run: Run, shared: Shared) -> None:
    """An removes what Binh begins to refer to: no conflict, but an error that nobody had before."""
    write(shared.an, '\n[organization.lens]\nname = "Lens"\n', "")
    run("sync", shared.an)
    (shared.binh / "b.toml").write_text('[organization.new]\nparent = "lens"\n')
    before = git(shared.bare, "rev-parse", "main")
    for _ in range(2):  # it does not pass the second time either
        ran = run("sync", shared.binh)
        assert ran.status == 1
        assert "OWN107" in ran.out
        assert "Nothing was pushed" in ran.err
        assert git(shared.bare, "rev-parse", "main") == before
    assert git(shared.binh, "status", "--porcelain") == ""
    git(shared.binh, "reset", "-q", "--keep", "ORIG_HEAD")
    assert (shared.binh / "b.toml").exists()
    run("sync", shared.binh)
    (shared.binh / "b.toml").write_text("[organization.new]\n")
    assert run("sync", shared.binh).status == 0
    assert git(shared.bare, "rev-parse", "main") != before


def test_new_errors_may_be_pushed_on_purpose(run: Run, shared: Shared) -> None:
    (shared.an / "b.toml").write_text('[organization.new]\nparent = "nothing"\n')
    assert run("sync", shared.an).status == 1
    assert run("sync", shared.an, "--with-errors").status == 0
    assert "nothing" in published(shared, "b.toml")
    write(shared.an, '"old"', '"new"')
    assert run("sync", shared.an).status == 0  # the error is nothing new any more


def test_only_the_workspace_is_committed(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "first")
    bare = tmp_path / "shared.git"
    git(tmp_path, "clone", "-q", "--bare", str(top), str(bare))
    git(tmp_path, "clone", "-q", str(bare), str(tmp_path / "an"))
    plan = tmp_path / "an" / "kế hoạch"
    (plan / "x").mkdir(parents=True)
    (plan / ".venv").mkdir()
    files = {"roadmap.toml": 'title = "P"\n', "x/[b]*.toml": "[organization.b]\n", "roadmap.schema.json": "{}\n"}
    files |= {"notes.txt": "n", ".venv/v.toml": "a=1\n", "c.toml.mine": "x\n"}
    for name, text in files.items():
        (plan / name).write_text(text)
    (tmp_path / "an" / "other.txt").write_text("staged")
    git(tmp_path / "an", "add", "other.txt")
    write(tmp_path / "an", '"Camera"', '"dirty"')
    assert run("sync", plan).status == 0
    names = git(bare, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "main").splitlines()
    wanted = {"a.toml", *(f"kế hoạch/{name}" for name in ("roadmap.toml", "x/[b]*.toml", "roadmap.schema.json"))}
    assert set(names) == wanted
    assert git(tmp_path / "an", "diff", "--cached", "--name-only") == "other.txt"
    assert '"dirty"' in (tmp_path / "an" / "a.toml").read_text()
    (plan / "x" / "[b]*.toml").unlink()
    assert run("sync", plan).status == 0
    assert "x/[b]*.toml" not in git(bare, "ls-tree", "-r", "--name-only", "main")


def test_a_trial_says_what_would_be_done(run: Run, shared: Shared) -> None:
    write(shared.an, '"Camera"', '"AI camera"')
    before = git(shared.an, "rev-parse", "HEAD")
    ran = run("sync", shared.an, "--dry-run", "-m", "Rename")
    assert ran.status == 0
    assert "would commit a.toml" in ran.out
    assert "1 commits to push, 0 to merge" in ran.out
    assert git(shared.an, "rev-parse", "HEAD") == before
    assert git(shared.an, "status", "--porcelain") == "M a.toml"


def test_when_the_others_were_faster_it_tries_again(run: Run, shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    push, pushed = sharing.push, []

    def late(*arguments: object) -> bool:
        if not pushed:
            write(shared.binh, '"Lens"', '"Optics"')
            git(shared.binh, "commit", "-qam", "meanwhile")
            git(shared.binh, "push", "-q")
        pushed.append(arguments)
        return push(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sharing, "push", late)
    write(shared.an, '"Camera"', '"AI camera"')
    assert run("sync", shared.an).status == 0
    assert len(pushed) == 2
    assert '"Optics"' in published(shared)
    assert '"AI camera"' in published(shared)


def test_others_that_never_rest_end_it(run: Run, shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "push", lambda *_: False)
    write(shared.an, '"Camera"', '"AI camera"')
    ran = run("sync", shared.an)
    assert ran.status == 3
    assert "keeps moving" in ran.err
    assert git(shared.an, "status", "--porcelain") == ""


@pytest.mark.parametrize("words", [("checkout", "-q", "--detach"), ("checkout", "-q", "-b", "mine"),
                                   ("remote", "remove", "origin")])  # fmt: skip
def test_a_branch_that_is_not_shared(run: Run, shared: Shared, words: tuple[str, ...]) -> None:
    write(shared.an, '"Camera"', '"AI camera"')
    git(shared.an, *words)
    ran = run("sync", shared.an)
    assert (ran.status, ran.out) == (1, "")
    assert "  → " in ran.err
    assert git(shared.an, "status", "--porcelain") == "M a.toml"


def test_outside_of_git(run: Run, ws: Path) -> None:
    assert run("sync", ws).status == 3


def test_out_of_reach_the_work_is_committed(run: Run, shared: Shared) -> None:
    shared.bare.rename(shared.bare.with_name("gone.git"))
    write(shared.an, '"Camera"', '"AI camera"')
    ran = run("sync", shared.an)
    assert ran.status == 3
    assert "cannot be reached" in ran.err
    assert "committed here" in ran.err
    assert git(shared.an, "status", "--porcelain") == ""


def test_a_line_that_is_dead_is_given_up(run: Run, shared: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "NETWORK_PATIENCE", 0.3)
    git(shared.an, "remote", "set-url", "origin", "ext::sleep 3")
    git(shared.an, "config", "protocol.ext.allow", "always")
    ran = run("sync", shared.an)
    assert ran.status == 3
    assert "cannot be reached" in ran.err


def test_a_hook_that_refuses_the_commit(run: Run, shared: Shared) -> None:
    hook = shared.an / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho the minister says no >&2\nexit 1\n")
    hook.chmod(0o755)
    write(shared.an, '"Camera"', '"AI camera"')
    ran = run("sync", shared.an)
    assert ran.status == 1
    assert "the minister says no" in ran.err
    assert '"AI camera"' in (shared.an / "a.toml").read_text()


def test_a_hook_that_refuses_the_merge(run: Run, shared: Shared) -> None:
    write(shared.an, '"Camera"', '"AI camera"')
    run("sync", shared.an)
    hook = shared.binh / ".git" / "hooks" / "pre-merge-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    write(shared.binh, '"Lens"', '"Optics"')
    ran = run("sync", shared.binh)
    assert ran.status == 1
    assert "not today" in ran.err
    assert "git merge --abort" in ran.err


def test_the_other_side_refuses(run: Run, shared: Shared) -> None:
    hook = shared.bare / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho protected branch >&2\nexit 1\n")
    hook.chmod(0o755)
    write(shared.an, '"Camera"', '"AI camera"')
    ran = run("sync", shared.an)
    assert ran.status == 3
    assert "protected branch" in ran.err


def test_histories_with_nothing_in_common(run: Run, shared: Shared, tmp_path: Path) -> None:
    top = begun(tmp_path / "stranger")
    git(top, "commit", "-q", "--amend", "-m", "another beginning", "--date", "2001-01-01T00:00:00")
    git(top, "remote", "add", "origin", str(shared.bare))
    git(top, "fetch", "-q")
    git(top, "branch", "-q", "--set-upstream-to=origin/main")
    ran = run("sync", top)
    assert ran.status == 1
    assert "nothing in common" in ran.err


def test_a_dirty_file_of_others_in_the_way(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "first")
    (top / "notes.txt").write_text("1\n")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "notes")
    bare = tmp_path / "shared.git"
    git(tmp_path, "clone", "-q", "--bare", str(top), str(bare))
    for name in ("an", "binh"):
        git(tmp_path, "clone", "-q", str(bare), str(tmp_path / name))
    (tmp_path / "an" / "notes.txt").write_text("2\n")
    git(tmp_path / "an", "commit", "-qam", "notes of An")
    git(tmp_path / "an", "push", "-q")
    (tmp_path / "binh" / "notes.txt").write_text("3\n")
    write(tmp_path / "binh", '"Camera"', '"AI camera"')
    ran = run("sync", tmp_path / "binh")
    assert ran.status == 1
    assert "nothing has changed" in ran.err
    assert (tmp_path / "binh" / "notes.txt").read_text() == "3\n"


@pytest.mark.parametrize("name", ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge"])
def test_in_the_middle_of_something_it_refuses(run: Run, shared: Shared, name: str) -> None:
    place = shared.an / ".git" / name
    place.mkdir() if name.startswith("rebase") else place.write_text("x")
    write(shared.an, '"Camera"', '"AI camera"')
    ran = run("sync", shared.an, "--lang", "vi")
    assert ran.status == 1
    assert "dở dang" in ran.err


def test_attributes_of_the_user_stay_in_force(run: Run, shared: Shared, tmp_path: Path) -> None:
    (tmp_path / "attributes").write_text("*.txt merge=union\n")
    for clone in (shared.an, shared.binh):
        git(clone, "config", "core.attributesFile", str(tmp_path / "attributes"))
        (clone / "a.txt").write_text("")
    git(shared.an, "add", "-A")
    git(shared.an, "commit", "-qm", "text")
    git(shared.an, "push", "-q")
    git(shared.binh, "clean", "-fdq")
    git(shared.binh, "pull", "-q")
    for clone in (shared.an, shared.binh):
        (clone / "a.txt").write_text(f"{clone.name}\n")
        git(clone, "commit", "-qam", clone.name)
    assert run("sync", shared.an).status == run("sync", shared.binh).status == 0
    assert sorted(published(shared, "a.txt").split()) == ["an", "binh"]


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(run: Run, shared: Shared) -> None:
    write(shared.an, '"Camera"', '"AI camera"')
    shared.an.chmod(0o500)
    assert run("sync", shared.an).status == 3
    shared.an.chmod(0o700)
