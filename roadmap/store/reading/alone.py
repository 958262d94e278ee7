"""One file of records that is part of no workspace, read as a file of one is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from roadmap.store.reading import gate
from roadmap.store.reading.read import Loaded, joined, place
from roadmap.store.reading.sheet import refused, sheet


def read_alone(file: Path) -> Loaded:
    """The records of `file`, and what is wrong with its text, each with its line; never raises on what a person wrote.

    Paths in findings are `file` as it is given. Nothing is written.
    """
    path = file.as_posix()
    try:
        held = sheet(path, gate.read_bytes(Path(), path))
    except gate.Refusal as refusal:
        held = refused(refusal.finding)
    loaded = joined(Path(), (), {path: held})
    return replace(loaded, findings=place(loaded, loaded.findings))
