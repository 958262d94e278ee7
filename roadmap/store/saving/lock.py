"""One writer at a time in a workspace: a lock of the system on a file that is never renamed nor deleted.

The lock dies with its holder, also when that is killed. Where a file system has no working locks, a folder that only
one process can make stands in; it outlives a killed holder and is taken over when that process is known to be gone.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import files, kernel

WAIT = 10.0
"""Seconds that a command waits for another one."""

_OPEN = os.O_RDWR | os.O_CREAT
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
    _OPEN |= getattr(os, _flag, 0)
_LONGEST_PAUSE, _SHORTEST_PAUSE, _IMPATIENCE = 0.004, 0.0005, 0.01
_INTRODUCTION = "holder"


class Held(NamedTuple):
    """The lock, held.

    Attributes:
        kernel: False where the file system has no working locks and a lock folder stands in. That is worth one
            sentence to the person: after a crash on another machine the folder must be removed by hand.
    """

    kernel: bool


class Holder(NamedTuple):
    """Who holds the lock; for messages, and to know a lock folder whose maker is gone."""

    pid: int
    host: str
    since: str


class _Busy(Exception):  # noqa: N818 - it never leaves this module
    """Somebody else held on for too long."""


class _Turn(NamedTuple):
    """One asker's wait for the lock, in seconds of the steady clock."""

    began: float
    deadline: float

    @classmethod
    def beginning(cls, wait: float) -> _Turn:
        """The turn of somebody who asks now and waits for `wait` seconds."""
        now = time.monotonic()
        return cls(now, now + wait)

    def wait(self, attempt: Callable[[], bool]) -> None:
        """Try until it works; the longer somebody has waited, the more often, so that the oldest is the likeliest next.

        Raises:
            _Busy: it did not in time.
        """
        while not attempt():
            now = time.monotonic()
            if now >= self.deadline:
                raise _Busy
            time.sleep(max(_SHORTEST_PAUSE, _LONGEST_PAUSE * _IMPATIENCE / (_IMPATIENCE + now - self.began)))


# (device, inode of our folder, thread): whoever asks twice would wait for itself.
_HOLDING: set[tuple[int, int, int]] = set()
# Open files that a forked child must not keep: the lock would outlive its holder in them.
_OPENED: set[_Handle] = set()


class _Handle:
    """An open lock file; closing it gives the lock back, in the process that opened it."""

    def __init__(self, place: Path) -> None:
        self.number = os.open(place, _OPEN, 0o666)
        _OPENED.add(self)

    def close(self) -> None:
        if self in _OPENED:
            _OPENED.remove(self)
            # Whatever fails here, what the lock was for is done; closing gives it back too, at the latest at our end.
            with suppress(OSError):
                kernel.release(self.number)
            with suppress(OSError):
                os.close(self.number)

    def bears(self, place: Path) -> bool:
        """Whether `place` still names this very file."""
        with suppress(FileNotFoundError):
            return os.path.samestat(place.stat(), os.fstat(self.number))
        return False


def _leave_to_parent() -> None:
    for handle in _OPENED:
        os.close(handle.number)
    _OPENED.clear()
    _HOLDING.clear()


if hasattr(os, "register_at_fork"):  # pragma: no branch - some systems have no fork
    os.register_at_fork(after_in_child=_leave_to_parent)


@contextmanager
def locked(root: Path, wait: float = WAIT) -> Iterator[Held]:
    """Hold the workspace `root` alone, among all processes and threads; in turn, so that nobody starves.

    Args:
        root: the workspace's folder.
        wait: seconds after which waiting for another holder ends with an error.

    Raises:
        RoadmapError: another holder did not finish in time (it is named), or the folder cannot be written.
        RuntimeError: this thread holds the lock already; waiting for itself would never end.
    """
    turn = _Turn.beginning(wait)
    with ExitStack() as stack:
        with files.told(root):
            home = prepare(root)
            status = home.stat()
            key = (status.st_dev, status.st_ino, threading.get_ident())
            if key in _HOLDING:
                raise RuntimeError("this thread holds the lock of the workspace already")
            try:
                held = _enter(stack, home, turn)
            except _Busy:
                raise _too_long(home, wait) from None
        _HOLDING.add(key)
        stack.callback(_HOLDING.discard, key)
        yield held


def prepare(root: Path) -> Path:
    """Our folder in the workspace, made where it is missing, with git told to pass it over.

    Raises:
        RoadmapError: a link or something that is no folder bears its name.
        OSError: it cannot be made.
    """
    home = root / files.OURS
    if home.is_symlink() or (home.exists() and not home.is_dir()):
        message = phrase("{path} is a link or no folder; nothing is written through it",
                         "{path} là liên kết hoặc không phải thư mục; không ghi qua đó", path=files.OURS)  # fmt: skip
        raise RoadmapError(message, phrase("Move it away", "Hãy chuyển nó đi nơi khác"), status=3)
    if not home.is_dir():
        files.make_folder(home)
        files.share(home, root)
        for name in ("lock", "queue"):
            files.write(home / name, b"")
            files.share(home / name, root)
    passed_over = home / ".gitignore"
    if not passed_over.exists() or not passed_over.stat().st_size:  # whoever is killed between the two leaves it empty
        files.write(passed_over, b"*\n")
    return home


