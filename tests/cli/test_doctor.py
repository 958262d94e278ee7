"""``roadmap doctor``: what is amiss, how grave, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run
from .repositories import alone, begun, git

__all__ = ["alone"]
pytestmark = pytest.mark.usefixtures("alone")


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def states(run: Run, root: Path) -> dict[str, str]:
    return {sign["name"]: sign["state"] for sign in run("doctor", root, "--format", "json").json["signs"]}


def test_a_clone_that_is_set_up_is_well(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    run("git-setup", "-C", top)
    assert set(states(run, top).values()) == {"good"}
    assert run("doctor", top).status == 0
    assert run("doctor", "-C", top, "--lang", "vi").out.count("✓ tốt") == len(states(run, top))


def test_a_clone_that_is_not_set_up_is_in_danger(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    found = states(run, top)
    assert {name for name, state in found.items() if state == "dangerous"} == {"driver", "attributes"}
    assert {name for name, state in found.items() if state == "lacking"} == {"pre-commit", "post-merge"}
    ran = run("doctor", top)
    assert ran.status == 1
    assert "→ Run `roadmap git-setup`" in ran.out


@pytest.mark.parametrize(
    ("command", "state"),
    [
        ("/no/such/roadmap merge-driver %O", "dangerous"),
        ("'unclosed merge-driver %O", "dangerous"),
        ("sort %A", "dangerous"),
        ("touch RAN merge-driver %O", "lacking"),
    ],
)
def test_a_driver_that_is_not_ours_is_never_run(run: Run, tmp_path: Path, command: str, state: str) -> None:
    top = begun(tmp_path / "repository")
    run("git-setup", "-C", top)
    git(top, "config", "merge.roadmap.driver", command.replace("RAN", str(tmp_path / "ran")))
    assert states(run, top)["driver"] == state
    assert not (tmp_path / "ran").exists()


def test_a_program_of_ours_that_does_not_start(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = begun(tmp_path / "repository")
    monkeypatch.setattr("sys.executable", "/no/such/python")
    run("git-setup", "-C", top)
    assert states(run, top)["driver"] == "dangerous"


def test_both_values_of_every_conflict_are_shown(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    root.mkdir()
    (root / "a.toml").write_text(
        '[technology.x]\n<<<<<<< main\nname = "A"\n=======\nname = "B"\n>>>>>>> viettel\n'
        '[technology.y]\n<<<<<<< main\n=======\nnote = "C"\n>>>>>>> viettel\n'
    )
    ran = run("doctor", root)
    assert ran.status == 1
    assert 'a.toml:2 [technology.x]: name = "A" (main) or name = "B" (viettel)' in ran.out
    assert 'a.toml:8 [technology.y]: — (main) or note = "C" (viettel)' in ran.out
    told = run("check", root).out
    assert 'FIL003 Unresolved merge in lines 2 to 6 [technology.x]: name = "A" (main) or name = "B" (viettel): ' in told
    assert "conflicts in this file: 2" in told


def test_what_a_crash_left_is_told(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    run("git-setup", "-C", top)
    (top / "a.toml.mine").write_text("x")
    (top / ".merge_file_abc").write_text("x")
    (top / ".git" / "MERGE_HEAD").write_text(git(top, "rev-parse", "HEAD") + "\n")
    log = top / ".roadmap" / "log"
    log.mkdir(parents=True, exist_ok=True)
    (log / "00000001.damaged").write_text("x")
    found = states(run, top)
    assert found["kept-aside"] == found["log"] == "dangerous"
    assert found["torn-merge"] == found["under-way"] == "lacking"
    assert "leftovers" not in found


def test_an_edit_that_is_no_longer_known_is_told(run: Run, tmp_path: Path) -> None:
    top = begun(tmp_path / "repository")
    for name in ("A", "B", "C", "D"):
        assert run("set", "lens", "name", name, "-C", top).status == 0
    assert states(run, top)["log"] == "good"
    (top / ".roadmap" / "log" / "00000003.json").write_bytes(b"")
    assert states(run, top)["log"] == "lacking"
    assert "Entry 3 of the log is damaged or missing" in run("doctor", top).out
    (top / ".roadmap" / "log" / "00000003.json").unlink()
    assert states(run, top)["log"] == "lacking"
    (top / ".roadmap" / "log" / "00000002.json").unlink()
    (top / ".roadmap" / "log" / "00000001.json").unlink()
    assert states(run, top)["log"] == "good"


def test_outside_of_git_and_without_git(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "plan"
    root.mkdir()
    assert states(run, root)["repository"] == "lacking"
    assert run("doctor", root).status == 0
    monkeypatch.setenv("PATH", "")
    assert states(run, root)["git"] == "lacking"


def test_the_cache_may_be_off_or_out_of_reach(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROADMAP_CACHE", "off")
    assert states(run, tmp_path)["cache"] == "good"
    monkeypatch.delenv("ROADMAP_CACHE")
    (tmp_path / "cache").write_text("a file")
    assert states(run, tmp_path)["cache"] == "lacking"


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run("doctor", tmp_path / "none").status == 2
