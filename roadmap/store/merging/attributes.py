"""Whether git's attributes hand every record file to our driver, and what stands in the way where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from roadmap.store.history.git import run
from roadmap.store.history.repository import Repository
from roadmap.store.reading import gate

ATTRIBUTES = ".gitattributes"
ATTRIBUTE = "*.toml merge=roadmap"
_OTHERWISE = (b"-merge", b"!merge", b"merge", b"binary")


def attributed(text: bytes) -> bool:
    """Whether attributes name our driver for record files."""
    words = [line.split() for line in text.splitlines()]
    return any(line[:1] == [b"*.toml"] and b"merge=roadmap" in line for line in words)


def last(text: bytes) -> bool:
    """Whether our line is the last one, so that nothing in the same file overrides it."""
    lines = [line.strip() for line in text.splitlines()]
    return next((line for line in reversed(lines) if line and not line.startswith(b"#")), b"") == ATTRIBUTE.encode()


def passed_by(repository: Repository) -> list[str]:
    """The record files, relative to the top, that git does not hand to our driver; first one that may come to be.

    Raises:
        RoadmapError: git does not say.
        OSError: the workspace cannot be listed.
    """
    paths = [f"{repository.prefix}{path}" for path in ("x.toml", *gate.scan(repository.root).files)]
    names = b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
    said = run(repository.top, "check-attr", "-z", "--stdin", "merge", input=names).split(b"\0")
    return [path for path, value in zip(paths, said[2::3], strict=False) if value != b"roadmap"]


def in_the_way(repository: Repository, path: str) -> str:
    """The place, as file and line, that decides otherwise about the record file `path`; empty where it is not found."""
    for file, shown in _above(repository, path):
        try:
            rows = file.read_bytes().splitlines()
        except OSError:
            continue
        for number in range(len(rows), 0, -1):
            if _decides(rows[number - 1].split(), path):
                return f"{shown}:{number}"
    return ""


def _above(repository: Repository, path: str) -> Iterator[tuple[Path, str]]:
    """The files that have a say after the workspace's own attributes, the strongest first, and then those."""
    info = repository.shared / "info" / "attributes"
    inside = repository.top in info.parents
    yield info, info.relative_to(repository.top).as_posix() if inside else str(info)
    for folder in PurePosixPath(path).parents:
        shown = (folder / ATTRIBUTES).as_posix()
        yield repository.top / shown, shown
        if repository.top / folder == repository.root:
            return


def _decides(words: list[bytes], path: str) -> bool:
    """Whether a line of attributes gives a file some other way to be merged."""
    if not words or not any(word in _OTHERWISE or word.startswith(b"merge=") for word in words[1:]):
        return False
    pattern = words[0].decode("utf-8", "surrogateescape").rsplit("/", 1)[-1]
    return b"merge=roadmap" not in words and fnmatchcase(PurePosixPath(path).name, pattern)
