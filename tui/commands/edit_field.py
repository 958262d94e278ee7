"""Edit the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("enter", "Edit", "Sửa", where=("record",), footer=1, changes=True)
async def edit_field(planner: Planner) -> None:
    """Fill in the field under the cursor; nothing is written before Enter, and everything with it.

    Điền trường đang chọn; nhấn Enter mới ghi, và ghi ngay.
    """
    from tui.commands._filling import fill_in
    from tui.commands._linking import add_entry, fill_reference, fill_references
    from tui.commands._renaming import rename
    from tui.screens.record import RecordSheet

    sheet = planner.view
    row = sheet.row if isinstance(sheet, RecordSheet) else None
    if not isinstance(sheet, RecordSheet) or row is None or planner.chosen is None:
        return
    id, over = sheet.record, sheet.region_of_value
    if row.control == "id":
        await rename(planner, sheet, row)
    elif row.control == "record":
        await fill_reference(planner, id, row)
    elif row.control == "records":
        await fill_references(planner, id, row, over)
    elif row.control in ("table", "series"):
        await add_entry(planner, id, row, over)
    elif row.heads:
        sheet.step_inside(row)
    else:
        await fill_in(planner, id, row, over)
