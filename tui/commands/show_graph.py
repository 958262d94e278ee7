"""Graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("3", "Graph", "Sơ đồ")
async def show_graph(planner: Planner) -> None:
    """What the chosen record is linked with, drawn.

    Sơ đồ liên kết của bản ghi đang chọn.
    """
    planner.go("graph")
