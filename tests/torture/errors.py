"""System calls of a save that fail (A3): the files are old or new, and the command says the truth about it."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from roadmap.store.saving.recovery import pending

from .judge import Ends, snapshot, verdict
from .killing import WORKERS, Bench, Figure
from .shapes import PRODUCT
from .tracing import Point, Ran

ERRORS = {
    "openat": ("ENOSPC", "EDQUOT", "EIO", "EROFS", "EACCES", "EMFILE", "EINTR"),
    "write": ("ENOSPC", "EDQUOT", "EIO", "EINTR"),
    "fsync": ("EIO", "ENOSPC", "EDQUOT", "EINTR"),
    "rename": ("EIO", "ENOSPC", "EXDEV", "EACCES", "EROFS"),
    "close": ("EIO", "ENOSPC", "EDQUOT", "EINTR"),
    "mkdir": ("ENOSPC", "EDQUOT", "EACCES", "EROFS", "EIO"),
    "unlink": ("EIO", "EACCES", "EROFS"),
    "fchmod": ("EPERM", "EROFS"),
    "flock": ("EINTR", "ENOLCK"),
}
ONCE_IS_NOTHING = {"EINTR"}
"""Errors after which a call is simply made again: one of them must not be noticed."""


class Fault(NamedTuple):
    point: Point
    error: str
    on: bool


def faults(bench: Bench) -> list[Fault]:
    """Each error that a call of the save may give, once; and from there on for ever."""
    found = []
    for point in bench.points:
        if point.call == "write" and point.text.startswith(("1,", "2,")):
            continue  # what is said fails, not what is saved
        for error in ERRORS.get(point.call, ()):
            found.append(Fault(point, error, on=False))
            if error not in ONCE_IS_NOTHING:
                found.append(Fault(point, error, on=True))
    return found


def broken(bench: Bench, fault: Fault) -> str:
    """What is wrong after a save with `fault`; empty where nothing is."""
    root = bench.copy()
    ran = bench.code.fail(bench.shape.argv(root), fault.point, fault.error, on=fault.on)
    reading = bench.shape in PRODUCT and fault.point.looks
    wrong = lies(ran, root, bench.ends, fault, reading=reading) or verdict(
        root, bench.ends, acknowledged=ran.status == 0
    )
    shutil.rmtree(root)
    point, times = fault.point, "for ever" if fault.on else "once"
    where = f"{bench.shape.name}, {point.call} {point.count} {point.text[:80]} {fault.error} {times}"
    return f"{where}: {wrong}" if wrong else ""


def lies(ran: Ran, root: Path, ends: Ends, fault: Fault, *, reading: bool = False) -> str:
    """What the command said that is not so; `reading`: the fault met the command while it read."""
    now = snapshot(root)
    # Without a way to open or to write anything the interpreter itself may not get far enough to say it.
    mute = fault.on and fault.point.call in ("openat", "write")
    if "Traceback" in ran.err:
        return f"a traceback: {ran.err[-400:]}"
    if ran.status == 0:
        if now != ends.new:
            return "success was said, and the files are not new"
        essential = fault.point.call in ("fsync", "rename") and fault.error not in ONCE_IS_NOTHING
        return "success was said although the call matters" if essential else ""
    listing = "O_DIRECTORY" in fault.point.text  # the C library's own opening of a folder is not made again by Python
    again = fault.point.call in ("openat", "write", "fsync", "close", "flock") and not listing
    if fault.error in ONCE_IS_NOTHING and again and not reading:
        return f"an interrupted call is no failure: {ran.err}"
    if mute:
        return ""
    # The command also reads records and its own modules: what cannot be read is to it as if it were not there.
    if ran.status != 3 and not (reading and ran.status in (1, 2)):
        return f"status {ran.status}: {ran.err[-300:]}"
    if not reading and not re.search(r"nothing was changed|not finished", ran.err):
        return f"what has become of the edit is not said: {ran.err}"
    if "nothing was changed" in ran.err and ({k: v for k, v in now.items() if ".~roadmap-" not in k} != ends.old):
        return "'nothing was changed' was said, and something was"
    if "not finished" in ran.err and not pending(root) and now != ends.new:
        return "'not finished' was said, and nothing is on record"
    return ""


def fail_everywhere(bench: Bench, *, most: int | None = None) -> Figure:
    """Let the save meet every fault, or `most` of them, spread over all."""
    wanted = faults(bench)
    if most and most < len(wanted):
        wanted = random.Random(len(wanted)).sample(wanted, most)
    with ThreadPoolExecutor(WORKERS) as pool:
        bad = tuple(filter(None, pool.map(lambda fault: broken(bench, fault), wanted)))
    return Figure(bench.shape.name, len(wanted), bad)


def full_disk(bench: Bench) -> Figure:
    """A real small disk, fuller each time: 256 kB in memory."""
    place = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        place.rmdir()
        return Figure("full disk", 0, (), "skipped: no right to mount a small disk")
    bad, failures, total = [], 0, 0
    try:
        for free in range(0, 256, 4):
            root = place / "ws"
            shutil.copytree(bench.before, root)
            argv = bench.shape.argv(root)
            with (place / "filling").open("wb") as filling:
                room = os.statvfs(place)
                filling.write(b"x" * max(0, room.f_bavail * room.f_frsize - free * 1024))
            ran = bench.code.run(argv)
            wrong = lies(ran, root, bench.ends, Fault(Point("", 0, ""), "ENOSPC", on=False))
            (place / "filling").unlink()
            wrong = wrong or verdict(root, bench.ends, acknowledged=ran.status == 0)
            bad += [f"{free} kB free: {wrong}"] if wrong else []
            failures += ran.status != 0
            total += 1
            shutil.rmtree(root)
    finally:
        subprocess.run(["umount", place], check=False)
        place.rmdir()
    return Figure("full disk of 256 kB", total, tuple(bad), f"{failures} saves refused, {total - failures} done")


def read_only(bench: Bench) -> Figure:
    """Folders and files without permission to write, for somebody who is not the system's administrator."""
    become: list[str] = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            return Figure("no permission", 0, (), "skipped: this is the administrator, and there is no setpriv")
        become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    bad, total = [], 0
    folders = [path for path in sorted(bench.before.rglob("*")) if path.is_dir() and ".roadmap" not in path.parts]
    for closed in (bench.before, *folders):
        root = bench.copy()
        argv = bench.shape.argv(root)
        if become:
            subprocess.run(["chown", "-R", "65534:65534", root], check=True)
        for folder in (bench.folder, *bench.folder.parents):
            if not folder.stat().st_mode & 0o001:
                return Figure("no permission", 0, (), f"skipped: {folder} is closed to others")
        shut = root / closed.relative_to(bench.before)
        shut.chmod(0o555)
        ran = bench.code.run(argv, command=become)
        wrong = lies(ran, root, bench.ends, Fault(Point("", 0, ""), "EACCES", on=False))
        shut.chmod(0o755)
        wrong = wrong or verdict(root, bench.ends, acknowledged=ran.status == 0)
        bad += [f"{shut.name}: {wrong}"] if wrong else []
        total += 1
        shutil.rmtree(root)
    return Figure("no permission (chmod a-w)", total, tuple(bad))
