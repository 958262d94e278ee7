"""Add every stage that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.fitting.naming import unused_id
from roadmap.graph.chain import Chain
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from tui.command import command
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner
    from tui.command import Step
    from tui.state import State

_NONE = Text("Mọi giai đoạn đều đã có việc", "There is work at every stage already")
_WHAT = Text("Thêm các giai đoạn còn thiếu?", "Add the stages that are missing?")
_TOLD = Text(
    "Mỗi giai đoạn một hoạt động, nối tiếp nhau, chưa có đơn vị chủ trì: {}.",
    "One activity for each, one after the other, without a lead yet: {}.",
)


@command("F", "Fill the stages", "Thêm đủ giai đoạn", where=("board",), footer=4, changes=True)
async def fill_stages(planner: Planner) -> None:
    """Add one activity for every stage that has none, each after the one before it; leads are given later.

    Thêm cho mỗi giai đoạn còn thiếu một hoạt động, nối tiếp nhau; đơn vị chủ trì ghi sau.
    """
    board, state = planner.view, planner.state
    if not isinstance(board, ChainBoard) or state is None:
        return
    subject = state.roadmap.records.get(board.subject or "")
    if not isinstance(subject, Technology | Product):
        return
    chain = Chain(subject, state.survey)
    missing = [stage for stage in STAGES if not chain.at(stage)]
    if not missing:
        planner.tell(_NONE)
        return
    said = [", ".join(STAGES.label(stage).of(lang) for stage in missing) for lang in ("vi", "en")]
    if await planner.confirm(_WHAT, Text(_TOLD.vi.format(said[0]), _TOLD.en.format(said[1]))):
        await planner.change_all(_steps(state, chain, missing))


def _steps(state: State, chain: Chain, missing: list[str]) -> list[Step]:
    """New activities; each comes after the last one of the stage before it, old or new."""
    steps: list[Step] = []
    before: str | None = None
    for stage in STAGES:
        held = [one.id for one in chain.at(stage) if one.state != "stopped"]
        if stage not in missing:
            before = held[-1] if held else before
            continue
        id = unused_id(state.roadmap, f"{chain.subject.id}-{stage}", stage)
        name = f"{STAGES.label(stage).of(state.lang)}: {state.label(chain.subject.id)}"
        values = (f"name.{state.lang}={name}", f"chain={chain.subject.id}", f"stage={stage}")
        steps.append(("new", {"kind": "activity", "id": id, "values": values}))
        if before:
            steps.append(("link", {"id": id, "field": "after", "target": before}))
        before = id
    return steps
