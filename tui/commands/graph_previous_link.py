"""The linked record before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("shift+tab", "Link before", "Liên kết trước", where=("graph",))
async def graph_previous_link(planner: Planner) -> None:
    """Go to the record before among those that this one is linked with.

    Về bản ghi trước đó trong số các bản ghi có liên kết với bản ghi này.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.follow(-1)
