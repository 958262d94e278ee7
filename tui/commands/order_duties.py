"""The order of rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner


@command("s", "Order", "Sắp xếp", where=("responsibility",), footer=6)
async def order_duties(planner: Planner) -> None:
    """Put the rows with most bodies first, or keep the order of the official list.

    Xếp dòng có nhiều tổ chức tham gia lên trước, hoặc theo thứ tự danh mục.
    """
    view = planner.view
    if isinstance(view, Responsibility):
        view.lay_out(order="listed" if view.order == "laden" else "laden")
