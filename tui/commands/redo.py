"""Redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("ctrl+r,U", "Redo", "Làm lại", footer=8, changes=True)
async def redo(planner: Planner) -> None:
    """Make the edit again that was last taken back.

    Làm lại thay đổi vừa hoàn tác.
    """
    await planner.back(redo=True)
