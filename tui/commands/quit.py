"""Quit."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from roadmap.model.text import Text
from tui.command import command
from tui.dialogs.choice import Choice
from tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from tui.app import Planner


_UNDER_WAY = Text("Một thay đổi chưa ghi xong. Vẫn thoát?", "An edit is not written yet. Leave all the same?")
_LEAVE, _STAY, _WRITTEN = "leave", "stay", "written"
_ANSWERS = [(_STAY, Text("Không", "No")), (_LEAVE, Text("Có", "Yes"))]
_PATIENCE = 1.0
"""Seconds in which edits are waited for before anything is asked: nearly all are written by then."""


@command("q", "Quit", "Thoát", footer=9)
async def quit(planner: Planner) -> None:
    """Leave; every edit is on disk already.

    Thoát; mọi thay đổi đã được ghi.
    """
    answer = _WRITTEN
    while answer == _WRITTEN and not await _finished(planner):
        answer = await _asked(planner)
    # A question that another command has put meanwhile comes first.
    if answer != _STAY and not any(isinstance(screen, Dialog) for screen in planner.screen_stack):
        planner.exit(0)


async def _finished(planner: Planner) -> bool:
    """Whether all that was asked for before is written, if need be after some patience; a question is waited for."""
    rest = asyncio.create_task(planner.ordering.rested())
    await asyncio.wait({rest}, timeout=_PATIENCE)
    rest.cancel()
    return not (planner.holding.unwritten or planner.ordering.waits)


async def _asked(planner: Planner) -> str:
    """Whether to leave all the same; the question goes away by itself once the edit is written."""
    question: Choice = Choice(_UNDER_WAY, _ANSWERS, planner.lang, value=_STAY)

    async def settle() -> None:
        await planner.ordering.rested()
        question.dismiss(_WRITTEN)

    with planner.ordering.held():
        settling = asyncio.create_task(settle())
        try:
            return await planner.push_screen_wait(question) or _STAY
        finally:
            settling.cancel()
