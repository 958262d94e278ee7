"""The first frame comes before anything heavy is imported; whatever happens then, the terminal is left as it was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planner.driving import workspace
from tests.tui.terminal import Terminal, planner
from tui.opening import Opening

TOML = '[technology.chip]\nname.vi = "Chip"\n'

HEAVY = """
import sys
import tui.opening
from roadmap.store.preferences import glimpse
glimpse()
tui.opening.frame("vi", (80, 24), tui.opening.GROUNDS["roadmap-dark"])
print(*{"textual", "pydantic", "pydantic_core", "roadmap.model.record", "tui.command"} & set(sys.modules))
"""


def test_it_needs_neither_textual_nor_the_model() -> None:
    said = subprocess.run([sys.executable, "-c", HEAVY], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""


# --- in a real terminal, with a program that takes long to import ---

SLOW = """
import sys, time
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "tui.app":
            {}
sys.meta_path.insert(0, Slow())
from roadmap.cli import main
sys.exit(main(["tui", *sys.argv[1:]]))
"""
READING = "Đang đọc… / Reading…"


def slow(tmp_path: Path, what: str, *words: str) -> Terminal:
    folder = workspace(tmp_path / "w", TOML, "vi")
    (tmp_path / "home").mkdir(exist_ok=True)
    return Terminal(["-c", SLOW.format(what), str(folder), "--today", "2026-11-21", *words], tmp_path / "home")


def test_keys_typed_at_the_first_frame_are_pressed_once_the_plan_is_there(tmp_path: Path) -> None:
    with slow(tmp_path, "time.sleep(1)") as terminal:
        terminal.until(READING)
        terminal.type("e")
        terminal.listen(0.2)
        assert terminal.screen.display[2].strip() == ""  # not echoed
        terminal.until("Định danh")
        assert terminal.sent.count(b"\x1b[?1049h") == 1  # the frame was not cleared
        terminal.type("\x11")
        assert terminal.wait() == 0
        assert terminal.restored


@pytest.mark.parametrize("name", ["TERM", "HUP", "INT"])
def test_a_signal_at_the_first_frame(name: str, tmp_path: Path) -> None:
    number = getattr(signal, f"SIG{name}")
    with slow(tmp_path, "time.sleep(30)") as terminal:
        terminal.until(READING)
        terminal.tell(number)
        assert terminal.wait() == 128 + number
        assert terminal.restored and terminal.alone


def test_what_goes_wrong_behind_the_first_frame_is_told(tmp_path: Path) -> None:
    with slow(tmp_path, "raise ZeroDivisionError") as terminal:
        terminal.until("ZeroDivisionError")
        assert terminal.wait() == 4
        assert terminal.restored
        assert READING.encode() in terminal.sent


def test_a_terminal_that_goes_away_at_the_first_frame(tmp_path: Path) -> None:
    with slow(tmp_path, "time.sleep(1)") as terminal:
        terminal.until(READING)
        terminal.hang_up()
        assert terminal.wait() in (129, -signal.SIGHUP)
        assert terminal.alone


@pytest.mark.long
def test_sixty_moments_of_starting(tmp_path: Path) -> None:
    """From before Python takes signals until the plan is there, whatever ends it leaves nothing behind."""
    begun = 0
    for seed in range(60):
        drawn, name = random.Random(seed), ("TERM", "HUP", "INT", "close")[seed % 4]
        number = signal.SIGHUP if name == "close" else getattr(signal, f"SIG{name}")
        folder, home = workspace(tmp_path / f"{seed}", TOML, "vi"), tmp_path / f"home-{seed}"
        home.mkdir()
        with planner(folder, home) as terminal:
            terminal.listen(drawn.uniform(0.05, 3.5))
            begun += (taken := b"\x1b[?1049h" in terminal.sent)
            terminal.hang_up() if name == "close" else terminal.tell(number)
            assert terminal.wait() in (128 + number, -number), (seed, name)
            assert terminal.alone, (seed, name)
            assert name == "close" or not taken or terminal.restored, (seed, name)
            assert b"Traceback" not in terminal.sent, (seed, name)
        assert not list(home.glob("roadmap-bug-*")), (seed, name)
    print(f"\nended at 60 random moments of starting, {begun} with the terminal taken: nothing left")


def test_without_a_known_terminal_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    wrote: list[bytes] = []
    monkeypatch.setenv("TEXTUAL_DRIVER", "elsewhere:Driver")
    monkeypatch.setattr(os, "write", lambda _, data: wrote.append(data) or len(data))
    with Opening("vi") as opening:
        assert not opening.drawn
    assert not wrote
