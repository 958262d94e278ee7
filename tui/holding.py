"""Holding: the workspace held open behind the screen; one thing is done to it at a time, beside the screen."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roadmap.edit import named
from roadmap.fitting.home import home
from roadmap.graph.standing import figures
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding, RoadmapError
from roadmap.model.text import Lang, Text
from tui.command import Step
from tui.state import State

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from roadmap.model.change import Change
    from roadmap.workspace import Workspace

_SEEN: ContextVar[Workspace | None] = ContextVar("seen", default=None)
"""The workspace as the planner saw it when the present command began."""

_BRANCH: ContextVar[str | None] = ContextVar("branch", default=None)
"""The branch of git on which the present command began."""

_SOON = 0.05
"""Seconds of checking after which a change is shown without what the checks say of it."""

_MANY = 2_000
"""Records from which on the garbage collector is spared them: walking over 10,000 stops the screen for 0.3 seconds."""

_NO_LEAVE = Text("Không có quyền ghi vào thư mục", "The folder may not be written")


@dataclass
class Holding:
    """A workspace held open.

    Attributes:
        workspace: as it is now; None until it has been read.
        read_only: whether nothing may be written, by the planner's own wish.
        branch: gives the branch of git that the folder is on now.
        early: shows what is on disk where checking it takes long.
    """

    workspace: Workspace | None = None
    read_only: bool = False
    branch: Callable[[], str] = str
    early: Callable[[State], None] = lambda _: None

    def __post_init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()
        self._found: tuple[Finding, ...] = ()  # what is wrong with it now
        self._unwritten: set[object] = set()  # edits asked for

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the last thing done to it changed, field by field."""
        return self.workspace.kept.changes if self.workspace and self.workspace.kept else ()

    @property
    def words(self) -> Text:
        """The edit last made, taken back or made again, as the list of edits tells it; empty where there was none."""
        kept = self.workspace.kept if self.workspace else None
        return kept.entry.words if kept and kept.entry else Text("", "")

    @property
    def busy(self) -> bool:
        """Whether something is being done to it."""
        return self._one_at_a_time.locked()

    @property
    def unwritten(self) -> bool:
        """Whether an edit that was asked for is not on disk yet; what is read and checked meanwhile is no edit."""
        return bool(self._unwritten)

    async def open(self, folder: Path, today: datetime.date, lang: Lang | None) -> State:
        """Read the workspace in `folder`; it is not checked yet, see :meth:`check`.

        Raises:
            RoadmapError: there is no such folder, or it cannot be read.
        """

        def read() -> State:
            from roadmap.workspace import Workspace

            self.workspace = Workspace.open(folder, today=today).held()
            return self._unjudged(lang)

        async with self._one_at_a_time:
            return await asyncio.to_thread(read)

    async def check(self, now: State) -> State:
        """The state with what is wrong or missing."""
        async with self._one_at_a_time:
            state = await asyncio.to_thread(self._judged, now)
        if len(state.roadmap) > _MANY:
            gc.freeze()
        return state

    async def apply(self, steps: Sequence[Step], *, sure: bool, reason: str, now: State) -> State:
        """Make several edits as one; what others changed meanwhile is in the new state.

        Raises:
            Conflict: somebody else changed the same places; nothing was written.
            RoadmapError: an edit is refused, or the files cannot be written.
        """
        seen = _SEEN.get()

        def apply(workspace: Workspace) -> Workspace:
            # What others have written since the planner looked is a conflict, not something to write over.
            workspace = seen.on(workspace.today) if seen else workspace
            made = [(named(name).function, _placed(workspace, name, arguments)) for name, arguments in steps]
            return workspace.apply_all(made, sure=sure, reason=reason)

        return await self._write(apply, now)

    def begin(self) -> None:
        """A command begins: what it changes is meant of what the planner sees now, on the branch that git is on."""
        self.look()
        _BRANCH.set(self.branch())

    def see_branch(self) -> None:
        """See that git has not gone to another branch since the command began.

        Raises:
            RoadmapError: it has; doing the same again writes there.
        """
        began, now = _BRANCH.get(), self.branch()
        _BRANCH.set(now)
        if began is not None and began != now:
            message = phrase("git went from {a} to {b} meanwhile; nothing was written",
                             "git vừa chuyển từ {a} sang {b}; chưa ghi gì", a=began or "?", b=now or "?")  # fmt: skip
            hint = phrase("Do it again to write it on {b}", "Làm lại để ghi vào {b}", b=now or "?")
            raise RoadmapError(message, hint, status=1)

    def look(self) -> None:
        """The planner sees the workspace as it is now; what the present command changes is meant of this."""
        _SEEN.set(self.workspace)

    async def undo(self, now: State, *, mine: bool) -> State:
        """Take the last edit back; as :meth:`roadmap.workspace.Workspace.undo`."""
        return await self._write(lambda workspace: workspace.undo(mine=mine), now)

    async def redo(self, now: State, *, mine: bool) -> State:
        """Make the edit again that was last taken back; as :meth:`roadmap.workspace.Workspace.redo`."""
        return await self._write(lambda workspace: workspace.redo(mine=mine), now)

    async def refresh(self, now: State) -> State:
        """The workspace as its files say now; `now` itself where they say the same.

        Raises:
            RoadmapError: the folder cannot be read any more.
        """

        def same(workspace: Workspace) -> Workspace:
            fresh = workspace.refreshed()
            return workspace if fresh.loaded is workspace.loaded or _alike(fresh, workspace) else fresh

        return await self._do(same, now)

    async def turn_to(self, day: datetime.date, now: State) -> State:
        """The workspace with `day` as today; `now` itself where it is that day already."""
        return await self._do(lambda workspace: workspace.on(day), now)

    async def _write(self, edit: Callable[[Workspace], Workspace], now: State) -> State:
        mine = object()

        def written(workspace: Workspace) -> Workspace:
            try:
                return edit(workspace)
            finally:
                self._unwritten.discard(mine)

        self._unwritten.add(mine)
        try:
            return await self._do(written, now)
        finally:
            self._unwritten.discard(mine)

    async def _do(self, work: Callable[[Workspace], Workspace], now: State) -> State:
        def done() -> State:
            assert self.workspace is not None  # noqa: S101 - nothing is done before it has been read
            before = self.workspace
            self.workspace = work(before)
            return now if self.workspace is before else self._unjudged(now.lang)

        async with self._one_at_a_time:
            fresh = await asyncio.to_thread(done)
            if fresh is now:
                return now
            judging = asyncio.create_task(asyncio.to_thread(self._judged, fresh))
            if not (await asyncio.wait({judging}, timeout=_SOON))[0]:
                self.early(fresh)
            return await judging

    def _unjudged(self, lang: Lang | None) -> State:
        """The workspace as it is now, with what was found of its records before."""
        workspace = self.workspace
        assert workspace is not None  # noqa: S101 - called by those that have read it
        settings = workspace.settings
        return State(
            survey=workspace.survey,
            findings=tuple(one for one in self._found if not one.record or one.record in workspace.roadmap),
            lang=lang or ("en" if settings.language == "en" else "vi"),
            root=workspace.loaded.root,
            figures=figures(workspace.survey),
            title=settings.title or Text("", ""),
            read_only=self._why_not(),
            checked=False,
        )

    def _judged(self, state: State) -> State:
        """`state` with what is found of its records now."""
        workspace = self.workspace
        assert workspace is not None  # noqa: S101 - called by those that have read it
        # Nothing was judged of records that cannot be read any more: what was found of them is not settled.
        before = tuple(one for one in self._found if one.record not in workspace.roadmap.lost)
        self._found = workspace.check(placed=())
        return replace(state, findings=self._found, before=before, checked=True)

    def _why_not(self) -> Text | None:
        if self.read_only:
            return Text("Chỉ xem", "Looking only")
        assert self.workspace is not None  # noqa: S101 - called by those that have read it
        return None if os.access(self.workspace.loaded.root, os.W_OK) else _NO_LEAVE


def _placed(workspace: Workspace, name: str, arguments: Mapping[str, object]) -> Mapping[str, object]:
    """The arguments of an edit; a new record goes where its like stand, unless it is said where."""
    if name != "new" or arguments.get("file"):
        return arguments
    values = arguments.get("values") or ()
    ids = [str(value).partition("=")[2] for value in values]  # type: ignore[attr-defined]  # a tuple of field=value
    return {**arguments, "file": home(workspace.roadmap, str(arguments["kind"]), ids)}


def _alike(one: Workspace, other: Workspace) -> bool:
    """Whether two readings of a folder found the same bytes."""
    return one.loaded.digests == other.loaded.digests
