"""The order of rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner


@command("s", "Order", "Sắp xếp", where=("responsibility",), footer=6)
async def order_duties(planner: Planner) -> None:
    """Put the most laden first, or keep the order of the official list.

    Xếp tổ chức, nội dung nhiều việc lên trước, hoặc theo thứ tự danh mục.
    """
    view = planner.view
    if isinstance(view, Responsibility):
        view.lay_out(order="listed" if view.order == "laden" else "laden")
