"""Make a body accountable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.text import Text
from tui.command import command
from tui.commands._heads import hint
from tui.commands._making import body
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Cơ quan chịu trách nhiệm xuyên suốt", "Body accountable end to end")


@command("A", "Accountable", "CQ chịu trách nhiệm", where=("board",), footer=7, changes=True)
async def assign_accountable(planner: Planner) -> None:
    """Make one body accountable end to end for the technology or product of this chain.

    Ghi một cơ quan chịu trách nhiệm xuyên suốt về công nghệ, sản phẩm của chuỗi này.
    """
    board, state = planner.view, planner.state
    subject = state.roadmap.records.get(board.subject or "") if state and isinstance(board, ChainBoard) else None
    if not isinstance(subject, Technology | Product):
        return
    made = await body(planner, _TITLE, subject.accountable)
    if made and made.id != subject.accountable:
        steps = [*made.steps, ("set", {"id": subject.id, "values": ("accountable", made.id)})]
        await planner.change_all(steps, next_step=hint(planner, made.id))
