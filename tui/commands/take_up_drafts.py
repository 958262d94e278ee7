"""Unfinished typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command

if TYPE_CHECKING:
    from tui.app import Planner

_NONE = Text("Không có nội dung gõ dở nào", "Nothing was left unfinished")


@command("", "Unfinished typing", "Nội dung gõ dở", changes=True)
async def take_up_drafts(planner: Planner) -> None:
    """What was typed and not confirmed when the program was killed or the terminal lost; also offered at the start.

    Nội dung đã gõ nhưng chưa ghi khi chương trình bị tắt hoặc mất kết nối; cũng được hỏi khi khởi động.
    """
    from tui.commands._taking_up import take_up

    if not await take_up(planner):
        planner.tell(_NONE)
