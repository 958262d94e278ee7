"""Stage before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._stages import shift

if TYPE_CHECKING:
    from tui.app import Planner


@command("less_than_sign", "Stage before", "Giai đoạn trước", where=("board",), changes=True)
async def move_back(planner: Planner) -> None:
    """Move the activity under the cursor to the stage before.

    Chuyển hoạt động đang chọn về giai đoạn trước.
    """
    await shift(planner, -1)
