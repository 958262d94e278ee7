"""Edit in your editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.fitting.form_typed import filling_of_text
from roadmap.model.text import LANGS, Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("ctrl+e", "Own editor", "Trình soạn thảo", where=("record",))
async def edit_outside(planner: Planner) -> None:
    """Write the text under the cursor in your own editor ($VISUAL or $EDITOR); without one, in a larger box.

    Soạn nội dung đang chọn bằng trình soạn thảo riêng ($VISUAL hoặc $EDITOR); nếu chưa đặt thì dùng ô soạn lớn.
    """
    from tui.commands._filling import fill_in
    from tui.dialogs.field_prose import edited, editor
    from tui.screens.record import RecordSheet

    sheet = planner.view
    row = sheet.row if isinstance(sheet, RecordSheet) else None
    if not isinstance(sheet, RecordSheet) or row is None or row.control not in ("prose", "text"):
        return
    program = editor()
    place = LANGS.index(planner.lang)
    text = edited(planner, row.said[place], program) if program else None
    if text is None:
        await fill_in(planner, sheet.record, row, sheet.region_of_value)
        return
    said = Text(*(text if number == place else one for number, one in enumerate(row.said)))
    steps = filling_of_text(row, said).steps(sheet.record)
    if steps and not await planner.change_all(steps):  # what was written outside is not lost
        await fill_in(planner, sheet.record, row, sheet.region_of_value, said)
