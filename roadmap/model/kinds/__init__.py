"""Every kind of record, one file per family; kinds are found by walking this package."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from roadmap.model.record import Record


@cache
def kinds() -> dict[str, type[Record]]:
    """Kind as written in TOML -> its model, in alphabetical order."""
    for file in sorted(Path(__file__).parent.glob("[!_]*.py")):
        import_module(f"{__name__}.{file.stem}")
    return {kind.KIND: kind for kind in sorted(Record.__subclasses__(), key=lambda kind: kind.KIND)}
