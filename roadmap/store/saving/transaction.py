"""Edits that touch several files, all of them or none, whatever happens in between.

The order of steps is what keeps the promise:

1. every file is read again and must be what the edit was made from;
2. the new texts are written beside their places, durably: a full disk or a lost permission shows here, and all is
   taken back;
3. the edit goes on record as pending (the commit point);
4. each new text takes its place, each file to be removed is removed, the folders are made durable;
5. the record is marked as done, durably; only then is the edit acknowledged.

Killed before 3, nothing has changed; after 3, the next recovery does 4 and 5 again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import files, log, steps
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.files import Seen
from roadmap.store.saving.patch import Patch
from roadmap.store.saving.steps import Step, Target


class Write(NamedTuple):
    """What an edit wants of one file.

    Attributes:
        path: POSIX, relative to the workspace.
        before: the bytes that the edit was made from; None where there was no file.
        after: the bytes that are to be; None to remove the file.
    """

    path: str
    before: bytes | None
    after: bytes | None


class Stale(Exception):  # noqa: N818 - the caller applies its edit again
    """Files are not what the edit was made from; nothing was written.

    Attributes:
        paths: which.
    """

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


_NO_WORDS = Text("", "")


def commit(
    root: Path,
    writes: Iterable[Write],
    *,
    label: Text,
    who: str,
    session: str,
    undoes: int | None = None,
    redoes: int | None = None,
    words: Text = _NO_WORDS,
) -> Entry:
    """Carry out `writes`, all of them or none, and put them on record. The caller holds the lock and has recovered.

    Args:
        root: the workspace.
        writes: what shall become of each file; files that do not change are passed over.
        label: what the edit does, for people.
        who: who makes it.
        session: the sitting it belongs to.
        undoes: the number of the entry that it reverses.
        redoes: the number of the undo that it reverses.
        words: what it changes, in a planner's words.

    Raises:
        Stale: a file is not what the edit was made from; nothing was written.
        RoadmapError: it cannot be saved, with the path and the reason; also whether the edit will be finished later.
        ValueError: there is nothing to write, or a path is given twice.
    """
    wanted = [write for write in writes if write.before != write.after]
    reverses = undoes is not None or redoes is not None  # what was taken back by hand is still noted as undone
    if not (wanted or reverses) or len({write.path for write in wanted}) < len(wanted):
        raise ValueError("an edit writes something, and each file once")
    with files.told(root), ExitStack() as taken_back:
        if log.numbers(root, "pending", surely=True):
            raise RoadmapError(phrase("An earlier edit is unfinished", "Một thay đổi trước chưa hoàn tất"), status=3)
        found = _as_expected(root, wanted)
        log.prepare(root)
        patches = tuple(Patch.between(*write) for write in wanted)
        entry = log.new(root, patches, label, who, session, words, undoes=undoes, redoes=redoes)
        targets = [Target(write.path, write.after, found[write.path]) for write in wanted]
        taken = steps.prepare(root, targets, taken_back)
        log.begin(root, entry)
        _still_expected(root, entry, found)
        if taken:
            _take_first(root, entry, taken[0], found[taken[0].path])
        taken_back.pop_all()
    with files.told(root, files.UNFINISHED):
        steps.take(root, taken[1:], (step.place for step in taken))
        log.finish(root, entry.number)
    log.prune(root)
    return entry


def _as_expected(root: Path, writes: Sequence[Write]) -> dict[str, Seen | None]:
    found = {write.path: files.read(root, write.path) for write in writes}
    data = {path: seen.data if seen else None for path, seen in found.items()}
    if stale := tuple(write.path for write in writes if data[write.path] != write.before):
        raise Stale(stale)
    return found


def _still_expected(root: Path, entry: Entry, found: dict[str, Seen | None]) -> None:
    """A last look: whoever keeps no lock, an editor or git, may have saved while the new texts were written."""
    if changed := tuple(path for path, seen in found.items() if not files.untouched(root, path, seen)):
        if log.withdraw(root, entry):
            raise Stale(changed)
        en, vi = "{files}: changed by another program; ", "{files}: bị chương trình khác sửa; "
        raise RoadmapError(phrase(en + files.UNFINISHED.en, vi + files.UNFINISHED.vi, files=changed), status=3)


def _take_first(root: Path, entry: Entry, step: Step, seen: Seen | None) -> None:
    """Put the first file in place: should that fail, nothing has changed yet, and the entry is taken back."""
    try:
        step.take()
    except OSError as error:
        taken_back = files.untouched(root, step.path, seen) and log.withdraw(root, entry)
        raise files.failed(root, error, files.UNCHANGED if taken_back else files.UNFINISHED) from error
