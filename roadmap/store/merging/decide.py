"""The decision itself: what three states of one table make together, field by field, and where they contradict.

Nothing here is resolved by order or time. Where both sides changed one place differently, both values are kept: the
decision is made twice, once for each side.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from roadmap.model.change import ABSENT
from roadmap.model.table import Path


class Unknown:
    """What a place said before, where two earlier states are known and do not agree; it equals nothing."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


class Conflict(NamedTuple):
    """One place that both sides changed, and not to the same.

    Attributes:
        path: kind, id and field; shorter where a record or a file as a whole is meant.
        base: what it said before, as in a ``Table``; ABSENT or UNKNOWN.
        ours: what the one side says.
        theirs: what the other side says.
    """

    path: Path
    base: Any
    ours: Any
    theirs: Any


class Decision(NamedTuple):
    """What three states make together.

    Attributes:
        ours: the outcome, with our value wherever there is a conflict.
        theirs: the outcome, with their value wherever there is a conflict.
        conflicts: the places in which the two outcomes differ.
    """

    ours: Any
    theirs: Any
    conflicts: tuple[Conflict, ...] = ()


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: true is no 1, and a number that is none is itself."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(inner, other[key]) for key, inner in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - nan


def decide(base: Any, ours: Any, theirs: Any, path: Path, *, inside: bool = False) -> Decision:
    """What `ours` and `theirs` make of `base`.

    A field that one side changed takes its value, also inside tables; a table that both sides began holds the fields of
    both. A record that both added and not alike, or that one side removed and the other changed, is a conflict as a
    whole.

    Args:
        base: what was said before; ABSENT, or UNKNOWN.
        ours: what the one side says, or ABSENT.
        theirs: what the other side says, or ABSENT.
        path: where this stands: kind, id, field.
        inside: whether this is part of a record.
    """
    if same(ours, theirs) or same(base, theirs):
        return Decision(ours, ours)
    if same(base, ours):
        return Decision(theirs, theirs)
    begun = isinstance(base, dict) or base is UNKNOWN or (inside and base is ABSENT)
    if begun and isinstance(ours, dict) and isinstance(theirs, dict):
        return _fields(base, ours, theirs, path)
    return Decision(ours, theirs, (Conflict(path, base, ours, theirs),))


def _fields(base: Any, ours: dict[str, Any], theirs: dict[str, Any], path: Path) -> Decision:
    known = base if isinstance(base, dict) else {}
    missing = UNKNOWN if base is UNKNOWN else ABSENT
    parts = {
        key: decide(known.get(key, missing), ours.get(key, ABSENT), theirs.get(key, ABSENT), (*path, key), inside=True)
        for key in {**known, **ours, **theirs}
    }
    return Decision(
        {key: part.ours for key, part in parts.items() if part.ours is not ABSENT},
        {key: part.theirs for key, part in parts.items() if part.theirs is not ABSENT},
        tuple(conflict for part in parts.values() for conflict in part.conflicts),
    )


def common(one: Any, other: Any) -> Any:
    """What two earlier states agree on; UNKNOWN where they do not."""
    if same(one, other):
        return one
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: common(one.get(key, ABSENT), other.get(key, ABSENT)) for key in {**one, **other}}
    return UNKNOWN
