"""Portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("1", "Portfolio", "Danh mục")
async def show_portfolio(planner: Planner) -> None:
    """All technologies and products, compared.

    So sánh mọi công nghệ và sản phẩm.
    """
    planner.go("portfolio")
