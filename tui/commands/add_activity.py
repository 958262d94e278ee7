"""Add an activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.fitting.naming import unused_id
from roadmap.graph.chain import Chain
from roadmap.model.scale import STAGES
from roadmap.model.text import Text
from tui.command import command
from tui.commands._making import body
from tui.screens.board import ChainBoard

if TYPE_CHECKING:
    from tui.app import Planner

_STAGE = Text("Giai đoạn", "Stage")
_NAME = Text("Tên hoạt động", "Name of the activity")
_LEAD = Text("Đơn vị chủ trì (Esc: để trống)", "Body that leads it (Esc: none yet)")


@command("a", "Add activity", "Thêm việc", where=("board",), footer=1, changes=True)
async def add_activity(planner: Planner) -> None:
    """Add an activity at the stage under the cursor: its name, then the body that leads it.

    Thêm hoạt động ở giai đoạn đang chọn: tên, rồi đơn vị chủ trì.
    """
    board, state = planner.view, planner.state
    if not isinstance(board, ChainBoard) or board.subject is None or state is None:
        return
    stage = board.stage or await planner.choose(_STAGE, list(STAGES.words.items()))
    if stage is None:
        return
    title = f" · {STAGES.label(stage).vi}", f" · {STAGES.label(stage).en}"
    name = await planner.ask(Text(_NAME.vi + title[0], _NAME.en + title[1]))
    if not name:
        return
    made = await body(planner, _LEAD, first=_usual(planner, board.subject))
    id = unused_id(state.roadmap, name, f"{board.subject}-{stage}"[:60])
    values = [f"name.{state.lang}={name}", f"chain={board.subject}", f"stage={stage}"]
    values += [f"lead={made.id}"] if made else []
    steps = [*(made.steps if made else []), ("new", {"kind": "activity", "id": id, "values": tuple(values)})]
    if await planner.change_all(steps):
        board.aim(id)


def _usual(planner: Planner, subject: str) -> list[str]:
    """The bodies that have a part in the chain already, which are the likely ones."""
    state = planner.state
    record = state.roadmap.records.get(subject) if state else None
    return [] if state is None or record is None else [one.id for one in Chain(record, state.survey).organizations]  # type: ignore[arg-type]  # the subject of a board
