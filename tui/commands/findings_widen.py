"""Show every finding again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner


@command("escape", "No filter", "Bỏ lọc", where=("findings",))
async def findings_widen(planner: Planner) -> None:
    """Show every finding again.

    Hiện lại mọi phát hiện.
    """
    if isinstance(planner.view, Findings):
        planner.view.widen()
