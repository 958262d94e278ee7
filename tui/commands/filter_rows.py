"""Filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner


@command("equals_sign,backslash", "Filter", "Lọc", where=("portfolio",), footer=3)
async def filter_rows(planner: Planner) -> None:
    """Show only rows with some words in name, id or body; rows are left out while you type.

    Chỉ hiện các dòng có những từ đã gõ trong tên, mã hoặc cơ quan; lọc ngay khi gõ.
    """
    if isinstance(planner.view, Portfolio):
        planner.view.ask_filter()
