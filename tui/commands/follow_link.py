"""Go to the linked record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_NONE = Text("Trường này không dẫn tới bản ghi nào", "This field leads to no record")


@command("o", "Follow", "Tới bản ghi", where=("record",), footer=4)
async def follow_link(planner: Planner) -> None:
    """Open the sheet of the record that the field under the cursor names.

    Mở phiếu của bản ghi mà trường đang chọn liên kết tới.
    """
    from tui.screens.record import RecordSheet

    sheet, state = planner.view, planner.state
    if not isinstance(sheet, RecordSheet) or state is None:
        return
    known = [id for id in sheet.named_here if id in state.roadmap]
    if not known:
        planner.tell(_NONE)
        return
    answers = [(id, Text(state.label(id), state.label(id))) for id in known]
    id = known[0] if len(known) == 1 else await planner.choose(Text("Tới bản ghi nào?", "Which record?"), answers)
    if id:
        planner.open(id)
