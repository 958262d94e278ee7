"""The head of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds.actors import Organization, Post
from roadmap.model.text import Text
from tui.command import command
from tui.commands import _new
from tui.commands._heads import on_record
from tui.commands.own_sheet import meant
from tui.screens.board import ChainBoard
from tui.screens.own_sheet import OwnSheetView

if TYPE_CHECKING:
    from tui.app import Planner

_NONE = Text("Chưa ghi người đứng đầu của cơ quan này", "No head of this body is on record")
_WHOSE = Text("Người đứng đầu của cơ quan nào?", "The head of which body?")


@command("N", "Head", "Người đứng đầu")
async def head(planner: Planner) -> None:
    """Go to the head of a body: the post that answers for it; where none is on record, put it there.

    Tới người đứng đầu của cơ quan: chức vụ chịu trách nhiệm; nếu chưa ghi thì tạo ngay.
    """
    view, state = planner.view, planner.state
    chain = view.subject if isinstance(view, ChainBoard) else None
    id = view.holder if isinstance(view, OwnSheetView) else meant(planner, chain)
    id = id or await planner.pick(_WHOSE, ("organization",))
    record = state.roadmap.records.get(id or "") if state else None
    if state is None or not isinstance(record, Organization | Post):
        return
    heads = [record] if isinstance(record, Post) else on_record(state, record.id)
    if heads:
        planner.open(heads[0].id, ("holder",))
    elif state.read_only:
        planner.tell(_NONE, "warning")
    else:
        made = await _new.new(planner, "post", here=record)
        if made and await planner.change_all([*made.steps, ("set", {"id": made.id, "values": ("head", "true")})]):
            planner.open(made.id, ("holder",))
