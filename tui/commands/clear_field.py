"""Clear the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_NOTHING = Text("Trường này không ghi gì", "This field says nothing")


@command("delete,d", "Clear", "Xóa trường", where=("record",), footer=3, changes=True)
async def clear_field(planner: Planner) -> None:
    """Take away what the field under the cursor says; an entry of a table goes as a whole. Undo brings it back.

    Xóa nội dung trường đang chọn; mục của bảng được xóa trọn vẹn. Hoàn tác để lấy lại.
    """
    from tui.screens.record import RecordSheet

    sheet = planner.view
    row = sheet.row if isinstance(sheet, RecordSheet) else None
    if not isinstance(sheet, RecordSheet) or row is None or row.control == "id":
        return
    if row.empty:
        planner.tell(_NOTHING)
        return
    await planner.change("clear", id=sheet.record, fields=(row.name,))
