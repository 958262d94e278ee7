"""Findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("7", "Findings", "Phát hiện")
async def show_findings(planner: Planner) -> None:
    """What is wrong or missing.

    Những điểm sai hoặc còn thiếu.
    """
    planner.go("findings")
