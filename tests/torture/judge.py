"""What a workspace may look like after a disaster: wholly old or wholly new, and as its log says."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from roadmap.store.saving import log
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import pending, recover

State = dict[str, bytes | None]


def snapshot(root: Path) -> State:
    """Every file of the workspace and its bytes; folders are None. Our own folder does not count."""
    found: State = {}
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        if not name.startswith(".roadmap"):
            found[name] = None if path.is_dir() else path.read_bytes()
    return found


class Ends(NamedTuple):
    """Both ends of a save: the files, and how many edits are on record."""

    old: State
    new: State
    old_head: int


def verdict(root: Path, ends: Ends, *, acknowledged: bool, swept: bool = True) -> str:
    """What is wrong with the workspace after recovery; empty where nothing is.

    A power cut may lose the note that says where temporary files are: without `swept`, hidden ones may stay, and
    folders do not count.
    """
    with locked(root):
        recovery = recover(root)
    if recovery and (recovery.kept or recovery.damaged):
        return f"recovery found what nobody wrote: {recovery.kept} {recovery.damaged}"
    if pending(root):
        return "still unfinished after recovery"
    now = snapshot(root)
    if not swept:
        now = {name: data for name, data in now.items() if data is not None and ".~roadmap-" not in name}
    elif left := [path for path in root.rglob("*") if path.name.startswith(".~")]:
        return f"left lying about: {left}"
    if now == ends.new:
        return "" if log.head(root) == ends.old_head + 1 else "new files, but the edit is not on record"
    if now != ends.old:
        return "mixed: " + ", ".join(
            sorted(
                n
                for n in {*now, *ends.old, *ends.new}
                if now.get(n, b"-") not in (ends.old.get(n, b"-"), ends.new.get(n, b"-"))
            )
            or ["each file is old or new"]
        )
    if acknowledged:
        return "acknowledged, then undone"
    return "" if log.head(root) == ends.old_head else "old files, but the edit is on record"
