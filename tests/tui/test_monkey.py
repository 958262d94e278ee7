"""Random keys, mouse, pastes, sizes and focus: nothing breaks, the plan stays valid, undo leads back to the start."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.pilot import Pilot

from roadmap.keeping import session
from roadmap.store.saving.log import undoable
from roadmap.workspace import Workspace
from tests.planner.driving import TODAY, copy_of, driven, settled
from tui import watching
from tui.app import Planner
from tui.command import commands
from tui.dialogs.dialog import Dialog

MEGABYTE = "Ắ [/] \x1b]0;PWNED\x07 \u202e\n" * 40_000
PASTES = (
    "chip",
    "2027-05",
    "1.000.000",
    "[@click=app.quit]x[/]",
    "\x1b[31mđỏ\x9b0m",
    "a\nb\r\nc",
    "",
    "🏳️‍🌈\u202egnp",
    "x" * 5000,
)
EXPECTED = 0.1
"""Share of events after which the monkey waits until everything is done."""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("VISUAL", "EDITOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def keys() -> list[str]:
    """Every key that means something, most of those that do not, and letters of names."""
    meaning = [key for one in commands().values() for key in one.keys]
    moving = ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "enter", "escape"]
    return (
        meaning + moving * 6 + [*"abcdefgxyzđắ0123456789 .-/[]{}$\\", "backspace", "delete", "ctrl+a", "ctrl+k", "f1"]
    )


class Monkey:
    """Somebody who presses everything.

    Args:
        planner: the app.
        pilot: Textual's way into it.
        seed: what decides what is pressed.
    """

    def __init__(self, planner: Planner, pilot: Pilot[Any], seed: int) -> None:
        self.planner, self.pilot, self.random = planner, pilot, random.Random(seed)
        self.keys = keys()
        self.done: list[str] = []

    async def act(self) -> None:
        """Do one thing."""
        kind = self.random.choices(("key", "mouse", "paste", "size", "focus"), (80, 14, 2, 3, 1))[0]
        await getattr(self, kind)()
        if self.random.random() < EXPECTED:
            await settled(self.planner, self.pilot)
        else:
            await asyncio.sleep(0)

    async def key(self) -> None:
        key = self.random.choice(self.keys)
        self.done.append(key)
        if len(key) == 1 and not key.isalnum():
            self.send(events.Key(_character_to_key(key), key))
        else:
            self.send(events.Key(key, key if len(key) == 1 else None))

    async def mouse(self) -> None:
        width, height = self.planner.size
        x, y = self.random.randrange(max(1, width)), self.random.randrange(max(1, height))
        button, shift = self.random.choice((1, 1, 1, 2, 3)), self.random.random() < 0.1
        self.done.append(f"mouse {x},{y}")
        kinds: tuple[type[events.MouseEvent], ...] = self.random.choice(
            ((events.MouseMove,), (events.MouseDown, events.MouseUp), (events.MouseDown, events.MouseUp) * 2,
             (events.MouseScrollDown,), (events.MouseScrollUp,), (events.MouseDown, events.MouseMove, events.MouseUp))
        )  # fmt: skip
        for kind in kinds:
            pressed = 0 if kind in (events.MouseMove, events.MouseScrollDown, events.MouseScrollUp) else button
            self.send(kind(None, x, y, 0, 0, pressed, shift, False, False, x, y))

    async def paste(self) -> None:
        text = MEGABYTE if self.random.random() < 0.02 else self.random.choice(PASTES)
        self.done.append(f"paste {len(text)}")
        self.send(events.Paste(text))

    async def size(self) -> None:
        width, height = self.random.choice(((80, 24), (120, 40), (1, 1), (200, 60), (20, 5), (2, 80), (100, 30)))
        self.done.append(f"size {width}x{height}")
        self.planner._driver._size = Size(width, height)  # type: ignore[union-attr]
        self.send(events.Resize(Size(width, height), Size(width, height)))

    async def focus(self) -> None:
        self.done.append("focus")
        self.send(events.AppBlur())
        self.send(events.AppFocus())

    def send(self, event: Any) -> None:
        event.set_sender(self.planner)
        self.planner._driver.send_message(event)  # type: ignore[union-attr]

    async def rest(self) -> None:
        """Turn away from every question, and let everything be done."""
        await self.pilot.resize_terminal(120, 40)
        for _ in range(30):
            await settled(self.planner, self.pilot)
            if not isinstance(self.planner.screen, Dialog):
                return
            await self.pilot.press("escape")
        raise AssertionError(f"{self.planner.screen} does not close")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.toml") if ".roadmap" not in path.parts}


async def played(folder: Path, seed: int, count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a monkey do `count` things and take everything back; returns how many edits it has made."""
    monkeypatch.setattr(Planner, "exit", lambda *_, **__: None)  # it would leave at once
    monkeypatch.setattr(Planner, "open_url", lambda *_, **__: None)
    monkeypatch.setattr(watching, "PACE", 0.2)
    before = files(folder)
    async with driven(folder, size=(120, 40), lang="vi" if seed % 2 else "en") as (planner, pilot):
        monkey = Monkey(planner, pilot, seed)
        try:
            for _ in range(count):
                await monkey.act()
            await monkey.rest()
        except BaseException:
            print(f"seed {seed}, after {len(monkey.done)}: {monkey.done[-30:]}")
            raise
        found = Workspace.open(folder, today=TODAY)
        assert not found.loaded.findings, found.loaded.findings[:3]
        edits = 0
        while undoable(folder, session()) is not None:
            assert await planner.back(), "an edit cannot be taken back"
            edits += 1
            await settled(planner, pilot)
        assert files(folder) == before
    return edits


async def test_a_monkey_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await played(copy_of("edge-ai-camera", tmp_path), 3, 400, monkeypatch)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(50))
async def test_fifty_monkeys_break_nothing(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()
    edits = await played(copy_of("edge-ai-camera", tmp_path), seed, 2000, monkeypatch)
    print(f"\nseed {seed}: 2,000 random events, 0 exceptions; {edits} edits, all taken back to the same bytes; "
          f"{time.monotonic() - began:.0f} s")  # fmt: skip
