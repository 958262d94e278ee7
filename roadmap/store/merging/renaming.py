"""Records that one side of a merge gave a new id: what the other side did to them under the old one belongs to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from roadmap.model.change import ABSENT, Change, renames
from roadmap.store.merging.decide import UNKNOWN
from roadmap.store.merging.tables import Forms, Sheet, form_of, repointed


def following(start: Sheet, one: Sheet, other: Sheet, known: Forms) -> tuple[Sheet, Sheet, Sheet, dict[str, str]]:
    """The three states with every record that one side renamed under its new id in all of them.

    A record that the sides gave different names keeps them both, as a conflict.
    """
    mine, yours = _new_names(start, one, known), _new_names(start, other, known)
    begun = dict(start)
    for old in mine.keys() & yours.keys():
        if mine[old] != yours[old]:
            key = next(key for key in start if key[1:] == (old,))
            begun |= {(key[0], mine[old]): UNKNOWN, (key[0], yours[old]): UNKNOWN}
    for_other = _possible({old: new for old, new in mine.items() if old not in yours}, start, other, known)
    for_one = _possible({old: new for old, new in yours.items() if old not in mine}, start, one, known)
    return (
        repointed(begun, for_other | for_one, known),
        repointed(one, for_one, known),
        repointed(other, for_other, known),
        for_other | for_one,
    )


def _new_names(start: Sheet, side: Sheet, known: Forms) -> dict[str, str]:
    """Old id -> new id of the records that only changed their id."""
    come_or_gone = [
        Change(key[0], key[1], (), start.get(key, ABSENT), side.get(key, ABSENT))
        for key in {**start, **side}
        if form_of(key, known).model and (key in start) != (key in side)
    ]
    return renames(change for change in come_or_gone if _telling(change.before) or _telling(change.after))


def _telling(state: Any) -> bool:
    """Whether a record says enough to be known again under another id: two that say next to nothing are two."""
    return isinstance(state, dict) and "name" in state


def _possible(names: Mapping[str, str], start: Sheet, side: Sheet, known: Forms) -> dict[str, str]:
    """Those of `names` that can be followed on a side that knows the old id alone."""
    taken = Counter(key[1] for key in (*start, *side) if len(key) > 1)
    kind = {key[1]: key[0] for key in start if len(key) > 1}
    return {
        old: new
        for old, new in names.items()
        if not taken[new]
        and (kind[old], old) in side
        and form_of((kind[old], old), known) == form_of((kind[old], new), known)
    }
