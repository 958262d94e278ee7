"""Chain or surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens.graph import Graph

if TYPE_CHECKING:
    from tui.app import Planner

_NONE = Text(
    "Chỉ công nghệ và sản phẩm có chuỗi giá trị: đưa một công nghệ hoặc sản phẩm vào giữa trước (Enter).",
    "Only technologies and products have a value chain: put one into the middle first (Enter).",
)


@command("c", "Chain or around", "Chuỗi / lân cận", where=("graph",), footer=4)
async def graph_chain(planner: Planner) -> None:
    """Show the whole value chain of a technology or product, or what lies around it.

    Xem cả chuỗi giá trị của công nghệ, sản phẩm, hoặc các bản ghi lân cận.
    """
    graph = planner.view
    if isinstance(graph, Graph) and not graph.turn_chain():
        planner.tell(_NONE, "warning")
