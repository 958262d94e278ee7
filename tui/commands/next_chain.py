"""Next chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner


@command("right_square_bracket", "Next chain", "Chuỗi sau", where=("board",))
async def next_chain(planner: Planner) -> None:
    """Show the chain of the next technology or product.

    Xem chuỗi của công nghệ, sản phẩm kế tiếp.
    """
    if isinstance(planner.view, ChainBoard):
        planner.view.turn_by(1)
