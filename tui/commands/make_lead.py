"""Let the body under the cursor lead a mission or work of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._duties import here

if TYPE_CHECKING:
    from tui.app import Planner


@command("t", "Lead", "Chủ trì", where=("responsibility",), footer=3, changes=True)
async def make_lead(planner: Planner) -> None:
    """Let the body under the cursor lead a mission or work of the row, or take that away again.

    Giao tổ chức ở cột đang chọn chủ trì nhiệm vụ hoặc hoạt động của dòng này; bấm lần nữa để bỏ.
    """
    await here(planner, "lead")
