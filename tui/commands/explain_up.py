"""Go back in the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner


@command("ctrl+u", "Explanation up", "Giải thích lên", where=("findings",))
async def explain_up(planner: Planner) -> None:
    """Go back in the explanation.

    Đọc lại phần giải thích phía trên.
    """
    if isinstance(planner.view, Findings):
        planner.view.scroll_explanation(-1)
