"""The files of one edit on their way: written beside their places, put there; what a killed writer left, removed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from roadmap.model.finding import RoadmapError
from roadmap.store.saving import files, log
from roadmap.store.saving.files import Seen


class Target(NamedTuple):
    """What shall become of one file: its new bytes, or None where it goes; and what it was."""

    path: str
    data: bytes | None
    seen: Seen | None


class Step(NamedTuple):
    """One file on its way: the staged file that takes its place, or None where it goes."""

    path: str
    place: Path
    beside: Path | None

    def take(self) -> None:
        """Do it.

        Raises:
            OSError: it could not be done.
        """
        if self.beside:
            files.put(self.beside, self.place)
        else:
            files.remove(self.place)


class Plan(NamedTuple):
    """Where the writer at work may leave temporary files (POSIX, relative), and which folders it makes."""

    folders: list[str]
    made: list[str]


def prepare(root: Path, targets: Sequence[Target], taken_back: ExitStack) -> list[Step]:
    """Write each new text beside its place; `taken_back` removes what was made, should the edit not come to pass.

    Raises:
        RoadmapError: a path is no place for a file of the roadmap.
        OSError: something could not be written.
    """
    places = [(files.locate(root, target.path), target) for target in targets]
    missing = dict.fromkeys(folder for place, target in places if target.data is not None
                            for folder in _missing(root, place))  # fmt: skip
    staged: list[Path] = []
    taken_back.callback(_forget_plan, root, staged)
    _write_plan(root, [place.parent for place, _ in places], missing)
    for folder in missing:
        taken_back.callback(_discard_folder, folder)
        files.make_folder(folder)
    steps = []
    for place, target in places:
        beside = files.stage(place, target.data or b"", target.seen.status if target.seen else None)
        staged.append(beside)
        taken_back.callback(files.discard, beside)
        if target.data is None:  # staged only to see whether the folder may be written
            files.remove(beside)
        steps.append(Step(target.path, place, None if target.data is None else beside))
    return steps


def take(root: Path, steps: Iterable[Step], places: Iterable[Path]) -> None:
    """Do `steps`, and make durable what stands at `places` now, with the folders on the way there.

    Folders in which nothing is left go as well: git does not keep them either.

    Raises:
        OSError: one could not be done.
    """
    for step in steps:
        step.take()
    ways = [[one for one in place.parents if one == root or root in one.parents] for place in places]
    # Somebody may have made a folder a moment ago: it is as lasting as what we put into it.
    for folder in sorted({folder for way in ways for folder in way}):
        files.sync_folder(folder)
    for way in ways:
        for folder in way[:-1]:
            _discard_folder(folder)


def _missing(root: Path, place: Path) -> list[Path]:
    """The folders that the file `place` below `root` still needs, outermost first."""
    above = [folder for folder in place.parents if root in folder.parents]
    return [folder for folder in reversed(above) if not folder.is_dir()]


def _write_plan(root: Path, folders: Iterable[Path], made: Iterable[Path]) -> None:
    # Not made durable: whoever is killed leaves it; after a power cut at worst a hidden temporary file stays.
    named = Plan(*([*dict.fromkeys(one.relative_to(root).as_posix() for one in some)] for some in (folders, made)))
    files.write(log.folder(root) / log.PLAN, json.dumps(named._asdict()).encode())


def _forget_plan(root: Path, staged: Iterable[Path]) -> None:
    """Remove the plan of a save that was taken back, unless recovery needs it to find what could not be removed."""
    if not any(beside.exists() for beside in staged):
        files.discard(log.folder(root) / log.PLAN)


def planned(root: Path) -> Plan:
    """The plan of the writer at work, or of one that was killed; empty where there is none."""
    try:
        plain = json.loads((log.folder(root) / log.PLAN).read_bytes())
        return Plan(*([str(one) for one in plain[name]] for name in Plan._fields))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Plan([], [])


def sweep(root: Path, plan: Plan) -> None:
    """Remove temporary files of ours from the planned folders, and the planned folders that nothing came into.

    The caller holds the lock, so that no writer is at work to whom they could belong.
    """
    folders = [files.locate(root, f"{one}/x").parent for one in plan.folders if one != "." and _inside(root, one)]
    for folder in (root, root / files.OURS, log.folder(root), *folders):
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 - the names are all that is needed
                if name.startswith(files.TEMPORARY):
                    files.discard(folder / name)
    for one in reversed(plan.made):
        if _inside(root, one):
            _discard_folder(root / one)


def _inside(root: Path, folder: str) -> bool:
    """Whether `folder`, which somebody may have written into the plan, is one in which we write."""
    with suppress(RoadmapError, OSError):
        return bool(files.locate(root, f"{folder}/x"))
    return False


def _discard_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
