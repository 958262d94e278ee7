"""Make the body under the cursor accountable end to end for the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.command import command
from tui.commands._duties import here

if TYPE_CHECKING:
    from tui.app import Planner


@command("a", "Accountable", "Chịu trách nhiệm", where=("responsibility",), footer=2, changes=True)
async def make_accountable(planner: Planner) -> None:
    """Make the body under the cursor accountable end to end for the row, or take that away again.

    Giao tổ chức ở cột đang chọn chịu trách nhiệm xuyên suốt; bấm lần nữa để bỏ.
    """
    await here(planner, "accountable")
