"""Ids for new records, made from their names."""

from __future__ import annotations

from itertools import count

from roadmap.fitting.form_typed import proposed_id
from roadmap.model.roadmap import Roadmap

LONGEST_ID = 64


def unused_id(roadmap: Roadmap, name: str, otherwise: str) -> str:
    """An id for a record called `name` that no record has yet.

    Args:
        roadmap: the records that there are, those that could not be read included.
        name: what the record is called; letters lose their diacritics, all else becomes hyphens.
        otherwise: what the id is made from where the name has no letter that an id can hold.
    """
    stem = proposed_id(name)[:LONGEST_ID].rstrip("-") or otherwise
    taken = roadmap.records.keys() | roadmap.lost
    if stem not in taken:
        return stem
    for number in count(2):
        tail = f"-{number}"
        if (id := stem[: LONGEST_ID - len(tail)].rstrip("-") + tail) not in taken:
            return id
    raise AssertionError("numbers do not end")
