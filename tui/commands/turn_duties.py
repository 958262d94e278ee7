"""Rows and columns change places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner


@command("v", "Turn", "Xoay", where=("responsibility",), footer=6)
async def turn_duties(planner: Planner) -> None:
    """Put the bodies into the rows, or back into the columns.

    Đưa tổ chức thành dòng, hoặc trở lại thành cột.
    """
    view = planner.view
    if isinstance(view, Responsibility):
        view.lay_out(turned=not view.turned)
