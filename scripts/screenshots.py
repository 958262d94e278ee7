"""Draw the pictures of the planner's screen that README and the guides show, into docs/pictures.

Drives the real app on copies of the bundled workspaces, on a fixed day, so that the same pictures come out each time.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import Planner

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
TODAY = datetime.date(2026, 11, 21)
SEED, EXAMPLE = "seeds/vn-strategic-technologies", "examples/edge-ai-camera"
LARGEST = 300_000


class Shot(NamedTuple):
    """One picture.

    Attributes:
        name: of its file.
        workspace: where it is taken.
        keys: what is pressed before; ``=text`` types text, ``@id`` stands on a record.
        lang: the language of the screen.
        size: columns and rows.
    """

    name: str
    workspace: str
    keys: tuple[str, ...] = ()
    lang: str = "vi"
    size: tuple[int, int] = (120, 34)


SHOTS = (
    Shot("screen-portfolio", SEED, ("@edge-ai-camera", "shift+tab", "tab")),
    Shot("screen-portfolio-en", SEED, lang="en"),
    Shot("screen-owner", SEED, ("a", "=khoa hoc")),
    Shot("screen-board", EXAMPLE, ("@npu-tai-bien", "2")),
    Shot("screen-board-en", EXAMPLE, ("@npu-tai-bien", "2"), lang="en"),
    Shot("screen-graph", EXAMPLE, ("@npu-tai-bien", "3", "plus")),
    Shot("screen-timeline", EXAMPLE, ("@npu-tai-bien", "4")),
    Shot("screen-responsibility", SEED, ("5",)),
    Shot("screen-findings", SEED, ("7", "down", "down")),
)


async def settled(planner: Planner, pilot: Pilot[Any]) -> None:
    """Wait until nothing is being done behind the screen."""
    quiet = 0
    while quiet < 5:
        await pilot.pause(0.02)
        quiet = quiet + 1 if planner.state is not None and not planner.busy else 0


async def taken(shot: Shot, folder: Path) -> str:
    """The picture as SVG; its text is set in the reader's own monospaced font, cell by cell."""
    from roadmap.drawing.characters import terminal
    from tui.app import Planner
    from tui.screenshot import screenshot

    planner = Planner(folder, today=TODAY, lang="en" if shot.lang == "en" else "vi")
    async with planner.run_test(size=shot.size) as pilot:
        await settled(planner, pilot)
        for key in shot.keys:
            if key.startswith("@") and planner.view:
                planner.view.focus_on(key[1:])
            for one in key[1:] if key.startswith("=") else () if key.startswith("@") else (key,):
                await pilot.press("space" if one == " " else one)
            await settled(planner, pilot)
        planner.clear_notifications()
        await settled(planner, pilot)
        seen = screenshot(planner)
    return terminal.svg(seen, shot.name, shot.lang)


def main() -> int:
    chosen = sys.argv[1:]
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home:
        os.environ.pop("NO_COLOR", None)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home
        for shot in SHOTS:
            if chosen and shot.name not in chosen:
                continue
            folder = Path(home) / shot.name
            shutil.copytree(ROOT / shot.workspace, folder)
            picture = asyncio.run(taken(shot, folder)).encode()
            file = PICTURES / f"{shot.name}.svg"
            file.write_bytes(picture)
            print(f"{file.relative_to(ROOT)}: {len(picture) // 1000} kB")
            if len(picture) > LARGEST:
                print(f"larger than {LARGEST // 1000} kB", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
