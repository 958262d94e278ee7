"""Who works in a folder, as git is told; nothing of the repository is started for that."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from roadmap.model.finding import RoadmapError
from roadmap.store.history import git

_PATIENCE = 5.0
_LONGEST = 100


@cache
def person(root: Path) -> str:
    """`user.name` as the repository of `root`, or the user, has set it; empty where nobody has, or there is no git.

    It is asked once for each folder: a name that is set later counts from the next start.
    """
    with suppress(RoadmapError):
        said = git.run(root, "config", "--get", "user.name", patience=_PATIENCE).decode("utf-8", "replace")
        return " ".join(said.split())[:_LONGEST]
    return ""
