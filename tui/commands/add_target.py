"""A target for a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.commands._values import year_and_number

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Mục tiêu", "Target")


@command("t", "Target", "Mục tiêu", where=("measures",), footer=3, changes=True)
async def add_target(planner: Planner) -> None:
    """Set the target of the chosen indicator for a year.

    Ghi mục tiêu của chỉ số đang chọn cho một năm.
    """
    if found := await year_and_number(planner, _TITLE, "target"):
        indicator, year, value = found
        await planner.change("set", id=indicator.id, values=(f"target.{year}", value))
