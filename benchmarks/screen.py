"""The planner's screen: the first paint against a bare Textual app, and each key to the end of its repaint."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.generate import TODAY
from benchmarks.measure import PYTHON, Options, Row, generated, ratio, roadmap
from benchmarks.terminal import Terminal

_RECORDS = 10_000
_BARE = """\
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready")
Bare().run()
"""
_LOAD = """\
import sys, time
from roadmap.workspace import Workspace
from roadmap.graph.standing import figures
start = time.perf_counter()
held = Workspace.open(sys.argv[1], today=sys.argv[2]).held()
held.check(placed=())
figures(held.survey)
print(time.perf_counter() - start)
"""
_KEYS = 120
_UP, _DOWN, _RIGHT, _LEFT, _BACKTAB = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[Z"
_VIEWS: dict[str, tuple[bytes, tuple[bytes, ...]]] = {
    "table": (b"1", (_DOWN, _DOWN, _UP)),
    "tree": (b"g" + _BACKTAB, (_DOWN, _DOWN, _UP)),
    "board": (b"2", (b"]", _RIGHT, b"[", _LEFT)),
    "timeline": (b"4", (_DOWN, _DOWN, _UP)),
    "findings": (b"7", (_DOWN, _DOWN, _UP)),
}
"""View -> the key that leads to it, and the keys pressed there in turn."""


def screen(options: Options) -> Iterator[Row]:
    """First paint and repaint at 10,000 records, through a pseudo-terminal."""
    folder = generated(options, _RECORDS)
    yield from _first_paint(options, folder)
    yield from _repaint(options, folder)


def _command(folder: Path) -> list[str]:
    return roadmap("tui", str(folder), "--today", TODAY.isoformat(), "--lang", "en")


def _first_paint(options: Options, folder: Path) -> Iterator[Row]:
    options.say("first paint")
    bare, first, taken, filled, load = [], [], [], [], []
    for _ in range(options.runs):
        with Terminal([PYTHON, "-c", _BARE]) as terminal:
            bare.append(terminal.until("ready"))
        with Terminal(_command(folder)) as terminal:
            first.append(terminal.until("Portfolio"))
            taken.append(terminal.until("Portfolio", times=2))  # Textual goes on with the frame
            filled.append(terminal.until("Everything"))
        with Terminal([PYTHON, "-c", _LOAD, str(folder), TODAY.isoformat()]) as terminal:
            load.append(float(terminal.said().split()[-1]))
    base, loaded = statistics.median(bare), statistics.median(load)
    yield Row("bare Textual app, first paint", f"{base:.2f} s")
    yield Row("the screen, first paint", f"{statistics.median(first):.2f} s")
    yield Row("the screen, first paint by Textual", f"{statistics.median(taken):.2f} s")
    yield Row(f"reading and checking {_RECORDS:,} records", f"{loaded:.2f} s")
    yield Row("the screen, filled", f"{statistics.median(filled):.2f} s")
    yield ratio("first paint / bare app", statistics.median(first) / base, most=1.5)
    yield ratio("filled / (1.5 bare app + load)", statistics.median(filled) / (1.5 * base + loaded), most=1)


def _repaint(options: Options, folder: Path) -> Iterator[Row]:
    with Terminal([PYTHON, "-c", _BARE_LIST]) as terminal:
        terminal.until("option 0")
        terminal.settle()
        bare = _pressed(terminal, (_DOWN,))
    yield Row("bare option list, key to repaint, p95", f"{bare * 1000:.0f} ms")
    with Terminal(_command(folder)) as terminal:
        terminal.until("Everything")
        terminal.settle()
        for name, (lead, keys) in _VIEWS.items():
            options.say(f"keys in the {name}")
            terminal.press(lead)
            terminal.settle()
            took = _pressed(terminal, keys)
            yield Row(f"{name}, key to repaint, p95", f"{took * 1000:.0f} ms", "≤ 50 ms", took <= 0.05)
            yield ratio(f"{name} / bare option list", took / bare)


_BARE_LIST = """\
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"option {n}" for n in range(200)))
Bare().run()
"""


def _pressed(terminal: Terminal, keys: Sequence[bytes]) -> float:
    """The 95th percentile of seconds over many keys, of those that draw anything at all."""
    took = []
    for number in range(_KEYS):
        try:
            took.append(terminal.press(keys[number // 4 % len(keys)]))
        except TimeoutError:  # the end of a list: the next key is another one
            continue
    return statistics.quantiles(took, n=20)[-1]
