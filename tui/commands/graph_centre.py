"""The record in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("enter", "Into the middle", "Đưa vào giữa", where=("graph",), footer=1)
async def graph_centre(planner: Planner) -> None:
    """Draw what the record under the cursor is linked with.

    Vẽ sơ đồ liên kết của bản ghi đang chọn.
    """
    graph = planner.view
    if isinstance(graph, Graph) and planner.chosen:
        graph.centre_on(planner.chosen)
