"""New record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("n", "New", "Thêm", footer=5)
async def new_record(planner: Planner) -> None:
    """Add a record: its kind, its name and its id, which follows from the name; then its sheet opens.

    Thêm bản ghi: chọn loại, nhập tên, mã được đề xuất từ tên; sau đó mở phiếu.
    """
    from tui.commands import _new

    here = planner.state.roadmap[planner.chosen].KIND if planner.state and planner.chosen else None
    kind = await _new.kind_of(planner, value=here)
    made = await _new.new(planner, kind) if kind else None
    if made and await planner.change_all(made.steps):
        planner.open(made.id)
