"""Driving the planner's screen in tests: open it on a copy of a workspace, press keys, read what is on it."""

from __future__ import annotations

import asyncio
import datetime
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tui.app import Planner

ROOT = Path(__file__).parent.parent.parent
TODAY = datetime.date(2026, 11, 21)
SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = ((80, 24), (120, 40))


def copy_of(name: str, target: Path) -> Path:
    """A copy of a bundled workspace, ``edge-ai-camera`` or ``vn-strategic-technologies``, outside any repository."""
    shelf = next(shelf for shelf in ("examples", "seeds") if (ROOT / shelf / name).is_dir())
    return Path(shutil.copytree(ROOT / shelf / name, target / name))


def workspace(target: Path, toml: str, language: str = "en") -> Path:
    """A workspace of one file, ``records.toml``."""
    target.mkdir(parents=True, exist_ok=True)
    (target / "roadmap.toml").write_text(f'title = "Test"\nlanguage = "{language}"\n', encoding="utf-8")
    (target / "records.toml").write_text(toml, encoding="utf-8")
    return target


@asynccontextmanager
async def driven(
    folder: Path, size: tuple[int, int] = (120, 40), **options: Any
) -> AsyncIterator[tuple[Planner, Pilot[Any]]]:
    """The planner's screen over `folder`, once the workspace has been read and shown."""
    planner = Planner(folder, **({"today": TODAY} | options))
    async with planner.run_test(size=size, notifications=True) as pilot:
        await settled(planner, pilot)
        yield planner, pilot


async def settled(planner: Planner, pilot: Pilot[Any]) -> None:
    """Wait until nothing is being done behind the screen and everything is drawn."""
    quiet = 0
    for _ in range(1000):
        await pilot.pause()
        quiet = quiet + 1 if planner.state is not None and not planner.busy else 0
        if quiet >= 3:
            return
        await asyncio.sleep(0.005)
    working = [f"{one.group} {one.name}" for one in planner.workers if not one.is_finished]
    raise AssertionError(f"the screen does not come to rest: {working}, {planner.holding.busy}, {planner.screen_stack}")


async def press(planner: Planner, pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, each once everything before it is done; ``=text`` types text."""
    for key in keys:
        for one in key[1:] if len(key) > 1 and key.startswith("=") else (key,):
            await pilot.press({" ": "space", ".": "full_stop", "-": "minus", "/": "slash"}.get(one, one))
        await settled(planner, pilot)


async def turn(planner: Planner, pilot: Pilot[Any], view: str, id: str) -> None:
    """Show the view `view`, turned to the record `id`."""
    planner.go(view, id)
    await settled(planner, pilot)


def shown(planner: Planner) -> str:
    """The text on the screen, without spaces at the ends of lines."""
    strips = planner.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def matches(planner: Planner, name: str) -> None:
    """See that the screen looks as ``snapshots/NAME.WxH.txt`` says; with ROADMAP_SNAPSHOTS=write, write that.

    Look at what was written before it is committed: a snapshot is right only because somebody has read it.
    """
    size = planner.size
    file = SNAPSHOTS / f"{name}.{size.width}x{size.height}.txt"
    text = shown(planner)
    if os.environ.get("ROADMAP_SNAPSHOTS") == "write":
        file.write_text(text, encoding="utf-8")
    assert file.is_file(), f"there is no {file.name}; write it with ROADMAP_SNAPSHOTS=write and read it"
    assert _still(text) == _still(file.read_text(encoding="utf-8"))


def _still(text: str) -> str:
    """`text` without the ends of scroll bars, which are drawn in eighths and move for a moment."""
    still = re.sub(r"(?<= )[▁-▇](?= ?│| ?$)", " ", text, flags=re.MULTILINE)
    return re.sub(r" +$", "", still, flags=re.MULTILINE)
