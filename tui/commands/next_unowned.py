"""Next without owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner

_NONE = Text("Dòng nào ở đây cũng có cơ quan chịu trách nhiệm", "Every row here has an accountable body")


@command("exclamation_mark", "Next unowned", "Chỗ chưa có", where=("portfolio",), footer=2)
async def next_unowned(planner: Planner) -> None:
    """Go to the next technology or product that nobody, or no single body, answers for.

    Đến công nghệ, sản phẩm tiếp theo chưa có một cơ quan chịu trách nhiệm xuyên suốt.
    """
    view = planner.view
    if not isinstance(view, Portfolio):
        return
    id = view.next_unowned()
    if id is None:
        planner.tell(_NONE)
    else:
        view.focus_on(id)
