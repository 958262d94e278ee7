"""How every record came to say what it says: what each commit did, worked out once and kept."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from roadmap.model.change import ABSENT, Change
from roadmap.model.finding import RoadmapError
from roadmap.model.history import History
from roadmap.model.kinds import kinds
from roadmap.model.relation import fields
from roadmap.store.cache import keep, recall
from roadmap.store.history.book import Book, Page
from roadmap.store.history.deed import Deed, deed
from roadmap.store.history.objects import Commit, Touched, blobs, commits, touched
from roadmap.store.history.repository import Repository, find
from roadmap.store.reading.read import Progress, silent

MOST_COMMITS = 20_000
"""Commits that are looked at, the newest; what lies before counts as not known."""

_FORM = 3
"""Raised when pages say more, or something else, than those that were kept before."""
_BLOBS_AT_ONCE = 400
_LONGEST_REASON = 500
_REASON = re.compile(
    r"^[ \t]*(?:reason|lý do)[ \t]*(?:\(([^()\n]{1,200})\)[ \t]*)?:[ \t]*(\S.*)", re.IGNORECASE | re.MULTILINE
)


def past(root: Path, revision: str | None = None) -> History:
    """The history of the workspace in the folder `root`; empty where it is not kept in git.

    Args:
        root: the folder.
        revision: a commit; what came after it, or on other branches, is no part of its past. None for the last one.

    The seeds and examples that lie beside the program are templates: the commits that wrote them tell how the program
    was made, not how a plan changed. What is found in them is the same in every clone, however deep.
    """
    place = root.resolve()
    program = Path(__file__).resolve().parents[3]
    if any(place.is_relative_to(program / shelf) for shelf in ("seeds", "examples")):
        return History()
    try:
        repository = find(root)
        return ledger(repository, revision=revision) if repository and repository.head else History()
    except RoadmapError as error:
        return History(trouble=error.message)


def ledger(repository: Repository, progress: Progress = silent, *, revision: str | None = None) -> History:
    """The history that the commits up to the last one tell.

    Args:
        repository: where it is kept.
        progress: called with the number of commits looked at and of all that are new.
        revision: the commit that counts as the last one; None for that on which the branch stands.

    Raises:
        RoadmapError: git cannot be asked, or there is no commit.
    """
    key = _key(repository)
    recalled = recall(key)
    known = recalled if isinstance(recalled, dict) else {}
    head = repository.head or "HEAD"
    if revision and revision != head:
        return _told(_walked(repository, revision, known, progress))
    state = [repository.head, repository.cut_off]
    if known.get("state") == state:
        return _told(known)
    walked = _walked(repository, head, known, progress)
    keep(key, {"state": state, **walked})
    return _told(walked)


def _key(repository: Repository) -> str:
    """What stands for the workspace and for the way in which its records are read."""
    model = [(kind, [(field.alias, field.container) for field in fields(one)]) for kind, one in kinds().items()]
    told = ("history", _FORM, str(repository.shared), repository.prefix, model)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


# --- from commits to pages -------------------------------------------------------------------------------------------


def _walked(repository: Repository, head: str, known: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The pages of all commits up to `head`, oldest first; those that `known` holds are taken from there."""
    found = commits(repository, head, MOST_COMMITS)
    same = known.get("state", ["", None])[1] == repository.cut_off and isinstance(known.get("seen"), str)
    seen = set(known["seen"].split()) if same else set()
    pages = {page["id"]: page for page in known["pages"]} if same else {}
    new = [commit for commit in reversed(found) if commit.id not in seen]
    for done, (commit, one) in enumerate(_deeds(repository, new), 1):
        progress(done, len(new))
        reasons = reasons_in(commit.message)
        if one != Deed() or any(reasons):
            pages[commit.id] = _page(commit, one, reasons)
    return {
        "since": min((commit.made[:10] for commit in found), default=""),
        "complete": len(found) < MOST_COMMITS and not repository.cut_off,
        "seen": " ".join(commit.id for commit in found),
        "pages": [pages[commit.id] for commit in reversed(found) if commit.id in pages],
    }


def _deeds(repository: Repository, new: Sequence[Commit]) -> Iterator[tuple[Commit, Deed]]:
    changed = touched(repository, new)
    for some in _portions(new, changed):
        wanted = (blob for commit in some for one in changed.get(commit.id, ()) for blob in (*one.before, one.after))
        contents = blobs(repository, (blob for blob in wanted if blob))
        for commit in some:
            yield commit, deed(changed.get(commit.id, ()), contents)


def _portions(new: Iterable[Commit], changed: dict[str, list[Touched]]) -> Iterator[list[Commit]]:
    """The commits in portions whose files fit into memory together."""
    some: list[Commit] = []
    count = 0
    for commit in new:
        some.append(commit)
        count += sum(len(one.before) + 1 for one in changed.get(commit.id, ()))
        if count >= _BLOBS_AT_ONCE:
            yield some
            some, count = [], 0
    yield some


def reasons_in(message: str) -> dict[str, str]:
    """What a commit's message gives as reasons: record, ``record.field`` or, for the commit as a whole, ``""`` -> why.

    A reason is a line ``Reason: …`` or ``Lý do: …``; ``Reason(npu-tape-out.due): …`` is about one record or field.
    """
    found: dict[str, str] = {}
    for match in _REASON.finditer(unicodedata.normalize("NFC", message)):
        found.setdefault((match[1] or "").strip(), match[2].strip()[:_LONGEST_REASON])
    return found


# --- pages as JSON ---------------------------------------------------------------------------------------------------


def _page(commit: Commit, one: Deed, reasons: dict[str, str]) -> dict[str, Any]:
    return {
        "id": commit.id,
        "made": commit.made,
        "by": commit.by,
        "reasons": reasons,
        "changes": [_row(change) for change in one.changes],
        "settled": [_row(change) for change in one.settled],
        "hidden": one.hidden,
        "shown": one.shown,
    }


def _row(change: Change) -> list[Any]:
    """A change as a list; what is not there is an empty list, anything else a list of one."""
    before, after = ([] if value is ABSENT else [value] for value in (change.before, change.after))
    return [change.kind, change.id, change.path, before, after]


def _change(row: list[Any]) -> Change:
    kind, id, path, before, after = row
    return Change(kind, id, tuple(path), before[0] if before else ABSENT, after[0] if after else ABSENT)


def _told(known: dict[str, Any]) -> History:
    book = Book()
    for page in known["pages"]:
        done, settled = (tuple(map(_change, page[name])) for name in ("changes", "settled"))
        hidden, shown = ({id: (kind, laid) for id, (kind, laid) in page[name].items()} for name in ("hidden", "shown"))
        book.add(Page(page["id"], page["made"], page["by"], page["reasons"], Deed(done, hidden, shown, settled)))
    return book.history(known["since"], complete=known["complete"])
