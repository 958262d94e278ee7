"""The roadmap as of a commit, read as the folder would have been read then."""

from __future__ import annotations

from roadmap.locale.value import phrase
from roadmap.model.finding import Span
from roadmap.store.history.objects import blobs, files
from roadmap.store.history.repository import Repository
from roadmap.store.reading.read import Loaded, joined
from roadmap.store.reading.sheet import Sheet, refused, sheet
from roadmap.store.rules import complaint

_NOT_THERE = phrase(
    "This clone lacks the content, or the file is too large to be read",
    "Bản sao này không có nội dung tệp, hoặc tệp quá lớn",
)


def snapshot(repository: Repository, commit: str) -> Loaded:
    """What the workspace held in `commit`; what could not be read of it is told as findings.

    Raises:
        RoadmapError: git cannot be asked.
    """
    held = files(repository, commit)
    contents = blobs(repository, held.values())
    sheets = {path: _sheet(path, contents[blob]) for path, blob in held.items()}
    return joined(repository.root, (), sheets)


def _sheet(path: str, data: bytes | None) -> Sheet:
    if data is None:
        return refused(complaint("FIL002", Span(path), _NOT_THERE))
    return sheet(path, data)
