"""What is remembered of one record: what git keeps, and the edits on record that are not committed yet."""

from __future__ import annotations

import datetime
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from roadmap.graph.survey import Survey
from roadmap.keeping import session
from roadmap.model.change import Change
from roadmap.model.finding import RoadmapError
from roadmap.model.text import Text
from roadmap.store.saving import log
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.sides import sides
from roadmap.store.writing.content import compared

MOST_EDITS = 30
"""How many edits of the log are looked at."""


class Remembered(NamedTuple):
    """What one commit, or one edit, changed in a record.

    Attributes:
        on: the day.
        time: hours and minutes of an edit on this machine's clock; empty for a commit.
        by: who.
        changes: what changed in the record; never empty.
        revision: the commit's full id; empty for an edit that is in no commit yet.
        title: what the edit did; empty for a commit.
        reason: why, where it was said.
        mine: whether it was an edit of this process.
    """

    on: datetime.date
    time: str
    by: str
    changes: tuple[Change, ...]
    revision: str = ""
    title: Text = Text("", "")
    reason: str = ""
    mine: bool = False


def remembered(survey: Survey, root: Path, id: str) -> list[Remembered]:
    """What is remembered of the record `id`, newest first.

    Args:
        survey: the plan, with its history.
        root: the workspace's folder, for the log of edits.
        id: the record.
    """
    committed = []
    for step in survey.history.steps(id):
        first = step.events[0]
        changes = tuple(event.change for event in step.events)
        reason = next((event.reason for event in step.events if event.reason), "")
        committed.append(Remembered(first.on, "", first.by, changes, first.revision, reason=reason))
    kept = {(change.path, repr(change.after)): one.on for one in committed for change in one.changes}
    return [*_edits(root, survey.roadmap.origin.get(id, ""), id, kept), *reversed(committed)]


def _edits(root: Path, file: str, id: str, kept: dict[tuple[tuple[str, ...], str], datetime.date]) -> list[Remembered]:
    """The last edits of the record in `file`, newest first, without what is committed by now."""
    found = []
    with suppress(RoadmapError):  # a log that cannot be read tells nothing; `roadmap doctor` says why
        for entry in islice(log.newest_first(root), MOST_EDITS):
            when = datetime.datetime.fromisoformat(entry.time).astimezone()
            changes = tuple(
                change
                for change in _changed(root, entry, file, id)
                if entry.undoes or kept.get((change.path, repr(change.after)), datetime.date.min) < when.date()
            )
            if changes:
                mine = entry.session == session()
                time = f"{when:%H:%M}"
                found.append(Remembered(when.date(), time, entry.who, changes, "", _title(entry), _reason(entry), mine))
    return found


def _changed(root: Path, entry: Entry, file: str, id: str) -> list[Change]:
    """What an edit changed in a record of `file`."""
    if all(patch.path != file for patch in entry.patches):
        return []
    return [
        change
        for one in sides(root, entry)
        if one.path == file and one.whole
        for change in compared(file, one.before, one.after)
        if change.id == id
    ]


_WAYS = {"undo": Text("Hoàn tác: ", "Undone: "), "redo": Text("Làm lại: ", "Done again: ")}


def _title(entry: Entry) -> Text:
    """What the edit did, without the reason that stands below it."""
    way = _WAYS.get("undo" if entry.undoes else "redo" if entry.redoes else "", Text("", ""))
    return Text(*(before + label.partition("\n")[0] for before, label in zip(way, entry.label, strict=True)))


def _reason(entry: Entry) -> str:
    """The reason that was given with the edit."""
    return entry.label.en.partition("\n")[2].partition(": ")[2]
