"""Chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("2", "Chain", "Chuỗi")
async def show_board(planner: Planner) -> None:
    """The value chain of the chosen technology or product, stage by stage.

    Chuỗi giá trị của công nghệ, sản phẩm đang chọn, theo từng giai đoạn.
    """
    planner.go("board")
