"""From the indicators to the money, or back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.measures import Measures

if TYPE_CHECKING:
    from tui.app import Planner


@command("m", "Indicators/money", "Chỉ số/kinh phí", where=("measures",), footer=4)
async def switch_measures(planner: Planner) -> None:
    """Go from the indicators to the money, or back.

    Chuyển giữa bảng chỉ số và bảng kinh phí.
    """
    if isinstance(planner.view, Measures):
        planner.view.switch()
