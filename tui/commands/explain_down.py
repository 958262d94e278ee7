"""Read on in the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner


@command("ctrl+d", "Explanation down", "Giải thích xuống", where=("findings",))
async def explain_down(planner: Planner) -> None:
    """Read on in the explanation.

    Đọc tiếp phần giải thích.
    """
    if isinstance(planner.view, Findings):
        planner.view.scroll_explanation(1)
