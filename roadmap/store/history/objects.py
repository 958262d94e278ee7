"""What a repository holds: the files of a commit, their content, and what each commit changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from roadmap.store.history.git import run
from roadmap.store.history.repository import Repository
from roadmap.store.reading import gate

_REGULAR = ("100644", "100755", "100664")
_NONE = "0"
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})


class Commit(NamedTuple):
    """A commit.

    Attributes:
        id: its id.
        parents: the ids of the commits before it, the branch's own first.
        made: when the author made it: date, time and zone in ISO form.
        by: the author's name.
        message: what the author says about it.
    """

    id: str
    parents: tuple[str, ...]
    made: str
    by: str
    message: str


class Touched(NamedTuple):
    """A file that a commit changed.

    Attributes:
        path: relative to the workspace.
        before: its blob in each parent; None where it was not there.
        after: its blob in the commit; None where it is gone.
    """

    path: str
    before: tuple[str | None, ...]
    after: str | None


def files(repository: Repository, commit: str) -> dict[str, str]:
    """Path (relative to the workspace) -> blob of every file of `commit` that reading the workspace would take up."""
    listed = run(repository.top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *_below(repository))
    found: dict[str, str] = {}
    for entry in listed.split(b"\0")[:-1]:
        head, _, raw = entry.partition(b"\t")
        mode, _, blob = head.decode().split()
        path = _path(repository, raw)
        if path and mode in _REGULAR:
            found[path] = blob
    return dict(sorted(found.items()))


def commits(repository: Repository, head: str, most: int) -> list[Commit]:
    """The commits that led to `head`, newest first, each before those that it rests on; at most `most`."""
    form = "%x00".join(("", "%H", "%P", "%aI", "%aN", "%B", ""))
    said = run(
        repository.top, "rev-list", "--topo-order", f"--max-count={most}", "--encoding=UTF-8", f"--format={form}",
        head, "--",
    )  # fmt: skip
    parts = iter(said.decode("utf-8", "replace").split("\0")[1:])
    return [
        Commit(id, tuple(parents.split()), made, by, message)
        for id, parents, made, by, message, _ in zip(parts, parts, parts, parts, parts, parts, strict=False)
    ]


def touched(repository: Repository, ids: Collection[str]) -> dict[str, list[Touched]]:
    """Commit -> the record files that it changed; of a merge, those that differ from all of its parents."""
    if not ids:
        return {}
    said = run(
        repository.top, "diff-tree", "--stdin", "-r", "-c", "--root", "--raw", "-z", "--no-renames", "--no-abbrev",
        "--no-ext-diff", "--no-textconv", "--", *_below(repository),
        input="".join(f"{id}\n" for id in ids).encode(),
    )  # fmt: skip
    found: dict[str, list[Touched]] = {}
    current: list[Touched] = []
    parts = iter(said.split(b"\0")[:-1])
    for part in parts:
        if not part.startswith(b":"):
            current = found.setdefault(part.decode().strip(), [])
            continue
        one = _touched(repository, part.decode(), next(parts))
        if one:
            current.append(one)
    return found


def _touched(repository: Repository, entry: str, raw: bytes) -> Touched | None:
    """What one entry of git's raw form says: a mode and a blob for each parent and for the commit."""
    words = entry.lstrip(":").split()
    several = (len(words) - 1) // 2
    modes, ids = words[:several], words[several : 2 * several]
    blobs = [id if mode in _REGULAR and id.strip(_NONE) else None for mode, id in zip(modes, ids, strict=True)]
    path = _path(repository, raw)
    return Touched(path, tuple(blobs[:-1]), blobs[-1]) if path else None


def blobs(repository: Repository, ids: Iterable[str]) -> dict[str, bytes | None]:
    """Blob -> content; None for what is missing, or larger than a file that is read."""
    wanted = list(dict.fromkeys(ids))
    sized = run(repository.top, "cat-file", "--batch-check=%(objectsize)", input=_lines(wanted)).decode().split("\n")
    fit = [id for id, size in zip(wanted, sized, strict=False) if size.isdigit() and int(size) <= gate.LARGEST_FILE]
    found: dict[str, bytes | None] = dict.fromkeys(wanted)
    if fit:
        found.update(_contents(run(repository.top, "cat-file", "--batch", input=_lines(fit))))
    return found


def _contents(said: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        id, _, size = said[at:end].decode().split()
        start = end + 1
        at = start + int(size) + 1
        yield id, said[start : at - 1]


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id}\n" for id in ids).encode()


def _below(repository: Repository) -> tuple[str, ...]:
    """Pathspecs for the workspace's folder, taken literally."""
    return (f":(top,literal){repository.prefix}",) if repository.prefix else ()


def _path(repository: Repository, raw: bytes) -> str:
    """The path relative to the workspace of a file that reading would take up; empty for any other."""
    try:
        path = raw.decode("utf-8").removeprefix(repository.prefix)
    except UnicodeDecodeError:
        return ""
    *folders, name = path.split("/")
    hidden = any(step.startswith(".") for step in (*folders, name)) or not _PASSED_OVER.isdisjoint(folders)
    deep = len(folders) > gate.DEEPEST_FOLDER
    return "" if hidden or deep or not name.lower().endswith(".toml") else path
