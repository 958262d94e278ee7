"""Every kind of record, one file per family; kinds are found by walking this package."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from roadmap.model.record import Record


@cache
def kinds() -> dict[str, type[Record]]:
    """Kind as written in TOML -> its model, in alphabetical order."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {kind.KIND: kind for kind in sorted(Record.__subclasses__(), key=lambda kind: kind.KIND)}
