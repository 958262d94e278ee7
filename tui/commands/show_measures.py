"""Measures and money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("6", "Measures and money", "Chỉ số, kinh phí")
async def show_measures(planner: Planner) -> None:
    """Measured effects, and money on its way.

    Kết quả đo được và dòng kinh phí.
    """
    planner.go("measures")
