"""Merge two records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_LEAVE = Text("Thôi, không gộp", "Leave them")
_STOP = Text("Gộp, nhưng dừng nếu hai bản ghi ghi khác nhau", "Merge, but stop where the two say different things")


@command("M", "Merge", "Gộp", changes=True)
async def merge(planner: Planner) -> None:
    """Make one record of the chosen one and another of its kind; references to the other follow.

    Gộp bản ghi đang chọn với một bản ghi cùng loại; các tham chiếu đến bản ghi kia đổi theo.
    """
    id, state = planner.chosen, planner.state
    if id is None or state is None:
        return
    record = state.roadmap[id]
    title = phrase("What becomes part of {it}?", "Gộp bản ghi nào vào {it}?", it=record)
    other = await planner.pick(title, (record.KIND,))
    if not other or other == id:
        return
    keep = phrase("Merge; where they differ, keep {it}", "Gộp; chỗ khác nhau giữ của {it}", it=record)
    gone = phrase("{it} goes; u takes it back", "{it} không còn; nhấn u để hoàn tác", it=state.roadmap[other])
    answers = [("", _LEAVE), ("stop", _STOP), ("keep", keep)]
    way = await planner.choose(title, answers, text=gone)
    if way:
        await planner.change("merge-records", sure=True, id=id, other=other, keep=way == "keep")
