"""Edit in your editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.fitting.form_typed import filling_of_text
from roadmap.model.text import LANGS, Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("ctrl+e", "Own editor", "Trình soạn thảo", where=("record",), changes=True)
async def edit_outside(planner: Planner) -> None:
    """Write the text under the cursor in your own editor ($VISUAL or $EDITOR); without one, in a larger box.

    Soạn nội dung đang chọn bằng trình soạn thảo riêng ($VISUAL hoặc $EDITOR); nếu chưa đặt thì dùng ô soạn lớn.
    """
    from tui.commands._filling import fill_in
    from tui.dialogs.outside import edited, editor
    from tui.screens.record import RecordSheet

    sheet = planner.view
    row = sheet.row if isinstance(sheet, RecordSheet) else None
    if not isinstance(sheet, RecordSheet) or row is None or row.control not in ("prose", "text"):
        return
    over, place = sheet.region_of_value, LANGS.index(planner.lang)
    left = edited(planner, row.said[place], editor())
    said = None
    if left.text is not None:
        said = Text(*(left.text if number == place else one for number, one in enumerate(row.said)))
    if left.trouble:
        planner.tell(left.trouble, "warning")
    elif said is not None:
        steps = filling_of_text(row, said).steps(sheet.record)
        if not steps or await planner.change_all(steps):
            return
    await fill_in(planner, sheet.record, row, over, said)  # what was written outside is not lost
