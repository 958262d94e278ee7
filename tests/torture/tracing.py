"""A command under strace: which system calls its save makes, and what happens when one of them is its last or fails."""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]

# Whatever can change a file or the lock, and the calls around it.
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,close,ftruncate,unlink,unlinkat,fchmod,fchown,chmod,"
    "fchmodat,mkdir,mkdirat,rmdir,link,linkat,symlink,flock,fcntl,lseek,exit_group"
)
_LINE = re.compile(r"^\d+ +(\w+)\((.*)$")
KILLED = -9


class Point(NamedTuple):
    """The `count`-th call of `call` since the process began, and what it was about."""

    call: str
    count: int
    text: str

    @property
    def looks(self) -> bool:
        """Whether the call only looks: being killed there is being killed at the next call."""
        if self.call == "openat":
            return not re.search("O_WRONLY|O_RDWR|O_CREAT", self.text)
        return self.call in ("lseek", "fcntl", "close")


class Ran(NamedTuple):
    status: int
    out: str
    err: str


def missing() -> str:
    """Why commands cannot be traced here; empty where they can."""
    if not shutil.which("strace"):
        return "strace is not installed: nothing was killed or made to fail"
    tried = subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else f"strace does not work here: {tried.stderr.decode()[:200]}"


class Code:
    """A compiled copy of the program: what others change meanwhile changes no count of calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "code"
        passed_over = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / "roadmap", self.folder / "roadmap", ignore=passed_over)
        for shelf in ("seeds", "examples"):
            shutil.copytree(REPOSITORY / shelf, self.folder / shelf)
        shutil.copy(Path(__file__).parent / "saver.py", self.folder)
        compileall.compile_dir(self.folder, quiet=2)

    def command(self, argv: Sequence[str]) -> list[str]:
        """How the command line `argv` is run: ``roadmap …``, or ``saver …`` for the saving layer alone."""
        if argv[0] == "saver":
            return [sys.executable, "-E", "-s", str(self.folder / "saver.py"), *argv[1:]]
        start = "import sys; from roadmap.cli import main; sys.exit(main())"
        return [sys.executable, "-E", "-s", "-c", start, *argv[1:]]

    def run(self, argv: Sequence[str], *strace: str, command: Sequence[str] = (), timeout: float = 60) -> Ran:
        """Run `argv`, under strace with the options `strace` where there are any."""
        tracer = ["strace", "-f", *strace, "--"] if strace else []
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "ROADMAP_LANG": "en", "HOME": str(self.folder)}
        done = subprocess.run(
            [*tracer, *command, *self.command(argv)],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            timeout=timeout,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))

    def trace(self, argv: Sequence[str], record: Path, *options: str) -> tuple[Ran, list[str]]:
        """Run `argv` and record its calls."""
        ran = self.run(argv, "-o", str(record), "-e", f"trace={CALLS}", *options)
        return ran, record.read_text(encoding="utf-8", errors="replace").splitlines()

    def points(self, argv: Sequence[str], record: Path) -> tuple[Ran, list[Point]]:
        """Run `argv`; its calls from the first that concerns our folder to the last."""
        ran, lines = self.trace(argv, record)
        counts: Counter[str] = Counter()
        found: list[Point] = []
        for line in lines:
            if match := _LINE.match(line):
                counts[match[1]] += 1
                if found or ".roadmap" in match[2]:
                    found.append(Point(match[1], counts[match[1]], match[2]))
        return ran, found

    def kill(self, argv: Sequence[str], point: Point) -> Ran:
        """Run `argv` and kill it when it comes to `point`."""
        inject = f"inject={point.call}:signal=KILL:when={point.count}"
        return self.run(argv, "-o", os.devnull, "-e", f"trace={point.call}", "-e", inject)

    def fail(self, argv: Sequence[str], point: Point, error: str, *, on: bool) -> Ran:
        """Run `argv` and let the call at `point` fail with `error`; all further ones too where `on`."""
        inject = f"inject={point.call}:error={error}:when={point.count}{'+' if on else ''}"
        return self.run(argv, "-o", os.devnull, "-e", f"trace={point.call}", "-e", inject)
