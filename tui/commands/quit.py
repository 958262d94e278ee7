"""Quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


_UNDER_WAY = Text("Một thay đổi chưa ghi xong. Vẫn thoát?", "An edit is not written yet. Leave all the same?")


@command("q", "Quit", "Thoát", footer=9)
async def quit(planner: Planner) -> None:
    """Leave; every edit is on disk already.

    Thoát; mọi thay đổi đã được ghi.
    """
    if not planner.holding.busy or await planner.confirm(_UNDER_WAY):
        planner.exit(0)
