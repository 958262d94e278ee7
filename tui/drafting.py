"""Drafting: what is being typed goes to the disk beside the screen, a little behind the keys."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.drafts import PACE, Draft, Drafts, Leftover, forget, leftovers

if TYPE_CHECKING:
    from tui.app import Planner

_FAILED = Text(
    "Không lưu tạm được nội dung đang gõ (đĩa đầy hoặc không có quyền ghi); vẫn gõ và ghi bình thường được",
    "What is being typed cannot be kept aside (disk full, or no leave to write); typing and writing go on",
)


class Drafting:
    """What the planner is typing, noted at every key and written at most every half second.

    Args:
        planner: the app.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._drafts: Drafts | None = None
        self._due = False
        self._complained = False

    def note(self, drafts: Sequence[Draft]) -> None:
        """Remember what is being typed, to be written soon."""
        state = self._planner.state
        if state is None or state.read_only:
            return
        if self._drafts is None:
            self._drafts = Drafts(state.root)
        self._drafts.note(drafts)
        if not self._due:
            self._due = True
            self._planner.set_timer(PACE, self._write_soon)

    def _write_soon(self) -> None:
        self._due = False
        self._planner.run_worker(self._write(), group="draft")

    async def _write(self) -> None:
        if self._drafts is None:
            return
        try:
            await asyncio.to_thread(self._drafts.save)
        except (OSError, RoadmapError):
            if not self._complained:  # once is enough: the planner is typing
                self._complained = True
                self._planner.tell(_FAILED, "warning")

    async def settle(self) -> None:
        """What was typed is confirmed, or the planner turned away: nothing is to be kept any more."""
        if self._drafts is not None:
            self._drafts.note()
            await self._write()

    async def left_over(self) -> list[Leftover]:
        """What programs that are gone had not confirmed."""
        state = self._planner.state
        if state is None or state.read_only:
            return []
        return await asyncio.to_thread(leftovers, state.root)

    async def forget(self, left: Leftover) -> None:
        """Forget a left-over draft."""
        await asyncio.to_thread(forget, left.place)

    def close(self) -> None:
        """The program ends; where something is still being typed, it stays to be offered the next time."""
        if self._drafts is not None:
            self._drafts.close()
