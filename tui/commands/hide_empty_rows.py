"""Rows without anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner


@command("o", "Empty rows", "Dòng trống", where=("responsibility",), footer=6)
async def hide_empty_rows(planner: Planner) -> None:
    """Hide the rows with which no body has anything to do, or show them again.

    Ẩn hoặc hiện các dòng chưa có tổ chức nào liên quan.
    """
    view = planner.view
    if isinstance(view, Responsibility):
        view.lay_out(bare=not view.bare)
