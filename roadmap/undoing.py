"""Undo and redo: edits like any other, which take others back.

Files that nobody has touched since get their bytes back; in others, each field that still says what the edit wrote.
"""

from __future__ import annotations

from collections.abc import Iterable

from roadmap.keeping import Conflict, Intent, Kept, committed, session
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.roadmap import Roadmap
from roadmap.model.text import Text
from roadmap.store.reading.read import Loaded
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.log import redoable, undoable
from roadmap.store.saving.sides import Sides, sides
from roadmap.store.saving.transaction import Write
from roadmap.store.writing.content import compared
from roadmap.store.writing.patch import patched

_NOTHING = {
    "undo": Text("Không có gì để hoàn tác", "There is nothing to undo"),
    "redo": Text("Không có gì để làm lại", "There is nothing to redo"),
}


def undo(loaded: Loaded, *, mine: bool = False) -> Kept:
    """Take the last edit back, whoever made it or in this process.

    Files that nobody has touched since get their bytes back; in others, each field that still says what the edit wrote.

    Args:
        loaded: the workspace.
        mine: whether only edits of this process count.

    Raises:
        Conflict: somebody changed the same places since.
        RoadmapError: there is nothing to undo, or the files cannot be written.
    """
    return _reversed(loaded, "undo", mine)


def redo(loaded: Loaded, *, mine: bool = False) -> Kept:
    """Make the edit again that was last taken back; as :func:`undo`."""
    return _reversed(loaded, "redo", mine)


def _reversed(loaded: Loaded, way: str, mine: bool) -> Kept:
    def plan(fresh: Loaded) -> Intent:
        find = undoable if way == "undo" else redoable
        entry = find(fresh.root, session() if mine else None)
        if entry is None:
            raise RoadmapError(_NOTHING[way], status=1)
        backs = (_back(one) for one in sides(fresh.root, entry))
        writes = tuple(write for write in backs if write.before != write.after)
        changes = tuple(change for write in writes for change in compared(*write))
        _in_place(fresh.roadmap, entry, sides(fresh.root, entry))
        undoes, redoes = (entry.number, None) if way == "undo" else (None, entry.number)
        return Intent(changes, writes, entry.label, undoes, redoes, entry.words)

    return committed(loaded, plan)


def _in_place(now: Roadmap, entry: Entry, files_of: Iterable[Sides]) -> None:
    """See that the records of an edit still stand in the files in which it put them.

    Raises:
        RoadmapError: one stands elsewhere now; undoing the edit in its files would lose or double it.
    """
    paths = {patch.path for patch in entry.patches}
    concerned = {change.id for one in files_of if one.whole for change in compared(one.path, one.after, one.before)}
    for id in sorted(concerned):
        if id in now and now.origin[id] not in paths:
            message = phrase("`{id}` stands in {file} by now, where this edit did not put it; nothing was changed",
                             "`{id}` nay nằm trong {file}, không phải nơi thay đổi này đã ghi; chưa thay đổi gì",
                             id=id, file=now.origin[id])  # fmt: skip
            hint = phrase("Move it back, or change it with a command of its own",
                          "Hãy chuyển lại chỗ cũ, hoặc sửa bằng lệnh riêng")  # fmt: skip
            raise RoadmapError(message, hint, status=1)


def _back(one: Sides) -> Write:
    """What takes one file of an edit back.

    Raises:
        Conflict: somebody changed the same places since.
        RoadmapError: what they changed cannot be told from what the edit changed.
    """
    path, present = one.path, one.present
    if one.whole and present == one.after:
        return Write(path, present, one.before)
    if not one.whole:
        message = phrase("{file} was changed since, and is too large for its old text to be kept; nothing was changed",
                         "{file} đã bị sửa sau đó và quá lớn để lưu bản cũ; chưa thay đổi gì", file=path)  # fmt: skip
        raise RoadmapError(message, status=1)
    outcome = patched(path, present, compared(path, one.after, one.before))
    if outcome.clashes:
        raise Conflict(outcome.clashes)
    return Write(path, present, outcome.data)
