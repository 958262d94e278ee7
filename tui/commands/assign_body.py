"""A duty for any body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.graph.responsibility import DUTIES
from roadmap.model.text import Text
from tui.command import command
from tui.commands._duties import give
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner

_BODY = Text("Giao cho tổ chức nào?", "To which body?")
_DUTY = Text("Giao vai trò gì?", "Which duty?")


@command("b", "Assign", "Giao việc", where=("responsibility",), footer=1, changes=True)
async def assign_body(planner: Planner) -> None:
    """Give any body a duty for the row, also one that has no column yet.

    Giao vai trò cho một tổ chức bất kỳ, kể cả tổ chức chưa có cột.
    """
    view = planner.view
    matter = view.matter if isinstance(view, Responsibility) else None
    body = matter and await planner.pick(_BODY, ("organization",))
    duty = body and await planner.choose(_DUTY, [(duty, DUTIES.label(duty)) for duty in DUTIES])
    if matter and body and duty:
        await give(planner, matter, body, duty)
