"""Drawing or table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("t", "Table", "Bảng", where=("graph",), footer=4)
async def graph_table(planner: Planner) -> None:
    """Show the same records and links as a table, or the drawing again.

    Xem các bản ghi và liên kết này dưới dạng bảng, hoặc trở lại hình vẽ.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.turn_table(shown=not graph.tabled)
