"""Sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.screens._portfolio_rows import COLUMNS
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Sắp xếp theo", "Sort by")
_AS_GIVEN = Text("Thứ tự trong lộ trình", "The order of the plan")


@command("s", "Sort", "Sắp xếp", where=("portfolio",), footer=5)
async def sort_rows(planner: Planner) -> None:
    """Sort by a column; the same column again turns the order round.

    Sắp xếp theo một cột; chọn lại cột đó để đảo thứ tự.
    """
    view = planner.view
    if not isinstance(view, Portfolio):
        return
    now, down = view.order or ("", False)
    answers = [("", _AS_GIVEN), *((one.key, one.title) for one in COLUMNS)]
    column = await planner.choose(_TITLE, answers, value=now)
    if column is not None:
        view.sort(column or None, down=column == now and not down)
