"""The merge driver: what git runs for a file that both sides changed.

The file first becomes a conflict of both texts as they are, and success is the last thing that is said: whoever stops
in between leaves a conflict that everybody sees, never one side in the place of both.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from roadmap.store.merging import markers
from roadmap.store.merging.markers import Labels

PATIENCE = 30.0
"""Seconds after which a merge is given up; the conflict of both texts stays."""


def drive(base: Path, ours: Path, theirs: Path, path: str, *, labels: Labels, size: int = markers.SIZE) -> bool:
    """Merge three files as git hands them over; the outcome takes the place of `ours`.

    Args:
        base: what both sides began from; empty where both added the file.
        ours: the one side.
        theirs: the other side.
        path: the file's name in the repository.
        labels: what the sides are called in the markers.
        size: how many signs a marker has.

    Returns:
        Whether nothing was left open. Where something was, and whenever this raises, `ours` holds both values between
        markers, or is not there, and git gives the merge up as a whole.

    Raises:
        OSError: a file cannot be read or written.
        RoadmapError: git is not there.
    """
    one, other = ours.read_bytes(), theirs.read_bytes()
    try:
        _leave(ours, markers.whole(one, other, labels, size))
    except OSError:
        with suppress(OSError):
            ours.unlink()  # one side must not pass for both
        raise
    from roadmap.store.merging.three_way import merge

    merged = merge(base.read_bytes(), one, other, path, labels=labels, size=size)
    _leave(ours, merged.data)
    return not merged.conflicts


def _leave(place: Path, data: bytes) -> None:
    """Put `data` in the place of a file in one step."""
    beside = place.with_name(f"{place.name}.new")
    try:
        beside.write_bytes(data)
        if beside.read_bytes() != data:
            raise OSError(None, "what was written reads differently", str(place))
        beside.replace(place)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def labels(ours: str, theirs: str, folder: Path) -> Labels:
    """What the sides are called: by branch, also in a rebase, where git calls the planner's own work "theirs".

    Args:
        ours: what git calls the side that it stands on, if it says so.
        theirs: what git calls the side that comes in, if it says so.
        folder: where git runs, in the work tree.
    """
    private = _private(folder)
    said = tuple("" if word.startswith("%") else word for word in (ours, theirs))
    for name in ("rebase-merge", "rebase-apply"):
        branch = _line(private / name / "head-name")
        if branch:
            onto = _line(private / name / "onto")[:9]
            own = _short(branch)
            return Labels(f"upstream {onto}", f"{own}: {said[1]}" if said[1] else own)
    here = said[0] if said[0] not in ("", "HEAD", "ours") else _short(_line(private / "HEAD"))
    heads = [value for name, value in sorted(os.environ.items()) if name.startswith("GITHEAD_")]
    coming = said[1] or (heads[0] if len(heads) == 1 else "incoming")
    return Labels(here or "HEAD", coming)


def _private(folder: Path) -> Path:
    """Where this work tree's own state stands: ``.git``, or the folder that a file of that name tells."""
    given = os.environ.get("GIT_DIR")
    entry = folder / (given or ".git")
    pointed = _line(entry) if entry.is_file() else ""
    return folder / pointed.removeprefix("gitdir: ") if pointed else entry


def _line(file: Path) -> str:
    """The first line of a small file of git's; empty where there is none."""
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            return stream.readline(4096).strip()
    except OSError:
        return ""


def _short(reference: str) -> str:
    return reference.removeprefix("ref: ").removeprefix("refs/heads/")[:80]
