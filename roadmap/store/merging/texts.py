"""Merging plain text line by line, as git does: what needs no understanding, and markers where nothing else helps."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from roadmap.store.history.git import GitError, run
from roadmap.store.merging.markers import SIZE, Labels, printable, sides, whole

_MOST_CONFLICTS = 127

Side = Literal["ours", "theirs", "union"]


@dataclass(frozen=True)
class Plain:
    """Three texts merged line by line; each outcome is None where git takes one of them for no text.

    Raises:
        RoadmapError: git is not there.
    """

    base: bytes
    ours: bytes
    theirs: bytes

    @cached_property
    def clean(self) -> bytes | None:
        """The outcome where no lines contradict; None where some do."""
        return self._merged()

    def favouring(self, side: Side) -> bytes | None:
        """The outcome with the lines of one side wherever lines contradict, or with those of both, ours first."""
        return self._merged("--diff3", f"--{side}")

    def _merged(self, *options: str) -> bytes | None:
        with tempfile.TemporaryDirectory(prefix="roadmap-merge-") as folder:
            _lay(folder, ours=self.ours, base=self.base, theirs=self.theirs)
            try:
                return _merge_file(folder, *options)
            except GitError:
                return None


def marked(ours: bytes, theirs: bytes, labels: Labels, size: int = SIZE) -> bytes:
    """One text that holds both: markers around the lines in which they differ.

    Raises:
        RoadmapError: git is not there.
    """
    one, other = (text if not text or text.endswith(b"\n") else text + b"\n" for text in (ours, theirs))
    names = [word for label in (labels.ours, "", labels.theirs) for word in ("-L", printable(label))]
    with tempfile.TemporaryDirectory(prefix="roadmap-merge-") as folder:
        _lay(folder, ours=one, base=b"", theirs=other)
        try:
            text = _merge_file(folder, f"--marker-size={size}", *names)
        except GitError as error:
            text = error.output if 0 < error.code <= _MOST_CONFLICTS else b""
    return text if sides(text) else whole(ours, theirs, labels, size)  # an empty side contradicts nothing


def _lay(folder: str, **texts: bytes) -> None:
    for name, text in texts.items():
        Path(folder, name).write_bytes(text)


def _merge_file(folder: str, *options: str) -> bytes:
    words = ("-c", "merge.conflictStyle=merge", "merge-file", "-q", "-p", *options, "ours", "base", "theirs")
    return run(Path(folder), *words)
