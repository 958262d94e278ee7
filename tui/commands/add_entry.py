"""Add an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_NO_TABLE = Text("Trường này không có nhiều mục", "This field has no entries")


@command("a,plus", "Add", "Thêm mục", where=("record",), footer=2, changes=True)
async def add_entry(planner: Planner) -> None:
    """Add an entry to the table, list or series under the cursor: a partner, a year, a source.

    Thêm mục vào bảng, danh sách hoặc dãy theo năm đang chọn: đơn vị tham gia, năm, nguồn.
    """
    from tui.commands import _linking
    from tui.screens.record import RecordSheet

    sheet = planner.view
    if not isinstance(sheet, RecordSheet) or planner.chosen is None:
        return
    row = sheet.table_here
    if row is None:
        planner.tell(_NO_TABLE)
    elif row.control == "records":
        await _linking.fill_references(planner, sheet.record, row, sheet.region_of_value)
    else:
        await _linking.add_entry(planner, sheet.record, row, sheet.region_of_value)
