"""What a repository holds: the files of a commit, their content, and what each commit changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from roadmap.store.history.git import run
from roadmap.store.history.repository import Repository
from roadmap.store.reading import gate

_REGULAR = ("100644", "100755", "100664")
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


def touched(repository: Repository, found: Sequence[Commit]) -> dict[str, list[Touched]]:
    """Commit -> the record files that it changed; of a merge, those that differ from any of its parents."""
    pairs = [(commit.id, parent) for commit in found for parent in commit.parents or ("",)]
    if not pairs:
        return {}
    said = run(
        repository.top, "diff-tree", "--stdin", "-r", "--root", "--raw", "-z", "--always", "--no-renames",
        "--no-abbrev", "--no-ext-diff", "--no-textconv", "--", *_below(repository),
        input=_lines(" ".join(pair).strip() for pair in pairs),
    )  # fmt: skip
    parts = iter(said.split(b"\0")[:-1])
    answers: list[dict[str, tuple[str | None, str | None]]] = []
    for part in parts:
        if not part.startswith(b":"):
            answers.append({})
        elif path := _path(repository, next(parts)):
            answers[-1][path] = _both(part.decode())
    by_commit: dict[str, list[dict[str, tuple[str | None, str | None]]]] = {}
    for (id, _), answer in zip(pairs, answers, strict=True):
        by_commit.setdefault(id, []).append(answer)
    return {id: _joined(answer) for id, answer in by_commit.items()}


def _both(entry: str) -> tuple[str | None, str | None]:
    """The blob before and after, of one entry of git's raw form; None for what is no regular file."""
    old_mode, new_mode, old, new, _ = entry.lstrip(":").split()
    return old if old_mode in _REGULAR else None, new if new_mode in _REGULAR else None


def _joined(answers: Sequence[dict[str, tuple[str | None, str | None]]]) -> list[Touched]:
    """The differences from each parent put together; a parent that a file does not differ from has it as it is now."""
    found = []
    for path in dict.fromkeys(path for answer in answers for path in answer):
        after = next(answer[path][1] for answer in answers if path in answer)
        before = tuple(answer[path][0] if path in answer else after for answer in answers)
        found.append(Touched(path, before, after))
    return found


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
