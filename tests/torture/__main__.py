"""``make torture``: the whole suite; prints a table of figures and fails when anything was bad.

``python -m tests.torture [kill recovery error power crowd]`` runs parts of it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from . import crowd, errors, killing, power, tracing
from .killing import Bench, Figure
from .shapes import BYTES, PRODUCT

EDITS = 1000
"""Edits of each writer in a crowd of four; smaller crowds make a quarter of that."""


def kill(benches: Callable[[], Iterator[Bench]]) -> Iterator[Figure]:
    for bench in benches():
        yield killing.kill_everywhere(bench, looks=bench.shape in BYTES)


def recovery(benches: Callable[[], Iterator[Bench]]) -> Iterator[Figure]:
    for bench in benches():
        if bench.shape.name in ("edit 3 files", "rename with 20 referrers", "undo of 3 files", "delete 2 files"):
            yield killing.kill_recovery(bench, 3, ("saver", "{}", "recover"))
        if bench.shape.name in ("rename, 20 referrers", "rm --unlink, 3 files"):
            yield killing.kill_recovery(bench, 3, ("roadmap", "list", "-C", "{}"))


def error(benches: Callable[[], Iterator[Bench]]) -> Iterator[Figure]:
    for bench in benches():
        yield errors.fail_everywhere(bench, most=100)
        if bench.shape.name in ("edit 3 files", "rm --unlink, 3 files", "new in a new folder"):
            yield errors.full_disk(bench)
            yield errors.read_only(bench)


def cut(benches: Callable[[], Iterator[Bench]]) -> Iterator[Figure]:
    memory = Path("/dev/shm")  # thousands of small folders, each gone at once
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as scratch:
        for bench in benches():
            yield power.cut_everywhere(bench, Path(scratch))
            if bench.shape in BYTES:
                figure = power.cut_recovery(bench, Path(scratch), ("saver", "{}", "recover"))
                yield figure._replace(name="  its recovery")


def gather(_: object) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        for mix in crowd.MIXES:
            yield crowd.crowd(mix, Path(folder), EDITS if mix.writers == 4 and mix.how == "any" else EDITS // 4)


PARTS: dict[str, tuple[str, Callable[[Callable[[], Iterator[Bench]]], Iterator[Figure]]]] = {
    "kill": ("A1  killed at every call of a save", kill),
    "recovery": ("A2  killed, and its recovery killed too", recovery),
    "error": ("A3  calls that fail", error),
    "power": ("A3b power cut: states of a weak file system", cut),
    "crowd": ("A11 several writers at once", gather),
}


def main(parts: list[str]) -> int:
    if why := tracing.missing():
        print(f"skipped: {why}")
        parts = ["crowd"]
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the test of permissions runs as somebody else
        code = tracing.Code(Path(folder))

        def benches() -> Iterator[Bench]:
            for shape in (*BYTES, *PRODUCT):
                with tempfile.TemporaryDirectory(dir=folder) as own:
                    Path(own).chmod(0o755)
                    yield Bench(code, shape, Path(own))

        for name in parts or PARTS:
            title, part = PARTS[name]
            began = time.monotonic()
            print(f"\n{title}\n{'':<28}{'points':>8}{'bad':>6}", flush=True)
            total = bad = 0
            for figure in part(benches):
                print(f"{figure.name:<28}{figure.points:>8}{len(figure.bad):>6}  {figure.note}", flush=True)
                for line in figure.bad[:5]:
                    print(f"    {line}")
                total, bad = total + figure.points, bad + len(figure.bad)
            print(f"{'all':<28}{total:>8}{bad:>6}  {time.monotonic() - began:.0f} s", flush=True)
            worst = max(worst, bad)
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
