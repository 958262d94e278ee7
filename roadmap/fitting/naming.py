"""Ids for new records, made from their names."""

from __future__ import annotations

from roadmap.fitting.form_typed import proposed_id
from roadmap.model.roadmap import Roadmap


def unused_id(roadmap: Roadmap, name: str, otherwise: str) -> str:
    """An id for a record called `name` that no record has yet.

    Args:
        roadmap: the records that there are.
        name: what the record is called; letters lose their diacritics, all else becomes hyphens.
        otherwise: what the id is made from where the name has no letter that an id can hold.
    """
    return roadmap.unused(proposed_id(name) or otherwise)
