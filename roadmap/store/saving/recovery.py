"""After a crash: finish the edit that is on record, keep what others did meanwhile, sweep away temporary files."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from roadmap.store.saving import files, log, steps
from roadmap.store.saving.entry import Damaged, Entry
from roadmap.store.saving.patch import Patch, digest
from roadmap.store.saving.steps import Plan, Target

MINE = ".mine"
"""Ending of the file that holds our side where recovery found a third one."""


class Kept(NamedTuple):
    """A file that somebody else changed while an edit was unfinished: theirs stays, ours stands beside it.

    Attributes:
        path: the file as it was found.
        mine: where our text stands; empty where our edit removed the file.
    """

    path: str
    mine: str


class Recovery(NamedTuple):
    """What the recovery did.

    Attributes:
        finished: edits that a crash had left unfinished and that are done now.
        kept: files left as they were found, with our side beside them.
        damaged: numbers of entries that are not as they were written; nothing was done for them, so that their files
            may be mixed.
    """

    finished: tuple[Entry, ...]
    kept: tuple[Kept, ...]
    damaged: tuple[int, ...]


def pending(root: Path) -> bool:
    """Whether an edit is unfinished: a writer is at work, or was killed. One look at one folder."""
    with suppress(OSError):
        names = os.listdir(log.folder(root))  # noqa: PTH208 - asked before every read
        return any(name == log.PLAN or name.endswith(".pending") for name in names)
    return False


def recover(root: Path) -> Recovery | None:
    """Finish what a crash left unfinished, and remove what it left lying about. The caller holds the lock.

    A file is written only where it is what the edit was made from. What somebody else has made of it since stays, and
    our text stands beside it as ``NAME.toml.mine``.

    Returns:
        What was done; None where no edit was unfinished.

    Raises:
        RoadmapError: it could not be done; it is tried again next time.
    """
    if not pending(root):
        return None
    finished: list[Entry] = []
    kept: list[Kept] = []
    damaged: list[int] = []
    with files.told(root, files.UNFINISHED):
        plan = steps.planned(root)
        for number in log.numbers(root, "pending", surely=True):
            try:
                entry = log.load(root, number, "pending")
                kept += _finish(root, entry, plan)
                finished.append(entry)
            except Damaged:
                log.finish(root, number, "damaged")
                damaged.append(number)
        steps.sweep(root, plan)
        files.remove(log.folder(root) / log.PLAN)
    return Recovery(tuple(finished), tuple(kept), tuple(damaged)) if finished or damaged else None


def _finish(root: Path, entry: Entry, plan: Plan) -> list[Kept]:
    """Bring the files of a pending entry to its new side.

    Raises:
        Damaged: a patch does not give what it names; nothing was written.
        RoadmapError, OSError: a file cannot be read or written.
    """
    targets: list[Target] = []
    kept: list[Kept] = []
    for patch in entry.patches:
        seen = files.read(root, patch.path)
        data = seen.data if seen else None
        if digest(data) == patch.old:
            targets.append(Target(patch.path, _after(patch, data), seen))
        elif digest(data) != patch.new:
            ours = None if patch.new is None else _ours(root, patch)
            mine = "" if ours is None else _name_beside(root, patch.path, ours)
            kept.append(Kept(patch.path, mine))
            targets += [Target(mine, ours, None)] if mine else []
    # First of all room: what a killed writer had staged takes as much as is staged now.
    steps.sweep(root, plan)
    places = [files.locate(root, patch.path) for patch in entry.patches]
    with ExitStack() as taken_back:
        taken = steps.prepare(root, targets, taken_back)
        taken_back.pop_all()
    steps.take(root, taken, (place for place in places if place.parent.is_dir()))
    log.finish(root, entry.number)
    return kept


def _after(patch: Patch, before: bytes | None) -> bytes | None:
    try:
        return patch.forward(before)
    except ValueError:
        raise Damaged from None


def _ours(root: Path, patch: Patch) -> bytes:
    """Our text of a file that is neither side: whole if the disk still tells it, else what the edit added."""
    if patch.whole:
        return patch.added
    folder = files.locate(root, patch.path).parent
    for staged in sorted(folder.glob(f"{files.TEMPORARY}*")):
        with suppress(OSError):
            if digest(data := staged.read_bytes()) == patch.new:
                return data
    return patch.added


def _name_beside(root: Path, path: str, ours: bytes) -> str:
    """A free name beside `path`, or the one that holds `ours` already."""
    name, count = f"{path}{MINE}", 1
    while (seen := files.read(root, name)) and seen.data != ours:
        count += 1
        name = f"{path}{MINE}{count}"
    return name
