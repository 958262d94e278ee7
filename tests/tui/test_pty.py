"""The real program in a real terminal, ended in every way at any moment of editing.

What was seen as written is on the disk, what was seen as typed a second before is offered again, the terminal is as it
was, nothing is left running, and the exit status says what happened.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from roadmap.store.drafts import leftovers
from tests.tui.terminal import Terminal, planner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

WAYS = {"TERM": 143, "HUP": 129, "INT": 130, "KILL": -9, "close": 129, "stop": 143}
LAG = 1.0
"""Seconds of typing that may be lost."""


class Editing:
    """A planner who gives a technology longer and longer names, and what they saw."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.plan, self.home = folder / "plan", folder / "home"
        self.plan.mkdir(parents=True)
        self.home.mkdir()
        (self.plan / "records.toml").write_text('[technology.chip]\nname.vi = "Q"\n', encoding="utf-8")
        self.name, self.typed = "Q", "Q"
        self.entered = ["Q"]
        self.written = "Q"
        self.seen: list[tuple[float, str]] = []

    def begin(self) -> Terminal:
        terminal = planner(self.plan, self.home)
        terminal.until("Q")
        terminal.quiet(0.2)
        terminal.type("e")
        terminal.until("Định danh")
        terminal.type("\x1b[B")
        terminal.until("Tiếng Anh")
        return terminal

    def look(self, terminal: Terminal) -> None:
        """Note what the screen says: the name that is written, and what is being typed."""
        rows = terminal.screen.display
        if heading := re.fullmatch(r" (Q[a-z]*) *", rows[2]):
            self.written = max(self.written, heading[1], key=len)
        for row in rows:
            if typed := re.search(r"│ +(Q[a-z]*) +│", row):
                self.seen.append((time.monotonic(), typed[1]))

    def edit(self, terminal: Terminal, seconds: float) -> None:
        """Edit for so long: open the window, type, confirm; again and again."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            terminal.type("\r")
            if not self.opened(terminal, True, end):
                return
            for letter in self.random.choices("abcdefgh", k=self.random.randint(1, 12)):
                self.typed += letter
                terminal.type(letter)
                self.watch(terminal, self.random.choice((0.0, 0.01, 0.05, 0.15)))
                if time.monotonic() > end:
                    return
            self.entered.append(self.typed)
            terminal.type("\r")
            if not self.opened(terminal, False, end):
                return

    def opened(self, terminal: Terminal, wanted: bool, end: float) -> bool:
        """Wait, as a person does, until the window is open or closed; whether it is before the end."""
        while ("ghi cả hai" in terminal.text) is not wanted and time.monotonic() < end:
            self.watch(terminal, 0.02)
        return ("ghi cả hai" in terminal.text) is wanted

    def watch(self, terminal: Terminal, seconds: float) -> None:
        """Look at the screen for so long."""
        end = time.monotonic() + seconds
        while terminal.read(max(0.0, end - time.monotonic())):
            self.look(terminal)

    def judged(self, end: float) -> list[str]:
        """What is wrong with what is on the disk, after an end at that moment."""
        wrong = []
        kept = tomllib.loads((self.plan / "records.toml").read_text(encoding="utf-8"))["technology"]["chip"]["name"][
            "vi"
        ]
        if kept not in self.entered:
            wrong.append(f"{kept} was never entered")
        elif len(kept) < len(self.written):
            wrong.append(f"{self.written} was seen as written, {kept} is on the disk")
        typed = max((text for at, text in self.seen if at < end - LAG), key=len, default="")
        drafts = [draft.text for left in leftovers(self.plan) for draft in left.drafts]
        if not any(text.startswith(typed) for text in (kept, *drafts)):
            wrong.append(f"{typed} was typed, {kept} is on the disk, {drafts} are offered")
        return wrong


def stopped(terminal: Terminal) -> list[str]:
    """Stop the program as Ctrl+Z in a shell does, look, and let it go on."""
    terminal.tell(signal.SIGTSTP)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        terminal.read(0.05)
        if os.waitid(os.P_PID, terminal.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT):
            break
    else:
        return ["it does not stop"]
    terminal.listen(0.2)
    wrong = [] if terminal.restored else ["the terminal is not restored while it is stopped"]
    terminal.tell(signal.SIGCONT)
    at = len(terminal.sent)
    terminal.until(lambda: b"\x1b[?1049h" in terminal.sent[at:])
    terminal.quiet(0.3)
    return wrong


def ended(folder: Path, way: str, seed: int) -> list[str]:
    """Edit, end the program in one way at a random moment, and judge; returns what is wrong."""
    editing = Editing(folder, seed)
    with editing.begin() as terminal:
        editing.edit(terminal, editing.random.uniform(0.0, 2.5))
        wrong = []
        if way == "stop":
            wrong += stopped(terminal)
            editing.look(terminal)
        moment = time.monotonic()
        if way == "close":
            terminal.hang_up()
        else:
            terminal.tell(getattr(signal, f"SIG{'TERM' if way == 'stop' else way}"))
        status = terminal.wait()
        if status != WAYS[way]:
            wrong.append(f"exit status {status}")
        if way not in ("KILL", "close") and not terminal.restored:
            wrong.append("the terminal is not restored")
        if not terminal.alone:
            wrong.append("a process is left")
    if way != "close" and b"Traceback" in terminal.sent:
        wrong.append("a traceback on the terminal")
    if list(editing.home.glob("roadmap-bug-*")):
        wrong.append(
            "a mistake of ours: " + next(editing.home.glob("roadmap-bug-*")).read_text(encoding="utf-8")[-2000:]
        )
    return wrong + editing.judged(moment)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_lost_whatever_ends_it(way: str, tmp_path: Path) -> None:
    assert not ended(tmp_path, way, 7)


@pytest.mark.long
def test_nothing_is_lost_at_two_hundred_moments(tmp_path: Path) -> None:
    wrong, done = {}, Counter[str]()
    for seed in range(200):
        way = list(WAYS)[seed % len(WAYS)]
        if found := ended(tmp_path / str(seed), way, seed):
            wrong[way, seed] = found
        done[way] += 1
    print(
        f"\nended at {done.total()} random moments of editing ({dict(done)}): {len(wrong)} with anything lost or left"
    )
    assert not wrong, "\n".join(map(str, wrong.items()))


def test_what_was_typed_is_offered_at_the_next_start(tmp_path: Path) -> None:
    editing = Editing(tmp_path, 1)
    with editing.begin() as terminal:
        terminal.type("\r")
        terminal.until("ghi cả hai")
        terminal.type("abcd")
        terminal.until("Qabcd")
        terminal.listen(LAG)
        terminal.tell(signal.SIGKILL)
        assert terminal.wait() == -9
    with planner(editing.plan, editing.home) as again:
        again.until("gõ dở")
        again.until("Qabcd")
        again.type("\r")
        again.until("ghi cả hai")
        again.type("\r")
        again.until(lambda: 'name.vi = "Qabcd"' in (editing.plan / "records.toml").read_text(encoding="utf-8"))
        again.until(lambda: not leftovers(editing.plan))


@pytest.mark.parametrize("noise", [b"\xff\xfe\x80", b"\x1b[:u", b"\x1b[999999999999999999999u", b"\xc3"])
def test_bytes_that_no_terminal_sends_are_passed_over(noise: bytes, tmp_path: Path) -> None:
    editing = Editing(tmp_path, 1)
    with editing.begin() as terminal:
        terminal.type(noise)
        terminal.listen(0.3)
        terminal.type("\r")
        terminal.until("ghi cả hai")
        terminal.type("\x1b")
        terminal.listen(0.3)
        terminal.tell(signal.SIGTERM)
        assert terminal.wait() == 143
    assert not list(editing.home.glob("roadmap-bug-*"))


def test_any_size_will_do(tmp_path: Path) -> None:
    editing = Editing(tmp_path, 1)
    with editing.begin() as terminal:
        for columns, rows in [(1, 1), (500, 200), (2, 40), (80, 1), (0, 0), (80, 24)] * 2:
            terminal.resize(columns, rows)
            terminal.listen(0.05)
        terminal.resize(100, 30)
        terminal.until("Định danh")
        terminal.tell(signal.SIGTERM)
        assert terminal.wait() == 143


BUSY = """
import sys
from tui.app import Planner
Planner.action_quit = lambda self: exec("while True: pass")
from roadmap.cli import main
sys.exit(main(["tui", *sys.argv[1:]]))
"""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_program_that_is_busy_for_ever_can_be_ended(number: int, status: int, tmp_path: Path) -> None:
    editing = Editing(tmp_path, 1)
    with Terminal(["-c", BUSY, str(editing.plan), "--lang", "vi"], editing.home) as terminal:
        terminal.until("Q")
        terminal.quiet(0.3)
        terminal.type("\x11")
        terminal.listen(0.3)
        terminal.tell(number)
        assert terminal.wait() == status
        assert terminal.restored


BUG = """
import sys
import tui.commands.help as broken
from dataclasses import replace
from tui import command
async def fail(planner):
    secret = "Kế hoạch mật"
    raise KeyError(secret)
