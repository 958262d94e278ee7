"""Keeping edits: each one is on disk, or nothing has changed; what others did meanwhile is never overwritten.

An edit is made again on what the files say now. Where somebody else changed a place that it changes too, it is refused
with both values; where they changed anything else, both changes stand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from roadmap.locale.sentences import summary
from roadmap.locale.value import phrase
from roadmap.model.change import ABSENT, Change, Clash, at, difference
from roadmap.model.finding import RoadmapError
from roadmap.model.roadmap import Roadmap
from roadmap.model.table import table
from roadmap.model.text import Text
from roadmap.store.reading.read import Loaded, reread
from roadmap.store.saving import files
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import Recovery, recover
from roadmap.store.saving.transaction import Stale, Write, commit
from roadmap.store.writing.plan import mass_change, planned, see_all_read

_ATTEMPTS = 5
_RESTLESS = Text("Các tệp đang liên tục bị sửa; chưa thay đổi gì", "The files keep changing; nothing was changed")
_SAVED = Text("thay đổi đã được lưu", "the edit is saved")
Function = Callable[[Roadmap], Roadmap]


@dataclass(frozen=True)
class Kept:
    """What an edit did.

    Attributes:
        before: the roadmap that the edit was made on.
        loaded: the workspace as it is now.
        changes: what differs from before, field by field.
        writes: what became of each file.
        entry: the edit on record; None where there was nothing to do, or it was only tried.
        recovery: what an earlier crash had left unfinished.
        locks: whether the file system has locks that end with their holder; a folder stands in where it has none.
    """

    before: Roadmap
    loaded: Loaded
    changes: tuple[Change, ...]
    writes: tuple[Write, ...]
    entry: Entry | None = None
    recovery: Recovery | None = None
    locks: bool = True


class Intent(NamedTuple):
    """What is to be written, and as what it goes on record: what was asked for, and what that changes in words."""

    changes: tuple[Change, ...]
    writes: tuple[Write, ...]
    label: Text
    undoes: int | None = None
    redoes: int | None = None
    words: Text = Text("", "")


class Conflict(RoadmapError):  # noqa: N818 - what it is called, also on the screen
    """Somebody else changed the same places meanwhile; nothing was written.

    Attributes:
        clashes: which, with what they say now.
    """

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes = tuple(clashes)
        first = self.clashes[0]
        change = first.change
        place = ".".join((change.id, *change.path))
        message = phrase(
            "`{place}` was changed meanwhile by other means: it said {before}, says {now}, and should say {after}; "
            "nothing was changed ({n} such places)",
            "`{place}` đã được sửa bằng cách khác: trước là {before}, nay là {now}, định ghi {after}; "
            "chưa thay đổi gì ({n} chỗ như vậy)",
            place=place, before=_shown(change.before), now=_shown(first.now), after=_shown(change.after),
            n=len(self.clashes),
        )  # fmt: skip
        hint = phrase("Look at it with `roadmap show {id}` and decide again",
                      "Xem bằng `roadmap show {id}` rồi quyết định lại", id=change.id)  # fmt: skip
        super().__init__(message, hint, status=1)


def _shown(value: object) -> Text:
    if value is ABSENT:
        return Text("(không có)", "(nothing)")
    said = "{…}" if isinstance(value, dict) else str(value)
    return Text(said, said)


@cache
def session() -> str:
    """This process, as the sitting that its edits belong to."""
    return f"{os.getpid()}-{os.urandom(4).hex()}"


def author(root: Path) -> str:
    """Who makes the edits in `root`: as the environment says, as git is told, or as the system calls the user."""
    from roadmap.store.history.person import person

    return os.environ.get("ROADMAP_USER") or os.environ.get("GIT_AUTHOR_NAME") or person(root) or _login()


@cache
def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        return "?"


def tried(loaded: Loaded, function: Function) -> Kept:
    """What :func:`keep` would do; nothing is written.

    Raises:
        RoadmapError: the edit is refused.
    """
    after = function(loaded.roadmap)
    wanted = difference(loaded.roadmap, after)
    see_all_read(loaded.findings, wanted)
    writes, clashes = planned(loaded.root, loaded.roadmap, after, wanted)
    if clashes:
        raise Conflict(clashes)
    return Kept(loaded.roadmap, loaded, tuple(wanted), writes)


def keep(loaded: Loaded, function: Function, label: Text, *, sure: bool = False) -> Kept:
    """Make an edit, durably.

    Args:
        loaded: the workspace as the person who edits has seen it.
        function: the edit; it may be called again on what others changed meanwhile.
        label: what it does, for people.
        sure: whether it may remove more than a tenth of all records at once.

    Raises:
        Conflict: somebody else changed the same places meanwhile.
        RoadmapError: the edit is refused, or the files cannot be read or written. Nothing has changed.
    """
    wanted = difference(loaded.roadmap, function(loaded.roadmap))
    if (gone := mass_change(loaded.roadmap, wanted)) and not sure:
        message = phrase("This removes {n} of {every} records; nothing was changed",
                         "Thao tác này xóa {n} trong {every} bản ghi; chưa thay đổi gì",
                         n=gone, every=len(loaded.roadmap))  # fmt: skip
        raise RoadmapError(message, phrase("Say --yes if that is meant", "Thêm --yes nếu đúng ý định"))

    def plan(fresh: Loaded) -> Intent:
        if clashes := _clashes(fresh.roadmap, wanted):
            raise Conflict(clashes)
        after = function(fresh.roadmap)
        mine = [one for one in difference(fresh.roadmap, after) if not _takes_back(one, loaded.roadmap, fresh.roadmap)]
        see_all_read(fresh.findings, mine)
        writes, clashing = planned(fresh.root, fresh.roadmap, after, mine)
        if clashing:
            raise Conflict(clashing)
        now, then = after.records, fresh.roadmap.records
        words = summary(mine, lambda one: now.get(one) or then.get(one), fresh.settings.money.unit)
        return Intent(tuple(mine), writes, label, words=words)

    return committed(loaded, plan)


def _takes_back(change: Change, seen: Roadmap, now: Roadmap) -> bool:
    """Whether a change only restores what the person saw, before somebody else changed it.

    Who sets a whole list has seen it without the member that another planner added since, and does not mean to take
    that member away.
    """
    return seen is not now and _said(seen, change) == change.after and _said(now, change) != change.after


def _said(roadmap: Roadmap, change: Change) -> object:
    """What a roadmap says at the place of `change`."""
    record = roadmap.records.get(change.id)
    if record is None or change.kind != record.KIND:
        return ABSENT
    return at(table(record, roadmap.unread.get(change.id)), change.path)


def _clashes(now: Roadmap, wanted: Iterable[Change]) -> list[Clash]:
    """Which of `wanted` somebody else's change stands against."""
    return [
        Clash(change, said) for change in wanted if (said := _said(now, change)) not in (change.before, change.after)
    ]


def committed(loaded: Loaded, plan: Callable[[Loaded], Intent]) -> Kept:
    """Plan on what the files say now, and write; again where an editor saved in between."""
    root, who = loaded.root, author(loaded.root)
    with locked(root) as held:
        recovery = recover(root)
        for _ in range(_ATTEMPTS):
            with files.told(root):
                fresh = reread(loaded)
            changes, writes, label, undoes, redoes, words = plan(fresh)
            if not writes and undoes is None and redoes is None:
                return Kept(fresh.roadmap, fresh, (), (), None, recovery)
            with suppress(Stale):
                entry = commit(
                    root, writes, label=label, who=who, session=session(), undoes=undoes, redoes=redoes, words=words
                )
                with files.told(root, _SAVED):
                    return Kept(fresh.roadmap, reread(fresh), changes, writes, entry, recovery, held.kernel)
    raise RoadmapError(_RESTLESS, status=3)
