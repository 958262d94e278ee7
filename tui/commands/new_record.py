"""New record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("n", "New", "Thêm", footer=5, changes=True)
async def new_record(planner: Planner) -> None:
    """Add a record: its kind, its name and its id, which follows from the name; it belongs to the chosen record.

    Thêm bản ghi: chọn loại, nhập tên, mã được đề xuất từ tên; bản ghi mới thuộc về bản ghi đang chọn.
    """
    from tui.commands import _new

    here = planner.state.roadmap[planner.chosen] if planner.state and planner.chosen else None
    kind = await _new.kind_of(planner, value=here.KIND if here else None)
    made = await _new.new(planner, kind, here=here) if kind else None
    if made and await planner.change_all(made.steps):
        planner.open(made.id)
