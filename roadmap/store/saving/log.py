"""The log of confirmed edits: one JSON file each, for recovery after a crash, for undo and redo.

``00000042.pending`` is an edit whose files are being put in place, ``00000042.json`` one that is done. An entry ends
with a checksum over the rest; one that is damaged is never acted upon. ``plan`` names the folders in which the writer
at work may leave temporary files.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from roadmap.model.text import Text
from roadmap.store.saving import files
from roadmap.store.saving.patch import Patch

MOST_ENTRIES = 1000
MOST_BYTES = 64 * 1024 * 1024
"""How much of the past is kept: edits beyond either bound can no longer be undone."""

PLAN = "plan"
_NAME = re.compile(r"(\d{8})\.(json|pending|damaged)", re.ASCII)
_SEAL = b',"checksum":"'


class Entry(NamedTuple):
    """One confirmed edit.

    Attributes:
        number: from 1, without gaps; the order of edits.
        time: when, in UTC, ISO 8601.
        who: who made it, as the workspace names people.
        session: the sitting in which it was made.
        label: what it did, for people.
        undoes: the number of the entry that it reverses, if it is an undo.
        redoes: the number of the undo that it reverses, if it is a redo.
        patches: what it did to each file.
    """

    number: int
    time: str
    who: str
    session: str
    label: Text
    undoes: int | None
    redoes: int | None
    patches: tuple[Patch, ...]


class Damaged(Exception):  # noqa: N818 - a state of the log, not of the program
    """An entry that is not as it was written."""


def folder(root: Path) -> Path:
    """Where the log stands."""
    return root / files.OURS / "log"


def prepare(root: Path) -> Path:
    """The log's folder, made where it is missing.

    Raises:
        OSError: it cannot be made.
    """
    place = folder(root)
    if not place.is_dir():
        files.make_folder(place)
        files.share(place, root)
    return place


def numbers(root: Path, state: str = "json") -> list[int]:
    """The numbers of the entries in one state (`json`, `pending`, `damaged`), ascending; none where there is no log."""
    try:
        names = os.listdir(folder(root))  # noqa: PTH208 - asked before every read
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
    found = (_NAME.fullmatch(name) for name in names)
    return sorted(int(one[1]) for one in found if one and one[2] == state)


def place(root: Path, number: int, state: str = "json") -> Path:
    """The file of an entry in one state."""
    return folder(root) / f"{number:08}.{state}"


def head(root: Path) -> int:
    """The number of the newest finished entry; 0 where there is none.

    Raises:
        RoadmapError: the log cannot be read.
    """
    with files.told(root):
        return max(numbers(root), default=0)


def entries(root: Path) -> list[Entry]:
    """The legible entries, oldest first.

    Raises:
        RoadmapError: the log cannot be read.
    """
    found = []
    with files.told(root):
        for number in numbers(root):
            with suppress(Damaged, FileNotFoundError):
                found.append(load(root, number))
    return found


def load(root: Path, number: int, state: str = "json") -> Entry:
    """One entry.

    Raises:
        Damaged: it is not as it was written.
        OSError: it cannot be read.
    """
    entry = decode(place(root, number, state).read_bytes())
    if entry.number != number:
        raise Damaged
    return entry


def encode(entry: Entry) -> bytes:
    """The bytes of an entry: JSON with a checksum at its end."""
    plain = entry._asdict() | {
        "format": 1,
        "label": entry.label._asdict(),
        "patches": [patch.plain() for patch in entry.patches],
    }
    # Names of people and files may hold what is no Unicode; it comes back as it was.
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return body[:-1] + _SEAL + hashlib.sha256(body).hexdigest().encode() + b'"}\n'


def decode(data: bytes) -> Entry:
    """The entry of `data`.

    Raises:
        Damaged: `data` is not what :func:`encode` gave.
    """
    body, _, seal = data.rpartition(_SEAL)
    body += b"}"
    if seal != hashlib.sha256(body).hexdigest().encode() + b'"}\n':
        raise Damaged
    try:
        return _entry(json.loads(body.decode("utf-8", "surrogatepass")))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged from None


def _entry(plain: Any) -> Entry:
    number, time, who, session = (plain[name] for name in Entry._fields[:4])
    undoes, redoes = plain["undoes"], plain["redoes"]
    label = Text(plain["label"]["vi"], plain["label"]["en"])
    if not all(isinstance(text, str) for text in (time, who, session, *label)):
        raise TypeError
    if type(number) is not int or not all(other is None or type(other) is int for other in (undoes, redoes)):
        raise TypeError
    return Entry(number, time, who, session, label, undoes, redoes, tuple(Patch.parse(one) for one in plain["patches"]))


def begin(root: Path, entry: Entry) -> None:
    """Put `entry` on record as pending: from here on the edit happens, now or at the next recovery.

    Raises:
        OSError: it is not on record.
    """
    pending = place(root, entry.number, "pending")
    beside = files.stage(pending, encode(entry))
    try:
        files.put(beside, pending)
        files.sync_folder(pending.parent)
    except OSError:
        files.discard(beside)
        files.discard(pending)
        raise


def withdraw(root: Path, entry: Entry) -> bool:
    """Take a pending entry back, none of whose files has changed; whether that was possible."""
    pending = place(root, entry.number, "pending")
    try:
        files.remove(pending)
        files.sync_folder(pending.parent)
    except OSError:
        return not pending.exists()
    return True


def finish(root: Path, number: int, state: str = "json") -> None:
    """Mark a pending entry as done (or `damaged`), durably.

    Raises:
        OSError: the mark may not last.
    """
    done = place(root, number, state)
    files.put(place(root, number, "pending"), done)
    files.remove(folder(root) / PLAN)
    files.sync_folder(done.parent)


def new(root: Path, patches: tuple[Patch, ...], label: Text, who: str, session: str, **reverses: int | None) -> Entry:
    """The next entry, stamped with the time."""
    number = max((*numbers(root), *numbers(root, "damaged")), default=0) + 1
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    return Entry(number, time, who, session, label, reverses.get("undoes"), reverses.get("redoes"), patches)


def prune(root: Path) -> None:
    """Forget the oldest entries beyond the bounds, if that is possible; the newest always stays."""
    total = 0
    with suppress(OSError):  # the edit is done, whatever becomes of the past
        for kept, number in enumerate(reversed(numbers(root)), 1):
            total += place(root, number).stat().st_size
            if kept > 1 and (kept > MOST_ENTRIES or total > MOST_BYTES):
                place(root, number).unlink()


def newest_first(root: Path) -> Iterator[Entry]:
    """The entries from the newest back to the first that is damaged: what that one did is not known.

    Raises:
        RoadmapError: the log cannot be read.
    """
    with files.told(root):
        known = numbers(root)
    for number in reversed(known):
        try:
            with files.told(root):
                entry = load(root, number)
        except Damaged:
            return
        yield entry


def undoable(root: Path, session: str | None = None) -> Entry | None:
    """The newest edit or redo that is in force, of one session or of all; None where there is none.

    Raises:
        RoadmapError: the log cannot be read.
    """
    reversed_by_undo = set()
    for entry in newest_first(root):
        if entry.undoes is not None:
            reversed_by_undo.add(entry.undoes)
        elif entry.number not in reversed_by_undo and session in (None, entry.session):
            return entry
    return None


def redoable(root: Path, session: str | None = None) -> Entry | None:
    """The newest undo that is in force and that no new edit has followed; a redo reverses it.

    Raises:
        RoadmapError: the log cannot be read.
    """
    reversed_by_redo = set()
    for entry in newest_first(root):
        if entry.redoes is not None:
            reversed_by_redo.add(entry.redoes)
        elif session in (None, entry.session):
            if entry.undoes is None:
                return None
            if entry.number not in reversed_by_redo:
                return entry
    return None
