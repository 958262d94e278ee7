"""Files of which git waits for a decision, also where no marker stands in them: one side may have removed the file."""

from __future__ import annotations

import shlex
from typing import Literal, NamedTuple

from roadmap.locale.value import phrase
from roadmap.model.text import Text
from roadmap.store.history.git import GitError, run
from roadmap.store.history.repository import Repository
from roadmap.store.reading import gate

Kind = Literal["both", "removed there", "removed here", "moved"]
_KINDS: dict[str, Kind] = {"23": "both", "123": "both", "12": "removed there", "13": "removed here"}
_MOST_NAMES = 5


class Unmerged(NamedTuple):
    """One such file.

    Attributes:
        path: relative to the top of the repository.
        kind: what the two sides did; in a rebase, git takes the planner's own side for the other one.
        records: the first ids in the side that still has the file, where the other removed it.
        pathspec: how git's own commands name the file, as a shell reads it.
    """

    path: str
    kind: Kind
    records: tuple[str, ...]
    pathspec: str

    @property
    def removed(self) -> bool:
        """Whether one side removed what the other changed, so that no marker can stand in the file."""
        return self.kind in ("removed there", "removed here")

    @property
    def said(self) -> Text:
        """What the two sides did, as a merge sees them."""
        en, vi = {
            "both": ("Both sides changed {file}", "Hai bên cùng sửa {file}"),
            "removed there": ("The other side removed {file}, and you changed it", "Bên kia đã xóa {file}, bạn đã sửa"),
            "removed here": ("You removed {file}, and the other side changed it", "Bạn đã xóa {file}, bên kia đã sửa"),
            "moved": ("The two sides moved {file} differently", "Hai bên chuyển {file} theo hai cách khác nhau"),
        }[self.kind]
        if self.records:
            en, vi = f"{en} (with {{records}})", f"{vi} (có {{records}})"
        return phrase(en, vi, file=self.path, records=", ".join(self.records))

    @property
    def fix(self) -> Text:
        """What to do."""
        if self.removed:
            return phrase("To keep it: `git add {path}`; to let it go: `git rm {path}`",
                          "Để giữ: `git add {path}`; để bỏ: `git rm {path}`", path=self.pathspec)  # fmt: skip
        if self.kind == "moved":
            return phrase("`git status` says what to choose from", "`git status` cho biết các lựa chọn")
        return phrase("Choose what is right, remove the marker lines, then `git add {path}`",
                      "Chọn nội dung đúng, xóa các dòng đánh dấu, rồi `git add {path}`",
                      path=self.pathspec)  # fmt: skip


def unmerged(repository: Repository) -> tuple[Unmerged, ...]:
    """Every file of the repository of which git waits for a decision, by name.

    Raises:
        RoadmapError: git does not say.
    """
    stages: dict[bytes, str] = {}
    blobs: dict[bytes, str] = {}
    for row in run(repository.top, "ls-files", "-u", "-z").split(b"\0"):
        about, _, path = row.partition(b"\t")
        if path:
            _, blobs[path], stage = about.decode().split(" ")  # the last one is a side's, never what both began from
            stages[path] = stages.get(path, "") + stage
    return tuple(_one(repository, path, stages[path], blobs[path]) for path in sorted(stages))


def _one(repository: Repository, raw: bytes, stages: str, blob: str) -> Unmerged:
    path = raw.decode("utf-8", "surrogateescape")
    kind = _KINDS.get(stages, "moved")
    records = _records(repository, path, blob) if kind.startswith("removed") else ()
    pathspec = shlex.quote(f":/{path}" if repository.prefix else path)
    return Unmerged(path, kind, records, pathspec)


def _records(repository: Repository, path: str, blob: str) -> tuple[str, ...]:
    """The first ids of a file's text as git keeps it; none where it cannot be read."""
    if not path.endswith(".toml"):
        return ()
    try:
        text, _ = gate.decode(path, run(repository.top, "cat-file", "blob", blob))
    except (GitError, gate.Refusal):
        return ()
    tables = gate.parse(text)
    if isinstance(tables, gate.SyntaxFault):
        return ()
    ids = [id for records in tables.values() if isinstance(records, dict) for id in records]
    return (*ids[:_MOST_NAMES], "…") if len(ids) > _MOST_NAMES else tuple(ids)
