"""Let the body under the cursor take part in work of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._duties import here

if TYPE_CHECKING:
    from tui.app import Planner


@command("g", "Takes part", "Tham gia", where=("responsibility",), footer=4, changes=True)
async def make_participant(planner: Planner) -> None:
    """Let the body under the cursor take part in work of the row, or take that away again.

    Giao tổ chức ở cột đang chọn tham gia hoạt động của dòng này; bấm lần nữa để bỏ.
    """
    await here(planner, "taking-part")
