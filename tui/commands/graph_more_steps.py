"""One step farther around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("greater_than_sign,full_stop", "More steps", "Thêm bước", where=("graph",), footer=5)
async def graph_more_steps(planner: Planner) -> None:
    """Show what is one step farther away.

    Mở rộng sơ đồ thêm một bước liên kết.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.reach(1)
