"""Less of each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("minus", "Farther", "Xa hơn", where=("graph",), footer=3)
async def graph_farther(planner: Planner) -> None:
    """Show less of each record, so that more records fit: cards, names, dots.

    Thu nhỏ từng bản ghi để thấy nhiều hơn: thẻ, tên, điểm.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.zoom(1)
