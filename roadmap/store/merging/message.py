"""The message of a commit, from the log of edits: what was done, and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from roadmap.locale.value import phrase, shorten
from roadmap.store.history.git import GitError, run
from roadmap.store.history.objects import blobs, files
from roadmap.store.history.repository import Repository
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.log import entries
from roadmap.store.saving.patch import digest

_MOST = 100


def message(repository: Repository, root: Path, changed: int, lang: str) -> str:
    """What a commit of `changed` files says: the edits since the last commit, each with its reasons.

    Args:
        repository: where it is committed.
        root: the workspace, which keeps the log.
        changed: how many files differ.
        lang: the language.
    """
    made = _standing(_new(repository, root))
    labels = [entry.label.of(lang) for entry in made]
    firsts = [shorten(label.partition("\n")[0], 100) for label in labels]
    if len(firsts) == 1:
        return "\n\n".join((firsts[0], labels[0].partition("\n")[2])).strip()
    if not firsts:
        return phrase("Roadmap: {n} files changed", "Lộ trình: thay đổi {n} tệp", n=changed).of(lang)
    subject = phrase("Roadmap: {n} changes", "Lộ trình: {n} thay đổi", n=len(firsts)).of(lang)
    told = [f"- {first}" for first in firsts[:_MOST]]
    told += ["- …"] if len(firsts) > _MOST else []
    reasons = [line for label in labels for line in label.split("\n")[1:] if line]
    return "\n\n".join(filter(None, (subject, "\n".join(told), "\n".join(dict.fromkeys(reasons)))))


def _new(repository: Repository, root: Path) -> list[Entry]:
    """The edits since the last commit: made later, and after the newest one of which all files are committed."""
    last = _last(repository)
    recent = [entry for entry in entries(root) if _when(entry) >= last]
    paths = {patch.path for entry in recent for patch in entry.patches}
    committed = _committed(repository, paths) if recent else {}
    for place in range(len(recent) - 1, -1, -1):
        if all(committed.get(patch.path) == patch.new for patch in recent[place].patches):
            return recent[place + 1 :]
    return recent


def _committed(repository: Repository, paths: set[str]) -> dict[str, str | None]:
    """Path -> digest of what the last commit holds of it."""
    if repository.head is None:
        return {}
    held = {path: blob for path, blob in files(repository, "HEAD").items() if path in paths}
    contents = blobs(repository, held.values())
    return {path: digest(contents[blob]) for path, blob in held.items()}


def _standing(made: Iterable[Entry]) -> list[Entry]:
    """The edits that were not taken back."""
    kept: dict[int, Entry] = {}
    for entry in made:
        if entry.undoes is not None:
            kept.pop(entry.undoes, None)
        else:
            kept[entry.number] = entry
    return list(kept.values())


def _when(entry: Entry) -> datetime.datetime:
    when = datetime.datetime.fromisoformat(entry.time)
    return when if when.tzinfo else when.replace(tzinfo=datetime.UTC)


def _last(repository: Repository) -> datetime.datetime:
    """When the last commit was made; the beginning of time where there is none."""
    try:
        said = run(repository.top, "log", "-1", "--format=%cI", "HEAD", own=True).decode().strip()
    except GitError:
        said = ""
    return datetime.datetime.fromisoformat(said) if said else datetime.datetime.min.replace(tzinfo=datetime.UTC)
