"""Quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("q", "Quit", "Thoát", footer=9)
async def quit(planner: Planner) -> None:
    """Leave; every edit is on disk already.

    Thoát; mọi thay đổi đã được ghi.
    """
    planner.exit(0)
