"""Next finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_NONE = Text("Bản ghi này không có phát hiện nào", "Nothing is wrong with this record")


@command("tab", "Next finding", "Phát hiện kế", where=("record",), footer=6)
async def next_problem(planner: Planner) -> None:
    """Go to the next field of the sheet that a finding is about.

    Tới trường kế tiếp có phát hiện trên phiếu.
    """
    from tui.screens.record import RecordSheet

    if isinstance(planner.view, RecordSheet) and not planner.view.next_finding(1):
        planner.tell(_NONE)
