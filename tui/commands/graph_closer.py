"""More of each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("plus,equals_sign", "Closer", "Gần hơn", where=("graph",), footer=3)
async def graph_closer(planner: Planner) -> None:
    """Show more of each record: dots, names, cards.

    Hiện rõ hơn từng bản ghi: điểm, tên, thẻ.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.zoom(-1)
