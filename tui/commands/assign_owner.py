"""Accountable body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.kinds.chain import Product, Technology
from tui.command import command
from tui.commands._heads import hint
from tui.commands._making import body
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner


@command("a", "Accountable", "Giao trách nhiệm", where=("portfolio",), footer=1, changes=True)
async def assign_owner(planner: Planner) -> None:
    """Name the one body that answers for the row end to end; a new body can be put on record at once.

    Ghi một cơ quan chịu trách nhiệm xuyên suốt; cơ quan chưa có được tạo ngay tại đây.
    """
    view, state = planner.view, planner.state
    subject = state.roadmap.records.get(view.subject or "") if state and isinstance(view, Portfolio) else None
    if state is None or not isinstance(subject, Technology | Product):
        return
    title = phrase(
        "Who answers for {it}?", "Cơ quan nào chịu trách nhiệm xuyên suốt: {it}?", it=state.label(subject.id)
    )
    made = await body(planner, title, subject.accountable, ask_id=True)
    if made is None or made.id == subject.accountable:
        return
    steps = [*made.steps, ("set", {"id": subject.id, "values": ("accountable", made.id)})]
    await planner.change_all(steps, next_step=hint(planner, made.id))
