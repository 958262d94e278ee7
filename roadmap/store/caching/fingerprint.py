"""What stands for everything that reading a workspace depends on, had without the libraries that reading needs.

Contents decide, never times: every record file is read and hashed. What this module cannot vouch for (a folder that is
refused, a file that is too large, a name that is no text) has no fingerprint; whoever asks then reads in the usual way.
"""
# ruff: noqa: PTH112, PTH113, PTH118, PTH120, PTH123, PTH208
# Importing pathlib would take longer than the fingerprint of a small workspace.

from __future__ import annotations

import hashlib
import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST, _LARGEST, _MOST = 32, 16 * 1024 * 1024, 100_000
_SKIPPED = ("__pycache__", "node_modules")
_READ = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _READ |= getattr(os, _flag, 0)
# What says which commit is checked out, and which commits can be seen from there.
_REFS = ("packed-refs", "shallow", os.path.join("info", "grafts"), os.path.join("reftable", "tables.list"))


class Unknown(Exception):  # noqa: N818 - it never reaches a caller
    """There is something for which no fingerprint can vouch."""


class Fingerprint:
    """What a workspace's folder holds.

    Attributes:
        mark: a hash of everything: contents, names, entries that reading passes over, and the commit checked out.
        digests: record file -> the hash of its content, the settings file included.
    """

    __slots__ = ("digests", "mark")

    def __init__(self, mark: str, digests: dict[str, str]) -> None:
        self.mark = mark
        self.digests = digests


def fingerprint(root: str) -> Fingerprint | None:
    """The fingerprint of the workspace in the folder `root`; None where there is something it cannot vouch for."""
    digests: dict[str, str] = {}
    entries: list[object] = []
    try:
        edits = _settled(root)
        for path, kind in _entries(root):
            if kind == "file":
                digests[path] = _content(os.path.join(root, path))
            else:
                entries.append((path, kind))
        mark = repr((sorted(digests.items()), sorted(map(repr, entries)), _commit(root)))
        if _settled(root) != edits:
            return None
    except (OSError, UnicodeError, Unknown):
        return None
    return Fingerprint(hashlib.sha256(mark.encode()).hexdigest(), digests)


def _settled(root: str) -> list[str]:
    """The edits on record, none of which is under way or was interrupted: else the files are not yet what counts."""
    log = os.path.join(root, ".roadmap", "log")
    try:
        names = os.listdir(log)
    except (FileNotFoundError, NotADirectoryError):
        return []
    if any(name == "plan" or name.endswith(".pending") for name in names):
        raise Unknown
    return sorted(names)


def _entries(root: str) -> Iterator[tuple[str, str]]:
    """Path and kind of every entry that can matter: ``file`` for a record file, else what is said about it."""
    waiting, count = [("", 0)], 0
    while waiting:
        place, depth = waiting.pop()
        with os.scandir(os.path.join(root, place)) as found:
            for entry in found:
                name, path = entry.name.lower(), f"{place}/{entry.name}" if place else entry.name
                if name.startswith(".") or entry.name in _SKIPPED:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if depth == _DEEPEST:
                        raise Unknown
                    waiting.append((path, depth + 1))
                elif entry.is_symlink() and os.path.isdir(entry.path):
                    yield path, "linked folder"
                elif name.endswith((".toml", ".toml.txt")):
                    count += 1
                    if count > _MOST:
                        raise Unknown
                    regular = entry.is_file(follow_symlinks=False)
                    yield path, "file" if regular and name.endswith(".toml") else f"{regular} {entry.is_symlink()}"


def _content(path: str) -> str:
    with open(os.open(path, _READ), "rb", buffering=0) as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise Unknown
        data = stream.read(_LARGEST + 1)
        if len(data) != status.st_size:  # it grows or shrinks while it is read
            raise Unknown
    return hashlib.sha256(data).hexdigest()


def _commit(root: str) -> list[bytes]:
    """What tells the history of the workspace from any other: its place, and the commit checked out around it.

    Checks may ask for the history (:attr:`roadmap.graph.survey.Survey.history`), so that it is part of every answer.
    """
    if any(name.startswith("GIT_") and name.endswith(("_DIR", "_TREE", "_DIRECTORY")) for name in os.environ):
        raise Unknown
    whole = place = os.path.realpath(root)
    while not os.path.lexists(git := os.path.join(place, ".git")):
        place, below = os.path.dirname(place), place
        if place == below:
            return []
    if os.path.isfile(git):  # a further working tree, or a submodule
        git = os.path.join(place, os.fsdecode(_small(git).removeprefix(b"gitdir:").strip()))
    common = os.path.join(git, os.fsdecode(_small(os.path.join(git, "commondir")).strip()))
    head = _small(os.path.join(git, "HEAD"))
    current = head.removeprefix(b"ref:").strip() if head.startswith(b"ref:") else b""
    branch = _small(os.path.join(common, os.fsdecode(current))) if current else b""
    replaced = os.path.join(common, "refs", "replace")
    others = [repr(sorted(os.listdir(replaced))).encode()] if os.path.isdir(replaced) else []
    return [whole.encode(), head, branch, *(_small(os.path.join(common, name)) for name in _REFS), *others]


def _small(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return b""


def build() -> str:
    """A hash of this program: its own source, Python, and the names and versions of the packages beside it.

    Raises:
        OSError: the source cannot be read.
    """
    found = hashlib.sha256(sys.version.encode())
    waiting = [os.path.dirname(os.path.dirname(os.path.dirname(__file__)))]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    with open(entry.path, "rb", buffering=0) as stream:
                        source = stream.readall()
                    found.update(f"{entry.path}\n{len(source)}\n".encode())
                    found.update(source)
                elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
    for place in sys.path:
        if os.path.isdir(place):
            found.update(repr(sorted(name for name in os.listdir(place) if name.endswith("-info"))).encode())
    return found.hexdigest()
