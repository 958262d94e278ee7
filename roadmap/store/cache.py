"""What was worked out before, kept in the user's own cache folder: JSON, found by what it was worked out from.

Nothing kept is ever needed or run. What is damaged, out of date, too large or not the user's own is passed over, and
the folder can be deleted at any time. It is never in a workspace: a partner's folder could bring a cache that lies.
``ROADMAP_CACHE=off`` does without.
"""
# ruff: noqa: PTH103, PTH105, PTH108, PTH111, PTH112, PTH117, PTH118, PTH123
# Importing pathlib would take longer than finding the answer.

from __future__ import annotations

import hashlib
import os
import stat
import sys

_LARGEST = 32 * 1024 * 1024
MOST_BYTES = 128 * 1024 * 1024
"""Bytes that all entries together may take; the oldest go first."""
MOST_ENTRIES = 200
"""Entries that are kept; the oldest go first."""


def on() -> bool:
    """Whether the user wants answers to be kept."""
    return os.environ.get("ROADMAP_CACHE", "").lower() != "off"


def recall(key: str) -> object:
    """The JSON value kept under `key`; None where there is none that can be trusted.

    Args:
        key: a hash of everything that the value was worked out from.
    """
    folder = _folder()
    if folder is None:
        return None
    try:
        check, _, body = _own(os.path.join(folder, key)).partition(b"\n")
        if check != _check(key, body):
            return None
        import json

        return json.loads(body)
    except (OSError, ValueError, RecursionError):
        return None


def keep(key: str, value: object) -> None:
    """Keep the JSON value `value` under `key`; where that is not possible, it is worked out again next time."""
    import json
    from contextlib import suppress

    folder = _folder()
    if folder is None:
        return
    try:
        body = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
        if len(body) < _LARGEST:
            _write(folder, key, _check(key, body) + b"\n" + body)
    except (TypeError, ValueError, RecursionError):  # JSON has no form for it
        return
    with suppress(OSError):
        _prune(folder)


def _check(key: str, body: bytes) -> bytes:
    """What stands before `body`: a damaged entry, or one that was renamed, does not have it."""
    return hashlib.sha256(key.encode() + b"\n" + body).hexdigest().encode()


def _folder() -> str | None:
    """The folder of the entries, mode 0700; None where there is none that only the user can write to."""
    if not on():
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if base.startswith("/") else os.path.expanduser("~/.cache")
    if not os.path.isabs(base):
        return None
    above = os.path.join(base, "roadmap")
    folder = os.path.join(above, "answers")
    try:
        if not os.path.isdir(folder):
            for place in (above, folder):
                os.makedirs(place, mode=0o700, exist_ok=True)
        sure = all(stat.S_ISDIR((found := os.lstat(place)).st_mode) and _private(found) for place in (above, folder))
    except OSError:
        return None
    return folder if sure else None


def _private(found: os.stat_result) -> bool:
    """Whether only the user can write there."""
    return sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def _own(path: str) -> bytes:
    """The bytes of a file that only the user can have written.

    Raises:
        OSError: there is none.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    with open(os.open(path, flags), "rb", buffering=0) as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode) or not _private(found) or found.st_size > _LARGEST + 100:
            raise PermissionError
        return stream.readall()


def _write(folder: str, key: str, data: bytes) -> None:
    """Put the whole entry in place at once, so that nobody ever reads a part of one."""
    from contextlib import suppress

    beside = os.path.join(folder, f".~{os.getpid()}-{os.urandom(8).hex()}")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(beside, flags, 0o600), "wb") as file:
            file.write(data)
        os.replace(beside, os.path.join(folder, key))
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


def _prune(folder: str) -> None:
    """Remove the oldest entries, and what writers that were killed left behind, until the rest is within the limits."""
    from contextlib import suppress

    entries = []
    with os.scandir(folder) as found:
        for entry in found:
            with suppress(OSError):  # another process prunes too
                status = entry.stat(follow_symlinks=False)
                entries.append((status.st_mtime, status.st_size, entry.path))
    entries.sort(reverse=True)
    total = 0
    for number, (_, size, path) in enumerate(entries, 1):
        total += size
        if number > MOST_ENTRIES or total > MOST_BYTES:
            with suppress(OSError):
                os.unlink(path)
