"""Files that are wholly old or wholly new: read, written beside, put in place, removed, each step made durable.

Paths are POSIX and relative to the workspace. Nothing is read or written through a link, into git's folder or into our
own. An :class:`OSError` that leaves this module carries the path that a person knows, not the temporary one.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text

OURS = ".roadmap"
"""The folder for what is not the roadmap itself: lock, log, cache."""

TEMPORARY = ".~roadmap-"
"""How the names of our temporary files begin; they never end in ``.toml``."""

UNCHANGED = Text("chưa thay đổi gì", "nothing was changed")
UNFINISHED = Text(
    "thay đổi đã được ghi nhận nhưng chưa hoàn tất, lệnh tiếp theo sẽ hoàn tất",
    "the edit is on record but not finished, the next command finishes it",
)

_CLOSED = {".git", "git~1", OURS}
_FORBIDDEN = "\0\\:" if sys.platform == "win32" else "\0"
_SAFE = 0
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY", "O_NONBLOCK"):
    _SAFE |= getattr(os, _flag, 0)


class Seen(NamedTuple):
    """A file as it was read: its bytes and what the system says of it."""

    data: bytes
    status: os.stat_result


def failed(root: Path, error: OSError, outcome: Text) -> RoadmapError:
    """`error` as the end of a command: which file, why, and what has become of the edit."""
    place = os.fspath(error.filename or root)
    shown = os.path.relpath(place, root) if Path(place).is_absolute() == root.is_absolute() else place
    reason = why(error)
    path = str(root) if shown == "." else shown
    message = Text(f"{path}: {reason.vi}; {outcome.vi}", f"{path}: {reason.en}; {outcome.en}")
    return RoadmapError(message, status=3)


@contextmanager
def told(root: Path, outcome: Text = UNCHANGED) -> Iterator[None]:
    """Turn an :class:`OSError` inside into the error that ends a command."""
    try:
        yield
    except OSError as error:
        raise failed(root, error, outcome) from error


@contextmanager
def _named(place: Path) -> Iterator[None]:
    """Let an :class:`OSError` inside name `place`: calls on open files name none, others the temporary file."""
    try:
        yield
    except OSError as error:
        error.filename = os.fspath(place)
        raise


def locate(root: Path, path: str) -> Path:
    """Where the file `path` stands or would stand; nothing on the way is a link.

    Raises:
        RoadmapError: the path leads outside, into git's or our own folder, or through something that is no folder.
        OSError: a folder on the way cannot be looked at.
    """
    parts = path.split("/")
    odd = any(part in ("", ".", "..") or part.casefold() in _CLOSED or set(part) & set(_FORBIDDEN) for part in parts)
    if odd or parts[-1].startswith(TEMPORARY):
        message = phrase("`{path}` is no place for a file of the roadmap; nothing was changed",
                         "`{path}` không phải nơi đặt tệp của lộ trình; chưa thay đổi gì", path=path)  # fmt: skip
        raise RoadmapError(message)
    place = root
    for part in parts[:-1]:
        place /= part
        try:
            mode = place.lstat().st_mode
        except FileNotFoundError:
            break
        if not stat.S_ISDIR(mode):
            message = phrase("{path}: {folder} is a link or no folder; nothing is written through it",
                             "{path}: {folder} là liên kết hoặc không phải thư mục; không ghi qua đó",
                             path=path, folder=place.name)  # fmt: skip
            raise RoadmapError(message, status=3)
    return root.joinpath(*parts)


def read(root: Path, path: str) -> Seen | None:
    """The file `path`, or None where there is none.

    Raises:
        RoadmapError: it is no regular file, a second name of another file, or no place for one (:func:`locate`).
        OSError: it cannot be read.
    """
    place = locate(root, path)
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return None
    with _named(place):
        if not stat.S_ISREG(mode):
            raise _refused(path, "a link or no regular file", "là liên kết hoặc không phải tệp thường")
        handle = os.open(place, os.O_RDONLY | _SAFE)
        try:
            status = os.fstat(handle)
            if status.st_nlink > 1:
                raise _refused(path, "one of several names of one file", "là một trong nhiều tên của một tệp")
            with os.fdopen(handle, "rb", closefd=False) as stream:
                return Seen(stream.read(), status)
        finally:
            _close(handle)


def _refused(path: str, en: str, vi: str) -> RoadmapError:
    message = phrase("{path} is {what}; nothing was changed", "{path} {what}; chưa thay đổi gì", path=path,
                     what=Text(vi, en))  # fmt: skip
    hint = phrase("Put a copy of the file in its place", "Hãy thay bằng một bản sao của tệp")
    return RoadmapError(message, hint, status=3)


def untouched(root: Path, path: str, seen: Seen | None) -> bool:
    """Whether the file still holds what was read; what the system says of it decides only that it does."""
    try:
        now = root.joinpath(path).lstat()
        if seen is not None and _identity(now) == _identity(seen.status):
            return True
        # Some network file systems change their mind about numbers and times: bytes decide.
        again = read(root, path)
    except (FileNotFoundError, NotADirectoryError):
        return seen is None
    except (OSError, RoadmapError):
        return False
    return again is not None and seen is not None and again.data == seen.data


def _identity(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def stage(place: Path, data: bytes, like: os.stat_result | None = None) -> Path:
    """Write `data` durably beside `place`; owner, group and permissions are those of `like`.

    Returns:
        The temporary file; on failure there is none.

    Raises:
        OSError: it could not be written wholly and durably.
    """
    beside = place.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
    with _named(place):
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFE, 0o666)
        whole = False
        try:
            try:
                _fill(handle, data)
                _liken(handle, like)
                sync(handle)
            finally:
                _close(handle)
            whole = True
        finally:
            if not whole:
                discard(beside)
    return beside


def write(place: Path, data: bytes) -> None:
    """Write a file of our own that may be lost or cut off without harm.

    Raises:
        OSError: it could not be written.
    """
    with _named(place):
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _SAFE, 0o666)
        try:
            _fill(handle, data)
        finally:
            _close(handle)


def _close(handle: int) -> None:
    # Some file systems tell only here that writing failed. An interrupted call has closed the file all the same.
    with suppress(InterruptedError):
        os.close(handle)


def _fill(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _liken(handle: int, like: os.stat_result | None) -> None:
    """Give the open file the owner, group and permissions of `like`, as far as we may."""
    if like and hasattr(os, "fchmod"):
        made = os.fstat(handle)
        if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
            with suppress(PermissionError):
                os.fchown(handle, like.st_uid, like.st_gid)
        os.fchmod(handle, stat.S_IMODE(like.st_mode))


def discard(place: Path) -> None:
    """Remove a temporary file if that is possible; what stays is removed by the next recovery."""
    with suppress(OSError):
        place.unlink()


def put(beside: Path, place: Path) -> None:
    """Let the staged file `beside` take the place of `place`, in one step.

    Raises:
        OSError: it could not; `place` is as it was.
    """
    with _named(place):
        os.replace(beside, place)  # noqa: PTH105 - the system's own word


def remove(place: Path) -> None:
    """Remove the file `place`; fine where it is gone.

    Raises:
        OSError: it could not be removed.
    """
    place.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make one folder, durably; fine where it exists.

    Raises:
        OSError: it could not be made.
    """
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def share(made: Path, like: Path) -> None:
    """Open what was made to all who may work in the folder `like`: planners of one group share a workspace."""
    mode = stat.S_IMODE(like.stat().st_mode) & (0o7777 if made.is_dir() else 0o666)
    with suppress(PermissionError):
        made.chmod(mode)


def sync(handle: int) -> None:
    """Wait until the open file is on the medium; where the system offers it, in the drive's own cache no more.

    Raises:
        OSError: it may not be there. Never tried again: a second success would prove nothing.
    """
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the medium, where the system can do that.

    Raises:
        OSError: they may not be there.
    """
    if sys.platform == "win32":
        return
    with _named(folder):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _SAFE)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:  # a file system that has no such thing
                raise
        finally:
            _close(handle)
