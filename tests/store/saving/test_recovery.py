"""After a crash: unfinished edits are finished, what others wrote stays, what lay about is gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.store.saving import files, log, steps
from roadmap.store.saving.entry import encode
from roadmap.store.saving.lock import locked
from roadmap.store.saving.patch import Patch
from roadmap.store.saving.recovery import Kept, Recovery, pending, recover

from .conftest import Fails, Killed, Saved

LARGE = b"".join(f"line{n} = 1\n".encode() for n in range(10_000))


def recovered(root: Path) -> Recovery | None:
    with locked(root):
        return recover(root)


def shown(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".roadmap" not in path.parts
    }


@pytest.fixture
def crash(save: Saved, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that saves and is killed when the edit is on record and the `after`-th file is to be put in place."""

    def saving(wanted: dict[str, bytes | None], after: int = 0) -> None:
        real, left = steps.Step.take, [after]

        def take(step: steps.Step) -> None:
            if not left[0]:
                raise Killed
            left[0] -= 1
            real(step)

        with monkeypatch.context() as dying:
            dying.setattr(steps.Step, "take", take)
            dying.setattr(files, "discard", lambda _: None)
            with pytest.raises(Killed):
                save(wanted)

    return saving


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_an_edit_on_record_is_finished(tmp_path: Path, save: Saved, crash: Callable[..., None], after: int) -> None:
    save({"a.toml": b"1", "b.toml": b"1", "c.toml": LARGE})
    wanted: dict[str, bytes | None] = {"a.toml": b"2", "b.toml": None, "new/c.toml": LARGE, "c.toml": LARGE[9:]}
    crash(wanted, after)
    assert pending(tmp_path)
    recovery = recovered(tmp_path)
    assert recovery
    assert [entry.number for entry in recovery.finished] == [2]
    assert (recovery.kept, recovery.damaged) == ((), ())
    assert shown(tmp_path) == {path: data for path, data in wanted.items() if data is not None}
    assert not pending(tmp_path)
    assert recovered(tmp_path) is None


def test_an_edit_is_not_begun_before_an_earlier_one_is_finished(tmp_path: Path, crash: Callable[..., None]) -> None:
    from roadmap.model.text import Text
    from roadmap.store.saving.transaction import Write, commit

    crash({"a.toml": b"1"})
    with locked(tmp_path), pytest.raises(RoadmapError, match="unfinished"):
        commit(tmp_path, [Write("b.toml", None, b"")], label=Text("", ""), who="", session="")


def test_what_somebody_else_wrote_stays(tmp_path: Path, save: Saved, crash: Callable[..., None]) -> None:
    save({"a.toml": b"1", "b.toml": b"1", "c.toml": b"1"})
    crash({"a.toml": b"2", "b.toml": None, "c.toml": b"2"})
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_bytes(b"theirs")
    recovery = recovered(tmp_path)
    assert recovery
    assert recovery.kept == (Kept("a.toml", "a.toml.mine"), Kept("b.toml", ""))
    assert shown(tmp_path) == {"a.toml": b"theirs", "a.toml.mine": b"2", "b.toml": b"theirs", "c.toml": b"2"}


def test_our_side_never_takes_the_place_of_another(tmp_path: Path, save: Saved, crash: Callable[..., None]) -> None:
    save({"a.toml": b"1"})
    (tmp_path / "a.toml.mine").write_bytes(b"an earlier one")
    crash({"a.toml": b"2"})
    (tmp_path / "a.toml").unlink()
    recovery = recovered(tmp_path)
    assert recovery
    assert recovery.kept == (Kept("a.toml", "a.toml.mine2"),)
    assert shown(tmp_path) == {"a.toml.mine": b"an earlier one", "a.toml.mine2": b"2"}


def test_our_side_is_not_written_twice(tmp_path: Path, save: Saved, crash: Callable[..., None]) -> None:
    save({"a.toml": b"1"})
    crash({"a.toml": b"2"})
    (tmp_path / "a.toml").write_bytes(b"theirs")
    (tmp_path / "a.toml.mine").write_bytes(b"2")  # as a recovery leaves it that is killed
    recovery = recovered(tmp_path)
    assert recovery
    assert recovery.kept == (Kept("a.toml", "a.toml.mine"),)
    assert shown(tmp_path) == {"a.toml": b"theirs", "a.toml.mine": b"2"}


def test_our_side_of_a_large_file_is_found_where_it_was_staged(
    tmp_path: Path, save: Saved, crash: Callable[..., None]
) -> None:
    save({"a.toml": LARGE})
    crash({"a.toml": LARGE[:-1] + b"!\n"})
    (tmp_path / f"{files.TEMPORARY}0").mkdir()
    (tmp_path / f"{files.TEMPORARY}1").write_bytes(b"something else")
    (tmp_path / "a.toml").write_bytes(b"theirs")
    recovered(tmp_path)
    assert (tmp_path / "a.toml.mine").read_bytes() == LARGE[:-1] + b"!\n"


