"""What stands in the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens.responsibility import ROWS, Responsibility

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Dòng là gì?", "What stands in the rows?")


@command("r", "Rows", "Đối tượng", where=("responsibility",), footer=5)
async def choose_rows(planner: Planner) -> None:
    """Choose what stands in the rows: products, technologies, missions or programmes.

    Chọn đối tượng của các dòng: sản phẩm, công nghệ, nhiệm vụ hay chương trình.
    """
    view = planner.view
    if isinstance(view, Responsibility):
        rows = await planner.choose(_TITLE, [(name, one.label) for name, one in ROWS.items()], value=view.rows)
        if rows:
            view.lay_out(rows=rows)
