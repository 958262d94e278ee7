"""Next stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._stages import shift

if TYPE_CHECKING:
    from tui.app import Planner


@command("greater_than_sign", "Next stage", "Giai đoạn sau", where=("board",), changes=True)
async def move_on(planner: Planner) -> None:
    """Move the activity under the cursor to the next stage.

    Chuyển hoạt động đang chọn sang giai đoạn sau.
    """
    await shift(planner, 1)
