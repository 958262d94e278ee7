"""Both sides of an edit that lies some way back, for whoever reverses it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from roadmap.store.saving import files, log
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.patch import Patch, digest


class Sides(NamedTuple):
    """One file of an edit.

    Attributes:
        path: POSIX, relative to the workspace.
        present: its bytes now; None where there is no file.
        before: its bytes before the edit; None where there was no file.
        after: its bytes after the edit; None where there was no file any more.
        whole: False where a foreign edit since then hides the rest: `before` and `after` are then only the stretch that
            the edit replaced (whole lines, as a rule).
    """

    path: str
    present: bytes | None
    before: bytes | None
    after: bytes | None
    whole: bool


def sides(root: Path, entry: Entry) -> tuple[Sides, ...]:
    """Both sides of each file of `entry`.

    They come from the entry where it keeps them whole, from the file itself where it is one of them, else from the
    present file back through the later entries.

    Raises:
        RoadmapError: a file cannot be read.
    """
    found = []
    with files.told(root):
        later = [] if all(patch.whole for patch in entry.patches) else [
            *takewhile(lambda one: one.number > entry.number, log.newest_first(root))
        ]  # fmt: skip
        for patch in entry.patches:
            seen = files.read(root, patch.path)
            present = seen.data if seen else None
            found.append(_both(patch, present, later))
    return tuple(found)


def _both(patch: Patch, present: bytes | None, later: Iterable[Entry]) -> Sides:
    if patch.whole:
        before = None if patch.old is None else patch.removed
        after = None if patch.new is None else patch.added
        return Sides(patch.path, present, before, after, whole=True)
    if digest(present) == patch.old:
        return Sides(patch.path, present, present, patch.forward(present), whole=True)
    after = _back(present, (one for entry in later for one in entry.patches if one.path == patch.path))
    if digest(after) == patch.new:
        return Sides(patch.path, present, patch.backward(after), after, whole=True)
    return Sides(patch.path, present, patch.removed, patch.added, whole=False)


def _back(present: bytes | None, patches: Iterable[Patch]) -> bytes | None:
    """The file as it was before `patches`, newest first, as far back as they fit it."""
    for patch in patches:
        if digest(present) != patch.new:
            break
        present = patch.backward(present)
    return present
