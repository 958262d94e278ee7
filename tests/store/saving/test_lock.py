"""The lock: one holder at a time among threads and processes, given back however the holder ends."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from roadmap.model.finding import RoadmapError
from roadmap.store.saving import kernel, lock
from roadmap.store.saving.lock import locked

from .conftest import Fails

HOLD = "import sys, time; from pathlib import Path; from roadmap.store.saving.lock import locked\n"


def process(root: Path, body: str) -> subprocess.Popen[str]:
    code = f"{HOLD}with locked(Path({str(root)!r})):\n    print('held', flush=True); {body}"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    started = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment)
    assert started.stdout
    assert started.stdout.readline() == "held\n"
    return started


def test_our_folder_is_made_and_passed_over_by_git(tmp_path: Path) -> None:
    tmp_path.chmod(0o2770)
    with locked(tmp_path) as held:
        assert held.kernel
    assert (tmp_path / ".roadmap" / ".gitignore").read_bytes() == b"*\n"
    assert stat.S_IMODE((tmp_path / ".roadmap").stat().st_mode) == 0o2770
    assert stat.S_IMODE((tmp_path / ".roadmap" / "lock").stat().st_mode) == 0o660
    (tmp_path / ".roadmap" / ".gitignore").write_bytes(b"")
    with locked(tmp_path):
        assert (tmp_path / ".roadmap" / ".gitignore").read_bytes() == b"*\n"


def test_another_process_waits_and_is_told_who_holds(tmp_path: Path) -> None:
    other = process(tmp_path, "time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(RoadmapError) as told, locked(tmp_path, 0.05):
        pass
    assert 0.05 <= time.monotonic() - began < 5
    assert told.value.status == 3
    for text in told.value.message:
        assert str(other.pid) in text
        assert socket.gethostname() in text
    other.kill()
    other.communicate()


def test_the_lock_ends_with_its_holder(tmp_path: Path) -> None:
    other = process(tmp_path, "time.sleep(60)")
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    with locked(tmp_path, 0) as held:
        assert held.kernel


def test_a_stranger_holds_the_lock(tmp_path: Path) -> None:
    with locked(tmp_path):
        (tmp_path / ".roadmap" / "holder").unlink()
        failures: list[RoadmapError] = []

        def other() -> None:
            try:
                with locked(tmp_path, 0):
                    pass
            except RoadmapError as error:
                failures.append(error)

        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert "Process ? on ?" in failures[0].message.en


def test_threads_take_turns(tmp_path: Path) -> None:
    inside, seen = 0, []

    def work() -> None:
        nonlocal inside
        for _ in range(20):
            with locked(tmp_path):
                inside += 1
                seen.append(inside)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [1] * 80


def test_whoever_asks_twice_is_told_at_once(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(RuntimeError, match="already"), locked(tmp_path):
        pass
    with locked(tmp_path, 0):
        pass


def test_a_forked_child_does_not_keep_the_lock(tmp_path: Path) -> None:
    ready, gone = os.pipe()
    code = (
        f"{HOLD}import os\n"
        f"with locked(Path({str(tmp_path)!r})):\n"
        "    if not os.fork():\n"
        f"        os.write({gone}, b'x'); time.sleep(60); os._exit(0)\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    parent = subprocess.Popen(
        [sys.executable, "-c", code],
        pass_fds=[gone],
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
    )
    assert os.read(ready, 1) == b"x"
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    with locked(tmp_path, 5):
        pass
    os.killpg(parent.pid, signal.SIGKILL)
    os.close(ready)
    os.close(gone)


def test_a_forked_child_leaves_the_lock_to_its_parent(tmp_path: Path) -> None:
    with locked(tmp_path):
        assert lock._OPENED
        held = set(lock._OPENED)
        child = os.fork()
        if not child:
            os._exit(1 if lock._OPENED or lock._HOLDING else 0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert held == lock._OPENED


def test_the_child_forgets_what_its_parent_holds(tmp_path: Path) -> None:
    """The same, in one process, where it can be measured."""
    lock.prepare(tmp_path)
    handle = lock._Handle(tmp_path / ".roadmap" / "lock")
    lock._leave_to_parent()
    assert not lock._OPENED
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle.number)
    handle.close()  # nothing: it is not the child's to close


def test_a_cleaned_folder_does_not_give_two_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, cleaned = kernel.grab, []

    def grab(handle: int) -> bool:
        place = tmp_path / ".roadmap" / "lock"
        if Path(f"/proc/self/fd/{handle}").readlink() == place and not cleaned:
            cleaned.append(place.unlink())
        return real(handle)

    monkeypatch.setattr(kernel, "grab", grab)
    with locked(tmp_path):
        assert (tmp_path / ".roadmap" / "lock").exists()
    assert cleaned


def test_our_folder_may_not_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".roadmap").symlink_to("elsewhere")
    with pytest.raises(RoadmapError, match="is a link"), locked(tmp_path):
        pass


def test_our_folder_may_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / ".roadmap").write_text("mine")
    with pytest.raises(RoadmapError, match=r"\.roadmap is a link or no folder") as told, locked(tmp_path):
        pass
    assert told.value.status == 3
    assert "không phải thư mục" in told.value.message.vi
    assert (tmp_path / ".roadmap").read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, fails: Fails) -> None:
    fails("mkdir", ".roadmap", errno.EROFS)
    with pytest.raises(RoadmapError, match="Read-only") as told, locked(tmp_path):
        pass
    assert told.value.status == 3
    assert "chỉ cho phép đọc" in told.value.message.vi


def test_giving_back_never_fails(tmp_path: Path, fails: Fails, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context(), locked(tmp_path):
        fails("close", ".roadmap/lock", errno.EIO)

        def release(_: int) -> None:
            raise OSError

        monkeypatch.setattr(kernel, "release", release)


def test_messages_alone_need_to_know_who_holds(tmp_path: Path, fails: Fails) -> None:
    fails("open", ".roadmap/holder", errno.ENOSPC)
    with locked(tmp_path) as held:
        assert held.kernel


@pytest.fixture(params=["pretends", "has none"])
def no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system whose locks lock nobody out, or that has none."""

    def grab(_: int) -> bool:
        if request.param == "has none":
            raise OSError(errno.ENOLCK, "No locks available")
        return True

    monkeypatch.setattr(kernel, "grab", grab)


