"""Copy the id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.locale.value import phrase
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner


@command("y", "Copy id", "Chép mã")
async def copy_id(planner: Planner) -> None:
    """Copy the id of the chosen record to the clipboard of the terminal.

    Sao chép mã của bản ghi đang chọn vào bộ nhớ tạm.
    """
    if planner.chosen:
        planner.copy_to_clipboard(planner.chosen)
        planner.tell(phrase("Copied: {id}", "Đã sao chép: {id}", id=planner.chosen))
