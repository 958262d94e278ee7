"""Open the record's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("e", "Open", "Mở phiếu", where=(), footer=1)
async def open(planner: Planner) -> None:
    """Open the sheet of the chosen record: every field, to read and to change.

    Mở phiếu của bản ghi đang chọn: xem và sửa mọi trường.
    """
    if planner.chosen:
        planner.open(planner.chosen)
