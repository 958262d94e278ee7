"""Chain before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner


@command("left_square_bracket", "Chain before", "Chuỗi trước", where=("board",))
async def chain_before(planner: Planner) -> None:
    """Show the chain of the technology or product before.

    Xem chuỗi của công nghệ, sản phẩm trước đó.
    """
    if isinstance(planner.view, ChainBoard):
        planner.view.turn_by(-1)