command.commands()
command._REGISTER["help"] = replace(command._REGISTER["help"], function=fail)
command.commands.cache_clear()
command.commands = lambda: command._REGISTER
from tui.app import Planner
import tui.app
tui.app.commands = command.commands
def crash(self): raise ZeroDivisionError("Kế hoạch mật")
Planner.action_quit = crash
from roadmap.cli import main
sys.exit(main(["tui", *sys.argv[1:]]))
"""


def test_a_mistake_of_ours_is_put_on_file_without_anybodys_text(tmp_path: Path) -> None:
    """One beside the screen is told and the program goes on; one in the screen ends it with status 4."""
    editing = Editing(tmp_path, 1)
    with Terminal(["-c", BUG, str(editing.plan), "--lang", "vi"], editing.home) as terminal:
        terminal.until("Q")
        terminal.quiet(0.3)
        terminal.type("?")
        terminal.until("KeyError")
        (report,) = editing.home.glob("roadmap-bug-*")
        assert 'secret = "Kế hoạch mật"' not in report.read_text(encoding="utf-8").replace("raise KeyError(secret)", "")
        terminal.type("e")
        terminal.until("Định danh")
        terminal.type("\x11")
        assert terminal.wait() == 4
        assert terminal.restored
        assert "Lỗi của chương trình / a bug of ours: ZeroDivisionError" in terminal.text
        assert "mật" not in terminal.text
        assert b"Traceback" not in terminal.sent
    assert len(list(editing.home.glob("roadmap-bug-*"))) == 2
