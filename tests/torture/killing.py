"""Killed at every system call of a save (A1), and again at every call of the recovery that follows (A2)."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

from .judge import Ends, snapshot, verdict
from .shapes import Shape
from .tracing import KILLED, Code, Point

WORKERS = 2
_SERIAL = count()


class Figure(NamedTuple):
    """One row of the table: how many states were made, and what was wrong with which."""

    name: str
    points: int
    bad: tuple[str, ...]
    note: str = ""


class Bench:
    """A workspace before one kind of save, from which fresh copies are made."""

    def __init__(self, code: Code, shape: Shape, folder: Path) -> None:
        self.code = code
        self.shape = shape
        self.folder = folder / shape.name.replace(" ", "-")
        self.before = self.folder / "before"
        self.before.mkdir(parents=True)
        shape.fill(self.before)
        for command in shape.first:
            ran = code.run(command(self.before))
            assert ran.status == 0, ran
        # Not the very first edit, for which our own folder is made; that has a shape of its own.
        after = self.copy()
        ran, self.points = code.points(shape.argv(after), self.folder / "trace")
        assert ran.status == 0, ran
        from roadmap.store.saving import log

        self.ends = Ends(snapshot(self.before), snapshot(after), log.head(self.before))

    def copy(self, of: Path | None = None) -> Path:
        """A fresh copy of the workspace."""
        root = self.folder / f"ws{next(_SERIAL)}"
        shutil.copytree(of or self.before, root)
        return root

    def crash(self, point: Point) -> tuple[Path, bool, str]:
        """A workspace whose save was killed at `point`; whether it was acknowledged; what went wrong with killing."""
        root = self.copy()
        ran = self.code.kill(self.shape.argv(root), point)
        return root, bool(ran.out.strip()), "" if ran.status == KILLED else f"not killed: {ran}"

    def one(self, point: Point) -> str:
        root, acknowledged, missed = self.crash(point)
        wrong = missed or verdict(root, self.ends, acknowledged=acknowledged)
        shutil.rmtree(root)
        return f"{self.shape.name}, {point.call} {point.count} {point.text[:60]}: {wrong}" if wrong else ""


def kill_everywhere(bench: Bench, *, most: int | None = None, looks: bool = True) -> Figure:
    """Kill the save at every call, without `looks` only where something may change; at `most` of them."""
    chosen = [point for point in bench.points if looks or not point.looks]
    chosen = chosen[:: max(1, len(chosen) // most)] if most else chosen
    with ThreadPoolExecutor(WORKERS) as pool:
        bad = tuple(filter(None, pool.map(bench.one, chosen)))
    return Figure(bench.shape.name, len(chosen), bad)


def kill_recovery(bench: Bench, states: int, recovery: Sequence[str], most: int | None = None) -> Figure:
    """Kill the save after it went on record, and each time the recovery wherever that changes something.

    Args:
        bench: the save.
        states: how many moments, spread over what follows the commit point.
        recovery: the command that recovers, ``{}`` for the workspace.
        most: the number of kills after each.
    """
    late = recorded(bench)[:-3]
    step = max(1, len(late) // states)
    bad: list[str] = []
    total = 0
    for first in late[step // 2 :: step][:states]:
        crashed, acknowledged, missed = bench.crash(first)
        assert not missed, missed
        _, every = bench.code.points(_for(recovery, bench.copy(crashed)), bench.folder / "trace-recovery")
        points = [point for point in every if not point.looks]
        points = points[:: max(1, len(points) // most)] if most else points
        with ThreadPoolExecutor(WORKERS) as pool:
            told = pool.map(lambda point: _again(bench, crashed, recovery, point, said=acknowledged), points)  # noqa: B023
            bad += [f"{bench.shape.name}, {first.call} {first.count}, then {one}" for one in told if one]
        total += len(points)
    return Figure(bench.shape.name, total, tuple(bad), f"{states} crashes")


def recorded(bench: Bench) -> list[Point]:
    """The calls of the save that may change something, after it went on record."""
    calls = [(point.call, ".pending" in point.text) for point in bench.points]
    return [point for point in bench.points[calls.index(("rename", True)) + 1 :] if not point.looks]


def _for(command: Sequence[str], root: Path) -> list[str]:
    return [word.replace("{}", str(root)) for word in command]


def _again(bench: Bench, crashed: Path, recovery: Sequence[str], point: Point, *, said: bool) -> str:
    """What is wrong after the recovery of `crashed` was killed at `point`."""
    root = bench.copy(crashed)
    ran = bench.code.kill(_for(recovery, root), point)
    wrong = f"not killed: {ran}" if ran.status != KILLED else verdict(root, bench.ends, acknowledged=said)
    shutil.rmtree(root)
    return f"{point.call} {point.count}: {wrong}" if wrong else ""
