"""Responsibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("5", "Responsibility", "Trách nhiệm")
async def show_responsibility(planner: Planner) -> None:
    """Who answers for what.

    Cơ quan nào chịu trách nhiệm việc gì.
    """
    planner.go("responsibility")
