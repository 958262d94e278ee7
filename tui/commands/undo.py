"""Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("u", "Undo", "Hoàn tác", footer=7, changes=True)
async def undo(planner: Planner) -> None:
    """Take your last edit back.

    Hoàn tác thay đổi gần nhất của mình.
    """
    await planner.back()
