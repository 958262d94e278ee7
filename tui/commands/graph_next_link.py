"""The next linked record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("tab", "Next link", "Liên kết sau", where=("graph",), footer=2)
async def graph_next_link(planner: Planner) -> None:
    """Go to the next record that this one is linked with.

    Sang bản ghi tiếp theo có liên kết với bản ghi này.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.follow(1)
