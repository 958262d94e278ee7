"""Group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens._groupings import GROUPINGS
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner


@command("g", "Group", "Nhóm", where=("portfolio",), footer=4)
async def group_rows(planner: Planner) -> None:
    """Group by technology group, accountable body, programme or stage, one after the other.

    Lần lượt nhóm theo nhóm công nghệ, cơ quan chịu trách nhiệm, chương trình, giai đoạn.
    """
    if isinstance(planner.view, Portfolio):
        order = [*GROUPINGS]
        planner.view.regroup(order[(order.index(planner.view.grouping) + 1) % len(order)])
