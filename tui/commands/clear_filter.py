"""No filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner


@command("escape", "No filter", "Bỏ lọc", where=("portfolio",))
async def clear_filter(planner: Planner) -> None:
    """Show all rows again.

    Hiện lại tất cả các dòng.
    """
    if isinstance(planner.view, Portfolio):
        planner.view.clear_filter()
