"""What a planner is typing survives a killed program, is offered once, and never to others."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap.store import drafts
from roadmap.store.drafts import Draft, Drafts, forget, leftovers
from roadmap.store.saving import files, kernel

TYPED = Draft("technology", "camera", ("name", "vi"), "Máy ả", "Máy")
OTHER = Draft("technology", "camera", ("note", "vi"), "một\nhai", "")

TYPIST = """
import sys, time
from pathlib import Path
from roadmap.store.drafts import Draft, Drafts
mine = Drafts(Path(sys.argv[1]))
mine.note([Draft("technology", "camera", ("name", "vi"), "Máy ả", "Máy")])
mine.save()
print("typed", flush=True)
time.sleep(60)
"""


def names(root: Path) -> list[str]:
    folder = root / ".roadmap" / "drafts"
    return sorted(place.suffix for place in folder.iterdir()) if folder.is_dir() else []


def test_nothing_is_written_before_something_is_typed(tmp_path: Path) -> None:
    mine = Drafts(tmp_path)
    assert not mine.save()
    mine.close()
    assert not leftovers(tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_is_typed_is_written_and_goes_when_it_is_confirmed(tmp_path: Path) -> None:
    mine = Drafts(tmp_path)
    mine.note([TYPED, OTHER])
    assert mine.save()
    assert not mine.save()
    [place] = (tmp_path / ".roadmap" / "drafts").glob("*.json")
    assert [one["text"] for one in json.loads(place.read_text(encoding="utf-8"))["drafts"]] == ["Máy ả", "một\nhai"]
    assert (tmp_path / ".roadmap" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert not leftovers(tmp_path)  # its process lives
    mine.note()
    assert mine.save()
    assert names(tmp_path) == [".live"]
    mine.close()
    assert not names(tmp_path)


def test_a_killed_program_leaves_what_was_typed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", TYPIST, str(tmp_path)], stdout=subprocess.PIPE) as typist:
        assert typist.stdout
        assert typist.stdout.readline() == b"typed\n"
        assert not leftovers(tmp_path)
        typist.send_signal(signal.SIGKILL)
    [left] = leftovers(tmp_path)
    assert left.drafts == (TYPED,)
    assert left.at.endswith("Z")
    assert leftovers(tmp_path) == [left]
    forget(left.place)
    assert not leftovers(tmp_path)
    assert not names(tmp_path)


def test_several_programs_do_not_meet(tmp_path: Path) -> None:
    one, two = Drafts(tmp_path), Drafts(tmp_path)
    one.note([TYPED])
    two.note([OTHER])
    one.save()
    two.save()
    assert names(tmp_path) == [".json", ".json", ".live", ".live"]
    one.note()
    one.close()
    assert names(tmp_path) == [".json", ".live"]
    assert not leftovers(tmp_path)
    two.close()  # in the middle of typing
    assert [left.drafts for left in leftovers(tmp_path)] == [(OTHER,)]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"at": "x"}', '{"at": "x", "drafts": [{"kind": 1}]}', '{"at": "x", "drafts": []}', "[" * 100_000,
     '{"at":"x","drafts":[{"kind":"a","record":"b","field":[1],"text":"c","before":""}]}'],
)  # fmt: skip
def test_damaged_files_are_swept_away(tmp_path: Path, text: str) -> None:
    folder = tmp_path / ".roadmap" / "drafts"
    folder.mkdir(parents=True)
    (folder / "here-1-00.json").write_text(text, encoding="utf-8")
    (folder / "here-2-00.live").touch()
    assert not leftovers(tmp_path)
    assert not names(tmp_path)


def test_links_and_the_drafts_of_others_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ".roadmap" / "drafts"
    folder.mkdir(parents=True)
    secret = tmp_path / "secret"
    secret.write_text(json.dumps({"at": "x", "drafts": [TYPED._asdict()]}), encoding="utf-8")
    (folder / "a-1-00.json").symlink_to(secret)
    assert not leftovers(tmp_path)
    assert secret.exists()
    (folder / "a-1-00.json").write_bytes(secret.read_bytes())
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert not leftovers(tmp_path)
    assert names(tmp_path) == [".json"]


def test_a_full_disk_is_told_and_typing_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Drafts(tmp_path)
    mine.note([TYPED])
    mine.save()

    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as without:
        without.setattr(os, "write", full)
        mine.note([OTHER])
        with pytest.raises(OSError, match="full"):
            mine.save()
    assert names(tmp_path) == [".json", ".live"]  # the last one is whole, and nothing lies about
    assert mine.save()
    mine.close()


def test_without_locks_the_number_of_the_process_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(handle: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(kernel, "grab", without)
    mine = Drafts(tmp_path)
    mine.note([TYPED])
    mine.save()
    assert not leftovers(tmp_path)
    monkeypatch.setattr(drafts.lock, "alive", lambda pid: False)
    assert [left.drafts for left in leftovers(tmp_path)] == [(TYPED,)]
    mine.close()


def test_old_temporary_files_go_and_young_ones_stay(tmp_path: Path) -> None:
    folder = tmp_path / ".roadmap" / "drafts"
    folder.mkdir(parents=True)
    old, young = (folder / f"{files.TEMPORARY}{name}" for name in ("old", "young"))
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    assert not leftovers(tmp_path)
    assert (old.exists(), young.exists()) == (False, True)
