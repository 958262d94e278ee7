"""Watching: what others do to the folder appears on the screen; what is being typed stays."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.history import repository
from roadmap.store.reading import gate

if TYPE_CHECKING:
    from tui.app import Planner

PACE = 1.0
"""Seconds between two looks at the folder."""
_LONGEST_HEAD = 4096
_UNFINISHED = ("MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD")


class Glance(NamedTuple):
    """What a quick look at a folder shows. It only says when to read; what has changed, the bytes of the files say.

    Attributes:
        files: path, size, time and number of every record file.
        branch: what git's ``HEAD`` says; empty outside a repository.
        unfinished: the merge or the like that git is in the middle of, by the name of git's own file; empty for none.
    """

    files: frozenset[tuple[str, int, int, int]]
    branch: str
    unfinished: str


def glance(root: Path, private: Path | None) -> Glance:
    """A quick look at the folder `root`, whose repository keeps its own matters in `private`.

    Raises:
        OSError: the folder cannot be listed.
    """
    files = set()
    for path in (*gate.scan(root).files, gate.SETTINGS_FILE):
        try:
            status = os.lstat(root / path)
        except OSError:  # it went away meanwhile
            continue
        files.add((path, status.st_size, status.st_mtime_ns, status.st_ino))
    if private is None:
        return Glance(frozenset(files), "", "")
    unfinished = next((name for name in _UNFINISHED if (private / name).exists()), "")
    return Glance(frozenset(files), branch_of(private), unfinished)


def branch_of(private: Path) -> str:
    """What git's ``HEAD`` says: a branch, or a commit."""
    try:
        with (private / "HEAD").open(encoding="utf-8", errors="replace") as head:
            return head.read(_LONGEST_HEAD).strip().removeprefix("ref: refs/heads/")
    except OSError:
        return ""


class Watching:
    """Looks at the folder and the clock again and again, and shows what others have changed, and the new day.

    Args:
        planner: the app.

    Attributes:
        lost: whether the folder cannot be read any more, so that what is shown may be old.
    """

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self.lost = False
        self._seen: Glance | None = None
        self._private: Path | None = None
        self._task: asyncio.Task[None] | None = None

    async def look(self, root: Path) -> None:
        """Look at the folder, before it is read: what changes while it is being read is not missed."""
        with suppress(OSError):  # reading will say it
            found = await asyncio.to_thread(repository.find, root)
            self._private = found.private if found else None
            self._seen = await asyncio.to_thread(glance, root, self._private)

    def branch(self) -> str:
        """The branch that git is on at this moment; empty outside a repository."""
        return branch_of(self._private) if self._private else ""

    def start(self, root: Path) -> None:
        """Go on looking, now that the workspace in `root` has been read."""
        self._task = asyncio.create_task(self._watch(root))

    def stop(self) -> None:
        """The app ends."""
        if self._task is not None:
            self._task.cancel()

    async def _watch(self, root: Path) -> None:
        if self._seen and self._seen.unfinished:
            self._planner.tell(_MERGING, "warning")
        while True:
            try:
                await self._see_the_day()
                now = await asyncio.to_thread(glance, root, self._private)
                if self._seen is None or now.files != self._seen.files:
                    await self._refresh()
                self._tell_of_git(self._seen or now, now)
                self._seen = now
                self._turn(lost=False)
            except (OSError, RoadmapError) as error:
                if not self.lost:  # once is enough
                    self._planner.tell(_lost(error), "error")
                self._turn(lost=True)
            await asyncio.sleep(PACE)

    def _turn(self, *, lost: bool) -> None:
        """Let the banner say whether the folder can be read."""
        if lost is not self.lost and self._planner.state:
            self.lost = lost
            self._planner.present(self._planner.state)

    async def _refresh(self) -> None:
        """Read what has changed, and show it if it is anything."""
        before = self._planner.state
        if before is None:
            return
        now = await self._planner.holding.refresh(before)
        if now is not before:
            self._planner.present(now.spoken(self._planner.lang))

    async def _see_the_day(self) -> None:
        """From midnight on everything is judged by the new day: what is due, late or in force depends on it."""
        before, day = self._planner.state, self._planner.day()
        if before is None or before.survey.today == day:
            return
        now = await self._planner.holding.turn_to(day, before)
        self._planner.present(now.spoken(self._planner.lang))
        self._planner.tell(
            phrase(
                "It is {day} now; due dates and findings are of this day",
                "Đã sang ngày {day}; thời hạn và phát hiện được tính theo ngày này",
                day=day,
            )
        )

    def _tell_of_git(self, seen: Glance, now: Glance) -> None:
        """Another branch is another plan: whoever edits has to know."""
        if seen.branch != now.branch:
            self._planner.tell(
                phrase(
                    "git went from {a} to {b}; what is shown is now the plan there",
                    "git đã chuyển từ {a} sang {b}; nội dung đang hiển thị là lộ trình ở đó",
                    a=seen.branch or "?",
                    b=now.branch or "?",
                ),
                "warning",
            )
        if now.unfinished and now.unfinished != seen.unfinished:
            self._planner.tell(_MERGING, "warning")


_MERGING = phrase(
    "git is in the middle of a merge; see `roadmap doctor` before you go on",
    "git đang hợp nhất dở dang; hãy xem `roadmap doctor` trước khi sửa tiếp",
)


def _lost(error: OSError | RoadmapError) -> Text:
    if isinstance(error, RoadmapError):
        return error.message
    return phrase(
        "The folder cannot be read any more: {reason}",
        "Không đọc được thư mục nữa: {reason}",
        reason=why(error),
    )
