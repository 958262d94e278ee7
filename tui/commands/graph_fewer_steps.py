"""One step less around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("less_than_sign,comma", "Fewer steps", "Bớt bước", where=("graph",))
async def graph_fewer_steps(planner: Planner) -> None:
    """Show one step less of what lies around.

    Thu hẹp sơ đồ một bước liên kết.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.reach(-1)
