"""What one body or head answers for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.graph.answering import answering
from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.model.text import Text
from tui.command import command
from tui.screens.own_sheet import OwnSheetView
from tui.screens.responsibility import Responsibility

if TYPE_CHECKING:
    from tui.app import Planner

_WHOSE = Text("Phiếu của cơ quan hay người nào?", "Whose sheet?")


@command("O", "Own sheet", "Phiếu trách nhiệm", footer=6)
async def own_sheet(planner: Planner) -> None:
    """Show what one body or head answers for, what is due, overdue, done and measured.

    Xem phiếu trách nhiệm của một cơ quan hoặc người đứng đầu: việc nắm giữ, sắp đến hạn, quá hạn, đã đo được.
    """
    whose = meant(planner) or await planner.pick(_WHOSE, ("organization", "post"))
    if whose:
        planner.push_screen(OwnSheetView(whose))


def meant(planner: Planner, chosen: str | None = None) -> str | None:
    """The body of the cell, the chosen body or post, or the one body that answers for what is chosen.

    Args:
        planner: the app.
        chosen: the id of what counts as chosen; what the view says where it is None.
    """
    view, state = planner.view, planner.state
    if isinstance(view, Responsibility):
        return view.cell[1] if view.cell else None
    record = state.roadmap.records.get(chosen or planner.chosen or "") if state else None
    if isinstance(record, Organization | Post):
        return record.id
    if state is None or not isinstance(record, Technology | Product | Mission | Programme):
        return None
    named = answering(state.survey, record)
    return named[0] if len(named) == 1 else None
