"""Turn to another chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Chuỗi của công nghệ, sản phẩm nào", "Chain of which technology or product")


@command("s", "Other chain", "Chuỗi khác", where=("board",), footer=8)
async def turn_to(planner: Planner) -> None:
    """Show the chain of another technology or product.

    Xem chuỗi của công nghệ, sản phẩm khác.
    """
    board = planner.view
    if isinstance(board, ChainBoard):
        picked = await planner.pick(_TITLE, ["product", "technology"], value=board.subject)
        if picked:
            board.turn_to(picked)
