"""Group by check, severity or body in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner


@command("g", "Group by", "Cách nhóm", where=("findings",), footer=4)
async def findings_group(planner: Planner) -> None:
    """Group by check, severity or body in turn.

    Lần lượt nhóm theo kiểm tra, mức độ, cơ quan.
    """
    if isinstance(planner.view, Findings):
        planner.view.regroup()
