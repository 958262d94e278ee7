"""Opening a folder: what it holds at one moment, though others may be writing to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roadmap.store.reading.read import Loaded, Progress, read, reread, silent

if TYPE_CHECKING:
    from roadmap.store.saving.recovery import Recovery

_ATTEMPTS = 3
_OURS = ".roadmap"


class Opened(NamedTuple):
    """A folder as it was at one moment.

    Attributes:
        loaded: what it holds.
        recovery: what a crash had left unfinished, and what has been done about it.
    """

    loaded: Loaded
    recovery: Recovery | None = None


def opened(root: Path, progress: Progress = silent, known: Loaded | None = None) -> Opened:
    """The folder `root`, with every edit that is on record, and no half of one.

    Args:
        root: the workspace's folder.
        progress: called with the number of files read and of all files.
        known: what was read of it before; only what changed since is parsed again.

    Raises:
        OSError: the folder itself cannot be listed.
        RoadmapError: an interrupted edit cannot be finished.
    """
    if not (root / _OURS).is_dir():  # nobody has edited here: nothing of ours needs to be imported
        return Opened(_read(root, progress, known))
    from roadmap.store.saving.lock import locked
    from roadmap.store.saving.log import head
    from roadmap.store.saving.recovery import pending, recover

    recovery = None
    for _ in range(_ATTEMPTS):
        if pending(root):
            with locked(root):
                recovery = recover(root) or recovery
        number = head(root)
        loaded = _read(root, progress, known)
        # In this order: an edit that ends between the two looks has changed the number.
        if not pending(root) and head(root) == number:
            return Opened(loaded, recovery)
    with locked(root):
        recovery = recover(root) or recovery
        return Opened(_read(root, progress, known), recovery)


def _read(root: Path, progress: Progress, known: Loaded | None) -> Loaded:
    return reread(known, root, progress) if known else read(root, progress)
