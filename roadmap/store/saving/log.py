"""The log of confirmed edits: one JSON file each, for recovery after a crash, for undo and redo.

``00000042.pending`` is an edit whose files are being put in place, ``00000042.json`` one that is done. One that
is damaged is never acted upon. ``plan`` names the folders in which the writer at work may leave temporary files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import files
from roadmap.store.saving.entry import Damaged, Entry, decode, encode
from roadmap.store.saving.patch import Patch

MOST_ENTRIES = 1000
MOST_BYTES = 64 * 1024 * 1024
"""How much of the past is kept: edits beyond either bound can no longer be undone."""

PLAN = "plan"
_NAME = re.compile(r"(\d{8})\.(json|pending|damaged)", re.ASCII)


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


def numbers(root: Path, state: str = "json", *, surely: bool = False) -> list[int]:
    """The numbers of the entries in one state (`json`, `pending`, `damaged`), ascending; none where there is no log.

    Args:
        root: the workspace.
        state: the state.
        surely: whether a log that may not be looked at is an error, and not as good as none: who writes an entry, or
            goes back, must know what is there.

    Raises:
        OSError: the log cannot be listed.
    """
    try:
        names = os.listdir(folder(root))  # noqa: PTH208 - asked before every read
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError:
        if surely:
            raise
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


def new(
    root: Path, patches: tuple[Patch, ...], label: Text, who: str, session: str, words: Text, **reverses: int | None
) -> Entry:
    """The next entry, stamped with the time.

    Raises:
        OSError: what is on record cannot be listed; a number given twice would overwrite an edit.
    """
    number = max((*numbers(root, surely=True), *numbers(root, "damaged", surely=True)), default=0) + 1
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    return Entry(number, time, who, session, label, reverses.get("undoes"), reverses.get("redoes"), patches, words)


def prune(root: Path) -> None:
    """Forget the oldest entries beyond the bounds, if that is possible; the newest always stays."""
    total, beyond = 0, []
    with suppress(OSError):  # the edit is done, whatever becomes of the past
        for kept, number in enumerate(reversed(numbers(root)), 1):
            total += place(root, number).stat().st_size
            if kept > 1 and (kept > MOST_ENTRIES or total > MOST_BYTES):
                beyond.append(number)
        for number in reversed(beyond):  # the oldest first: whoever is killed here leaves no gap
            place(root, number).unlink()


def past(root: Path) -> Iterator[Entry | int]:
    """What is on record from the newest back to the oldest; of one that is damaged or missing, its number.

    Raises:
        RoadmapError: the log cannot be read.
    """
    with files.told(root):
        done, damaged = numbers(root, surely=True), numbers(root, "damaged", surely=True)
    above = None
    for number in sorted({*done, *damaged}, reverse=True):
        if above is not None and number < above - 1:
            yield above - 1  # one for a whole run: numbers may be anything
        found: Entry | int = number
        with files.told(root), suppress(Damaged):
            found = load(root, number) if number in done else number
        yield found
        above = number


def newest_first(root: Path) -> Iterator[Entry]:
    """The entries from the newest back to the first that is damaged or missing: what that one did is not known.

    Raises:
        RoadmapError: the log cannot be read.
    """
    for one in past(root):
        if isinstance(one, int):
            return
        yield one


def _known(root: Path) -> Iterator[Entry]:
    """As :func:`newest_first`, for whoever goes back step by step: they are told where the way ends.

    Raises:
        RoadmapError: an entry is damaged or missing, or the log cannot be read.
    """
    for one in past(root):
        if isinstance(one, int):
            raise RoadmapError(*unknown(one), status=1)
        yield one


def unknown(number: int) -> tuple[Text, Text]:
    """What a damaged or missing entry means, and what to do."""
    said = phrase("Entry {n} of the log is damaged or missing; what it changed is not known, so nothing before it can "
                  "be undone or redone",
                  "Mục {n} của nhật ký bị hỏng hoặc bị mất; không rõ mục đó đã thay đổi gì nên không thể hoàn tác hay "
                  "làm lại từ đó về trước", n=str(number))  # fmt: skip
    fix = phrase("Take earlier edits back by hand (`roadmap undo --list`, `roadmap diff`); to begin the log anew after "
                 "it, delete {file} and the entries before it",
                 "Hãy sửa lại bằng tay (`roadmap undo --list`, `roadmap diff`); để nhật ký bắt đầu lại sau mục đó, xóa "
                 "{file} và các mục trước nó", file=f"{files.OURS}/log/{number:08}.*")  # fmt: skip
    return said, fix


def undoable(root: Path, session: str | None = None) -> Entry | None:
    """The newest edit or redo that is in force, of one session or of all; None where there is none.

    Raises:
        RoadmapError: an entry on the way is damaged or missing, or the log cannot be read.
    """
    reversed_by_undo = set()
    for entry in _known(root):
        if entry.undoes is not None:
            reversed_by_undo.add(entry.undoes)
        elif entry.number not in reversed_by_undo and session in (None, entry.session):
            return entry
    return None


def redoable(root: Path, session: str | None = None) -> Entry | None:
    """The newest undo that is in force and that no new edit has followed; a redo reverses it.

    Raises:
        RoadmapError: an entry on the way is damaged or missing, or the log cannot be read.
    """
    reversed_by_redo = set()
    for entry in _known(root):
        if entry.redoes is not None:
            reversed_by_redo.add(entry.redoes)
        elif session in (None, entry.session):
            if entry.undoes is None:
                return None
            if entry.number not in reversed_by_redo:
                return entry
    return None
