"""Tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner


@command("t", "Tree", "Cây nhóm", where=("portfolio",), footer=6)
async def turn_tree(planner: Planner) -> None:
    """Show or hide the tree of groups.

    Hiện hoặc ẩn cây nhóm.
    """
    if isinstance(planner.view, Portfolio):
        planner.view.turn_tree()