def test_of_a_large_file_that_is_nowhere_the_stretch_is_kept(
    tmp_path: Path, save: Saved, crash: Callable[..., None]
) -> None:
    save({"a.toml": LARGE})
    crash({"a.toml": LARGE.replace(b"line5000 = 1", b"line5000 = 2")})
    for staged in tmp_path.glob(f"{files.TEMPORARY}*"):
        staged.unlink()
    (tmp_path / "a.toml").write_bytes(b"theirs")
    recovered(tmp_path)
    assert (tmp_path / "a.toml.mine").read_bytes() == b"line5000 = 2\n"


def test_a_damaged_entry_is_set_aside(tmp_path: Path, save: Saved, crash: Callable[..., None]) -> None:
    save({"a.toml": b"1"})
    crash({"a.toml": b"2"})
    log.place(tmp_path, 2, "pending").write_bytes(b"{}")
    recovery = recovered(tmp_path)
    assert recovery
    assert recovery == ((), (), (2,))
    assert shown(tmp_path) == {"a.toml": b"1"}
    assert save({"a.toml": b"3"}).number == 3


def test_an_entry_that_does_not_give_what_it_names_is_set_aside(
    tmp_path: Path, save: Saved, crash: Callable[..., None]
) -> None:
    save({"a.toml": LARGE, "b.toml": b"1"})
    crash({"b.toml": b"2", "a.toml": LARGE[9:]})
    entry = log.load(tmp_path, 2, "pending")
    wrong = Patch.between("a.toml", LARGE, LARGE[9:])._replace(added=b"something else")
    log.place(tmp_path, 2, "pending").write_bytes(encode(entry._replace(patches=(entry.patches[0], wrong))))
    recovery = recovered(tmp_path)
    assert recovery
    assert recovery.damaged == (2,)
    assert shown(tmp_path) == {"a.toml": LARGE, "b.toml": b"1"}


def test_an_entry_that_leads_outside_is_not_carried_out(
    tmp_path: Path, save: Saved, crash: Callable[..., None]
) -> None:
    root = tmp_path
    save({"a.toml": b"1"})
    crash({"a.toml": b"2"})
    entry = log.load(root, 2, "pending")
    for path in ("../outside.toml", ".git/config"):
        log.place(root, 2, "pending").write_bytes(encode(entry._replace(patches=(Patch.between(path, None, b"x"),))))
        with pytest.raises(RoadmapError):
            recovered(root)
    assert not (tmp_path.parent / "outside.toml").exists()


def test_a_recovery_that_fails_is_tried_again(
    tmp_path: Path, save: Saved, crash: Callable[..., None], fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    save({"a.toml": b"1"})
    crash({"a.toml": b"2"})
    with monkeypatch.context():
        fails("replace", "a.toml")
        with pytest.raises(RoadmapError, match="the next command finishes it"):
            recovered(tmp_path)
    monkeypatch.undo()
    assert recovered(tmp_path)
    assert shown(tmp_path) == {"a.toml": b"2"}


def test_a_save_killed_before_it_was_on_record_leaves_nothing(
    tmp_path: Path, save: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    save({"sub/a.toml": b"1"})

    def begin(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr(log, "begin", begin)
        dying.setattr(files, "discard", lambda _: None)
        dying.setattr(steps, "_discard_folder", lambda _: None)
        with pytest.raises(Killed):
            save({"sub/a.toml": b"2", "new/deep/b.toml": b"1"})
    assert pending(tmp_path)
    assert (tmp_path / "new" / "deep").is_dir()
    assert recovered(tmp_path) is None
    assert not pending(tmp_path)
    assert shown(tmp_path) == {"sub/a.toml": b"1"}
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "plan",
    [
        b"",
        b"[]",
        b'{"folders": 5, "made": []}',
        b"[" * 100_000,
        json.dumps({"folders": ["../victim", "nowhere", "/"], "made": ["../victim", "full"]}).encode(),
    ],
)
def test_a_plan_that_somebody_wrote_reaches_nothing_outside(tmp_path: Path, plan: bytes) -> None:
    root, victim = tmp_path / "root", tmp_path / "victim"
    (root / "full").mkdir(parents=True)
    (root / "full" / "a.toml").write_bytes(b"")
    victim.mkdir()
    (victim / f"{files.TEMPORARY}x").write_bytes(b"")
    with locked(root):
        log.prepare(root)
        (log.folder(root) / log.PLAN).write_bytes(plan)
        assert recover(root) is None
    assert (victim / f"{files.TEMPORARY}x").exists()
    assert (root / "full" / "a.toml").exists()


def test_nothing_is_pending_where_there_is_no_log(tmp_path: Path) -> None:
    assert not pending(tmp_path)
    (tmp_path / ".roadmap").write_bytes(b"")
    assert not pending(tmp_path)


def test_a_folder_that_went_meanwhile_is_no_obstacle(tmp_path: Path, save: Saved, crash: Callable[..., None]) -> None:
    save({"sub/a.toml": b"1", "b.toml": b"1"})
    crash({"sub/a.toml": None, "b.toml": b"2"}, 1)
    (tmp_path / "sub").rmdir() if not list((tmp_path / "sub").iterdir()) else None
    recovery = recovered(tmp_path)
    assert recovery
    assert shown(tmp_path) == {"b.toml": b"2"}
