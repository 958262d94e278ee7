"""Another record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Sơ đồ của bản ghi nào", "Graph of which record")


@command("s", "Other record", "Bản ghi khác", where=("graph",), footer=7)
async def graph_turn_to(planner: Planner) -> None:
    """Draw what another record is linked with.

    Vẽ sơ đồ liên kết của một bản ghi khác.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        picked = await planner.pick(_TITLE, value=graph.question.centre if graph.question else None)
        if picked:
            graph.focus_on(picked)
