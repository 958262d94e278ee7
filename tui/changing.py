"""Changing: the app's side of every edit: made, refused, in conflict, taken back; and what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from roadmap.keeping import Conflict
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from tui.asking import Asking
from tui.dialogs.conflict import Disagreement
from tui.holding import Holding
from tui.outcomes import NOTHING, REDONE, SAVED, UNDONE, outcome

if TYPE_CHECKING:
    from tui.command import Step
    from tui.state import State

_PATIENCE = 1.5
_WAITING = Text("Chưa ghi được: đang chờ chương trình khác dùng xong thư mục…",
                "Not written yet: waiting for another program that holds the folder…")  # fmt: skip
_NONE = Text("", "")
_READ_ONLY = Text("Chỉ xem được: {}", "Nothing can be changed here: {}")


class Changing(Asking):
    """An app that makes edits.

    Attributes:
        holding: the workspace held open.
        turn: held by commands that mean what the command before them leaves.
    """

    holding: Holding
    turn: asyncio.Lock

    def present(self, state: State) -> None:
        """Show `state`."""
        raise NotImplementedError

    async def change(
        self, edit: str, /, *, sure: bool = False, reason: str = "", next_step: Text = _NONE, **arguments: object
    ) -> bool:
        """Make an edit of ``roadmap.edits``; whether it was made. A refusal is told, a conflict shown side by side."""
        return await self.change_all([(edit, arguments)], sure=sure, reason=reason, next_step=next_step)

    async def change_all(
        self, steps: Sequence[Step], *, sure: bool = False, reason: str = "", next_step: Text = _NONE
    ) -> bool:
        """Make several edits as one, taken back as one; whether they were made.

        Args:
            steps: the edits, with what they take beside the roadmap.
            sure: whether they may remove more than a tenth of all records at once.
            reason: why, for the record.
            next_step: what the planner may do next, told with what was done.
        """
        state = self.state
        assert state is not None  # noqa: S101 - commands run once it is there
        if not self.writable(state):
            return False
        try:
            self.holding.see_branch()
            now = await self._patiently(self.holding.apply(steps, sure=sure, reason=reason, now=state))
        except Conflict as conflict:
            return await self._settle(conflict, steps, sure=sure, reason=reason, next_step=next_step)
        except RoadmapError as error:
            self.refused(error)
            return False
        self.present(now)
        changes = self.holding.changes
        self.tell(outcome(SAVED, changes, now, next_step=next_step) if changes else NOTHING)
        return True

    async def _patiently(self, edit: Coroutine[Any, Any, State]) -> State:
        """What an edit comes to; where it takes long, another program holds the folder, and that is told."""
        task = asyncio.create_task(edit)
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if not done:
            self.tell(_WAITING, "warning")
        now = await task
        self.holding.look()
        return now

    def writable(self, state: State) -> bool:
        """Whether anything may be changed; where not, it is said why."""
        if state.read_only:
            self.tell(
                Text(*(form.format(said) for form, said in zip(_READ_ONLY, state.read_only, strict=True))), "error"
            )
        return state.read_only is None

    async def _settle(
        self, conflict: Conflict, steps: Sequence[Step], *, sure: bool, reason: str, next_step: Text
    ) -> bool:
        """Show what somebody else wrote beside what is wanted; whether the planner's own was written in the end."""
        state = self.state = await self.holding.refresh(self.state)  # type: ignore[arg-type]  # asked once it is there
        self.holding.look()
        self.present(state)
        if await self.put(Disagreement(state, conflict.clashes)) != "mine":
            return False
        return await self.change_all(steps, sure=sure, reason=reason, next_step=next_step)

    async def back(self, *, redo: bool = False) -> bool:
        """Take the planner's last edit back, or make it again; whether there was one."""
        state = self.state
        assert state is not None  # noqa: S101 - commands run once it is there
        if not self.writable(state):
            return False
        try:
            now = await (self.holding.redo if redo else self.holding.undo)(state, mine=True)
        except RoadmapError as error:
            self.refused(error)
            return False
        self.present(now)
        self.tell(outcome(REDONE if redo else UNDONE, self.holding.changes, now, self.holding.words))
        return True
