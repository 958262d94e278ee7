"""Accountable body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.kinds.chain import Product, Technology
from tui.command import command
from tui.commands._making import body
from tui.screens.portfolio import Portfolio

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.state import State


@command("a", "Accountable", "Giao đầu mối", where=("portfolio",), footer=1)
async def assign_owner(planner: Planner) -> None:
    """Name the one body that answers for the row end to end; a new body can be put on record at once.

    Ghi một cơ quan chịu trách nhiệm xuyên suốt; cơ quan chưa có được tạo ngay tại đây.
    """
    view, before = planner.view, planner.state
    subject = before.roadmap.records.get(view.subject or "") if before and isinstance(view, Portfolio) else None
    if before is None or not isinstance(subject, Technology | Product):
        return
    title = phrase(
        "Who answers for {it}?", "Cơ quan nào chịu trách nhiệm xuyên suốt: {it}?", it=before.label(subject.id)
    )
    made = await body(planner, title, subject.accountable, ask_id=True)
    if made is None or made.id == subject.accountable:
        return
    steps = [*made.steps, ("set", {"id": subject.id, "values": ("accountable", made.id)})]
    if await planner.change_all(steps) and planner.state:
        _tell(planner, before, planner.state, subject.id, made.id)


def _tell(planner: Planner, before: State, now: State, subject: str, owner: str) -> None:
    planner.tell(
        phrase(
            "{body} answers for {it}. Errors: {was} → {now}; u takes it back",
            "{body} chịu trách nhiệm: {it}. Số lỗi: {was} → {now}; nhấn u để hoàn tác",
            body=now.label(owner),
            it=now.label(subject),
            was=before.tally["error"],
            now=now.tally["error"],
        )
    )
