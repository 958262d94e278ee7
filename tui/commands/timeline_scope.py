"""Which part of the plan the timeline shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from roadmap.schedule.scope import Scope, scope_of
from tui.command import command
from tui.screens.timeline import EVERYTHING, TimelineView

if TYPE_CHECKING:
    from tui.app import Planner

_TITLE = Text("Xem tiến độ của", "Show the timeline of")
_KINDS = {
    "chain": (Text("Một chuỗi: chọn công nghệ hoặc sản phẩm", "A chain: pick a technology or product"),
              ("technology", "product")),
    "programme": (Text("Một chương trình", "A programme"), ("programme",)),
    "organization": (Text("Một tổ chức", "An organisation"), ("organization",)),
}  # fmt: skip
_EVERYTHING = Text("Toàn bộ kế hoạch", "The whole plan")


@command("s", "Scope", "Phạm vi", where=("timeline",), footer=4)
async def timeline_scope(planner: Planner) -> None:
    """Choose what the timeline shows: a chain, a programme, an organisation or everything.

    Chọn phạm vi: một chuỗi, một chương trình, một tổ chức hoặc toàn bộ kế hoạch.
    """
    view = planner.view
    if not isinstance(view, TimelineView):
        return
    answers = [*((kind, label) for kind, (label, _) in _KINDS.items()), ("everything", _EVERYTHING)]
    near = scope_of(planner.state.roadmap, planner.chosen) if planner.state and planner.chosen else None
    kind = await planner.choose(_TITLE, answers, value=view.scope.kind)
    if kind == "everything":
        view.turn(EVERYTHING, followed=False)
    elif kind is not None:
        label, kinds = _KINDS[kind]
        value = near.id if near and near.kind == kind else view.scope.id
        id = await planner.pick(label, kinds, value=value)
        if id is not None:
            view.turn(Scope(kind, id), followed=False)
