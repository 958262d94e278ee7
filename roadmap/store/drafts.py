"""Drafts: what a planner is typing and has not confirmed, kept so that a killed program or lost terminal loses little.

Each process has one file, ``.roadmap/drafts/HOST-PID-….json``, replaced whole and removed once nothing is being typed.
Beside it stands a file that the process holds locked while it lives, so that the next one can tell whose drafts are
left over; numbers of processes are used again. A draft is only ever offered: it is never written into a record by
itself.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from roadmap.model.finding import RoadmapError
from roadmap.store.saving import files, kernel, lock

PACE = 0.5
"""Seconds between two writings of what is being typed; so much typing may be lost."""

_OPEN = os.O_RDWR | os.O_CREAT
for _flag in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
    _OPEN |= getattr(os, _flag, 0)
_ODD = re.compile(r"[^A-Za-z0-9_]+")
_PROCESS = re.compile(r"(?P<host>.*)-(?P<pid>\d{1,10})-[0-9a-f]+")
_LARGEST = 1_000_000
_STALE = 3600.0


class Draft(NamedTuple):
    """What is being typed for one field.

    Attributes:
        kind: the record's kind.
        record: its id; empty where the record itself is still to be made.
        field: the path of the field.
        text: what has been typed.
        before: what the field said when the typing began, as it would be typed.
    """

    kind: str
    record: str
    field: tuple[str, ...]
    text: str
    before: str = ""


class Leftover(NamedTuple):
    """What a process that is gone had not confirmed.

    Attributes:
        place: the file that holds it.
        at: when it was written, in ISO form.
        drafts: what was being typed.
    """

    place: Path
    at: str
    drafts: tuple[Draft, ...]


class Drafts:
    """What the planner of this process is typing.

    Args:
        root: the workspace's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._name = f"{_host()}-{os.getpid()}-{secrets.token_hex(4)}"
        self._noted: tuple[Draft, ...] = ()
        self._saved: tuple[Draft, ...] = ()
        self._held: int | None = None
        self._one_at_a_time = threading.Lock()

    def note(self, drafts: Sequence[Draft] = ()) -> None:
        """Remember what is being typed now; nothing where the planner has confirmed or turned away."""
        self._noted = tuple(drafts)

    def save(self) -> bool:
        """Bring what was noted to the disk, where it has changed; may be called beside the screen.

        Returns:
            Whether there was anything to do.

        Raises:
            OSError: it could not be written; what was noted stays noted.
            RoadmapError: our folder is a link, or no folder.
        """
        with self._one_at_a_time:
            noted = self._noted
            if noted == self._saved:
                return False
            if noted:
                self._write(noted)
            else:
                files.remove(self._place)
            self._saved = noted
            return True

    def close(self) -> None:
        """The program ends: what is still being typed stays, to be offered the next time; else nothing is left."""
        with suppress(OSError, RoadmapError):
            self.save()
        with self._one_at_a_time:
            if self._held is not None:
                if not self._noted:
                    files.discard(_live(self._place))
                os.close(self._held)
                self._held = None

    @property
    def _place(self) -> Path:
        return _folder(self._root) / f"{self._name}.json"

    def _write(self, drafts: tuple[Draft, ...]) -> None:
        folder = _folder(self._root)
        if not folder.is_dir():
            files.make_folder(lock.prepare(self._root) / folder.name)
            files.share(folder, self._root)
        if self._held is None:
            self._held = os.open(_live(self._place), _OPEN, 0o600)
            with suppress(OSError):  # a file system without locks: the number of the process decides
                kernel.grab(self._held)
        told = {"version": 1, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                "drafts": [one._asdict() for one in drafts]}  # fmt: skip
        beside = files.stage(self._place, json.dumps(told, ensure_ascii=False, indent=1).encode())
        try:
            files.put(beside, self._place)
        except OSError:
            files.discard(beside)
            raise


def leftovers(root: Path) -> list[Leftover]:
    """What programs of this planner that are gone had not confirmed, the newest first.

    Damaged and empty files are removed.

    Args:
        root: the workspace's folder.
    """
    found = []
    for place in _ours(root):
        if _lives(place):
            continue
        at, drafts = _read(place)
        if drafts:
            found.append(Leftover(place, at, drafts))
        else:
            forget(place)
    return sorted(found, key=lambda left: left.at, reverse=True)


def forget(place: Path) -> None:
    """Remove the file of a left-over draft, if that is possible."""
    files.discard(place)
    files.discard(_live(place))


def _folder(root: Path) -> Path:
    return root / files.OURS / "drafts"


def _live(place: Path) -> Path:
    return place.with_suffix(".live")


def _host() -> str:
    return _ODD.sub("_", socket.gethostname())[:40] or "host"


def _ours(root: Path) -> Iterator[Path]:
    """The files of drafts that belong to this user; what killed programs left beside them is swept away."""
    folder = _folder(root)
    with suppress(OSError):
        for place in sorted(folder.iterdir()) if not folder.is_symlink() else []:
            status = place.lstat()
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                continue
            half = place.name.startswith(files.TEMPORARY) and abs(time.time() - status.st_mtime) > _STALE
            alone = place.suffix == ".live" and not place.with_suffix(".json").exists() and not _lives(place)
            if half or alone:
                files.discard(place)
            elif place.suffix == ".json":
                yield place


def _lives(place: Path) -> bool:
    """Whether the process that writes `place` is at work."""
    try:
        handle = os.open(_live(place), _OPEN & ~os.O_CREAT)
    except OSError:
        return False
    try:
        return not kernel.grab(handle)
    except OSError:  # a file system without locks
        process = _PROCESS.fullmatch(place.stem)
        return process is not None and (process["host"] != _host() or lock.alive(int(process["pid"])))
    finally:
        os.close(handle)


def _read(place: Path) -> tuple[str, tuple[Draft, ...]]:
    """What stands in a file of drafts: when it was written, and what was being typed; nothing where it is damaged."""
    try:
        if not place.is_symlink() and place.stat().st_size <= _LARGEST:
            told = json.loads(place.read_text(encoding="utf-8"))
            return str(told["at"]), tuple(_draft(one) for one in told["drafts"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return "", ()


def _draft(told: dict[str, Any]) -> Draft:
    """One draft as it was written.

    Raises:
        TypeError: it is something else.
    """
    draft = Draft(**{**told, "field": tuple(told["field"])})
    if not all(isinstance(text, str) for text in (*draft.field, *draft[:2], *draft[3:])):
        raise TypeError
    return draft