FOLDER = Path(".roadmap") / "lock-folder"


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_folder_stands_in(tmp_path: Path) -> None:
    with locked(tmp_path) as held:
        assert not held.kernel
        assert (tmp_path / FOLDER).is_dir()
        failures: list[RoadmapError] = []

        def other() -> None:
            try:
                with locked(tmp_path, 0.01):
                    pass
            except RoadmapError as error:
                failures.append(error)

        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        assert ".roadmap/lock-folder" in failures[0].hint.vi
        assert (tmp_path / FOLDER).is_dir()
    assert sorted(path.name for path in (tmp_path / ".roadmap").iterdir()) == [".gitignore", "holder", "lock", "queue"]


def lost(root: Path, **holder: object) -> None:
    (root / FOLDER).mkdir(parents=True)
    told = {"pid": 1, "host": socket.gethostname(), "since": "2026-11-21T10:00:00.5+00:00"} | holder
    (root / FOLDER / "holder").write_text(json.dumps(told))


def gone() -> int:
    ended = subprocess.Popen(["true"])
    ended.wait()
    return ended.pid


@pytest.mark.usefixtures("no_locks")
def test_the_folder_of_a_killed_process_is_taken_over_once(tmp_path: Path) -> None:
    pid = gone()
    lost(tmp_path, pid=pid)
    with locked(tmp_path, 0.1):
        holder = lock._holder(tmp_path / FOLDER)
        assert holder
        assert holder.pid == os.getpid()
    lost(tmp_path, pid=pid)  # whoever saw the lost one too and comes late meets another one's folder under its name
    with pytest.raises(RoadmapError), locked(tmp_path, 0.01):
        pass


@pytest.mark.usefixtures("no_locks")
@pytest.mark.parametrize("holder", [{"pid": os.getpid()}, {"host": "elsewhere", "pid": 0}, {"pid": "x"}, {"pid": 1}])
def test_the_folder_of_anybody_else_is_respected(tmp_path: Path, holder: dict[str, object]) -> None:
    lost(tmp_path, **holder)
    with pytest.raises(RoadmapError), locked(tmp_path, 0.01):
        pass
    assert (tmp_path / FOLDER).is_dir()


@pytest.mark.usefixtures("no_locks")
def test_a_lost_folder_that_cannot_be_set_aside_is_waited_for(tmp_path: Path, fails: Fails) -> None:
    lost(tmp_path, pid=gone())
    fails("rename", "/lost-", errno.EACCES)
    with pytest.raises(RoadmapError), locked(tmp_path, 0.01):
        pass


def test_a_process_that_is_not_ours_is_alive(fails: Fails, monkeypatch: pytest.MonkeyPatch) -> None:
    fails("kill", "", PermissionError())
    assert lock.alive(gone())
    monkeypatch.setattr(sys, "platform", "win32")
    assert lock.alive(gone())


@pytest.mark.usefixtures("no_locks")
def test_a_lock_folder_that_cannot_be_made_is_told(tmp_path: Path, fails: Fails) -> None:
    fails("rename", "lock-folder", errno.EACCES)
    with pytest.raises(RoadmapError, match="Permission denied"), locked(tmp_path):
        pass
