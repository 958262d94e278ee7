"""Let the body under the cursor govern a mission of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._duties import here

if TYPE_CHECKING:
    from tui.app import Planner


@command("c", "Governing", "Chủ quản", where=("responsibility",), footer=2, changes=True)
async def make_governing(planner: Planner) -> None:
    """Let the body under the cursor govern a mission of the row, or take that away again.

    Giao tổ chức ở cột đang chọn chủ quản nhiệm vụ của dòng này; bấm lần nữa để bỏ.
    """
    await here(planner, "governing")
