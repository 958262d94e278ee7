"""What the tests of saving share: edits on record, and system calls that fail."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from roadmap.model.text import Text
from roadmap.store.saving.entry import Entry
from roadmap.store.saving.lock import locked
from roadmap.store.saving.recovery import recover
from roadmap.store.saving.transaction import Write, commit

Saved = Callable[..., Entry]
Fails = Callable[..., None]


class Killed(BaseException):
    """The process ended here."""


@pytest.fixture
def save(tmp_path: Path) -> Saved:
    """A function that brings files to new bytes in one edit: ``save({"a.toml": b"…"})``; None removes a file."""

    def bring(files: dict[str, bytes | None], *, session: str = "s", **reverses: int | None) -> Entry:
        found = {path: _read(tmp_path / path) for path in files}
        with locked(tmp_path):
            recover(tmp_path)
            writes = [Write(path, found[path], files[path]) for path in files]
            return commit(tmp_path, writes, label=Text("Sửa", "Edit"), who="lan", session=session, **reverses)

    return bring


def _read(place: Path) -> bytes | None:
    return place.read_bytes() if place.exists() else None


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Fails:
    """A function that lets the calls of `os` named `call` that speak of `about` fail, after `spared` of them."""

    def let_fail(call: str, about: str = "", error: int | BaseException = errno.EIO, spared: int = 0) -> None:
        real = getattr(os, call)
        left = [spared]

        def failing(*arguments: Any, **options: Any) -> Any:
            if about in " ".join(map(_told, arguments)):
                left[0] -= 1
                if left[0] < 0:
                    raise OSError(error, os.strerror(error)) if isinstance(error, int) else error
            return real(*arguments, **options)

        monkeypatch.setattr(os, call, failing)

    return let_fail


def _told(argument: object) -> str:
    """What a call is about: a path, or the path behind an open file."""
    if isinstance(argument, int) and Path(f"/proc/self/fd/{argument}").exists():
        return str(Path(f"/proc/self/fd/{argument}").readlink())
    return os.fspath(argument) if isinstance(argument, str | Path) else ""