def _enter(stack: ExitStack, home: Path, turn: _Turn) -> Held:
    """Take the lock; `stack` gives it back."""
    # Whoever waits stands in a queue of one: the last holder, who is awake, cannot overtake the one who sleeps.
    with ExitStack() as queue:
        _hold(queue, home / "queue", turn)
        working = _hold(stack, home / "lock", turn)
    if not working:
        _hold_folder(stack, home, turn)
    with suppress(OSError):  # only messages need it
        _introduce(home)
    return Held(working)


def _hold(stack: ExitStack, place: Path, turn: _Turn) -> bool:
    """Lock the file `place` until `stack` ends; False where the file system has no locks that work."""
    while True:
        handle = _Handle(place)
        with ExitStack() as attempt:
            attempt.callback(handle.close)
            try:
                turn.wait(lambda: kernel.grab(handle.number))  # noqa: B023 - called at once
            except OSError:
                return False
            if handle.bears(place):
                stack.push(attempt.pop_all())
                return _excludes(place)
        # Somebody cleaned the folder while we waited: another file bears the name now.


def _excludes(place: Path) -> bool:
    """Whether the lock that we hold on `place` keeps a second handle out; some file systems only pretend."""
    second = _Handle(place)
    try:
        return not kernel.grab(second.number)
    finally:
        second.close()


def _hold_folder(stack: ExitStack, home: Path, turn: _Turn) -> None:
    """Hold the lock folder until `stack` ends: making it fails for all but one."""
    # It is filled before it gets its name, and no full folder can be overwritten: it always says who holds it.
    mine, place = home / f"lock-{os.getpid()}-{threading.get_ident()}", home / "lock-folder"
    mine.mkdir(exist_ok=True)
    _introduce(mine)
    stack.callback(_give_back, mine)
    turn.wait(lambda: _moved(mine, place) or (_take_over(home, place) and _moved(mine, place)))
    stack.callback(_give_back, place)


def _moved(folder: Path, place: Path) -> bool:
    try:
        folder.rename(place)
    except OSError:
        if not place.is_dir():
            raise
        return False
    return True


def _take_over(home: Path, place: Path) -> bool:
    """Set aside the lock folder of a process of this machine that is gone; whether there was one."""
    holder = _holder(place)
    if not holder or holder.host != socket.gethostname() or alive(holder.pid):
        return False
    # Each lost holder can be set aside once: a second process that saw it too must not take away its successor's lock.
    with suppress(OSError):
        return _moved(place, home / f"lost-{holder.pid}-{holder.since.replace(':', '')}")
    return False


def alive(pid: int) -> bool:
    """Whether the process `pid` of this machine is there; yes where that cannot be told."""
    if sys.platform == "win32":
        return True  # no way to ask that could not end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _give_back(folder: Path) -> None:
    with suppress(OSError):
        (folder / _INTRODUCTION).unlink()
        folder.rmdir()


def _introduce(folder: Path) -> None:
    """Write down who we are."""
    holder = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="microseconds"))
    place = folder / _INTRODUCTION
    place.unlink(missing_ok=True)  # the last one's may not be ours to write to
    files.write(place, json.dumps(holder._asdict()).encode())


def _holder(folder: Path) -> Holder | None:
    """Who is written down in `folder`; None where nobody legible is."""
    try:
        told = json.loads((folder / _INTRODUCTION).read_text(encoding="utf-8"))
        return Holder(int(told["pid"]), str(told["host"]), str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _too_long(home: Path, wait: float) -> RoadmapError:
    holder = _holder(home)
    message = phrase(
        "Process {pid} on {host} has been changing the workspace since {since}; gave up after {wait} seconds, "
        "nothing was changed",
        "Tiến trình {pid} trên máy {host} đang thay đổi lộ trình từ {since}; đã chờ {wait} giây, chưa thay đổi gì",
        pid=str(holder.pid) if holder else "?",
        host=holder.host if holder else "?",
        since=holder.since[:19] + "Z" if holder else "?",
        wait=wait,
    )
    hint = Text("Hãy thử lại khi chương trình đó kết thúc", "Try again when that program has finished")
    if (home / "lock-folder").exists():
        hint = phrase("If no program works in it any more, remove {folder}",
                      "Nếu không còn chương trình nào làm việc ở đó, hãy xóa {folder}",
                      folder=f"{files.OURS}/lock-folder")  # fmt: skip
    return RoadmapError(message, hint, status=3)
