"""Characters that no text of a record may hold, because they act instead of being seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from roadmap.fitting.fit import DEEPEST
from roadmap.model.text import FORBIDDEN


def purge(table: Any, path: tuple[str, ...] = ()) -> tuple[Any, list[tuple[tuple[str, ...], str]]]:
    """`table` without the texts that hold forbidden characters, and where they stood, each with its first one.

    What is nested deeper than any record may be is given back as it is; :func:`fit` leaves it out.
    """
    found: list[tuple[tuple[str, ...], str]] = []
    entries: Iterable[tuple[str, Any]]
    if isinstance(table, dict):
        entries = table.items()
    elif isinstance(table, list):
        entries = ((str(number), item) for number, item in enumerate(table))
    else:
        return table, found
    if len(path) > DEEPEST + 2:
        return table, found
    kept: dict[str, Any] = {}
    for key, value in entries:
        hit = FORBIDDEN.search(key) or (isinstance(value, str) and FORBIDDEN.search(value))
        if hit:
            found.append(((*path, key), hit.group()))
            continue
        clean, inner = purge(value, (*path, key))
        found.extend(inner)
        if clean or not inner or len(path) < 2:  # a field of which nothing is left says nothing; a record stays
            kept[key] = clean
    return (kept if isinstance(table, dict) else list(kept.values())), found
