"""Show all findings, errors alone, or errors and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.findings import Findings

if TYPE_CHECKING:
    from tui.app import Planner


@command("s", "Severity", "Mức độ", where=("findings",), footer=5)
async def findings_severity(planner: Planner) -> None:
    """Show all findings, errors alone, or errors and warnings.

    Hiện mọi phát hiện, chỉ lỗi, hoặc lỗi và cảnh báo.
    """
    if isinstance(planner.view, Findings):
        planner.view.raise_floor()
