"""Back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner


@command("backspace", "Back", "Quay lại", where=("graph",), footer=6)
async def graph_back(planner: Planner) -> None:
    """Go back to the record that was in the middle before.

    Quay lại bản ghi ở giữa trước đó.
    """
    graph = planner.view
    if isinstance(graph, Graph):
        graph.go_back()
