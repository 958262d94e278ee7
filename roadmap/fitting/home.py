"""Where a new record belongs: beside its like, where those have a place of their own."""

from __future__ import annotations

from collections.abc import Collection

from roadmap.model.relation import links
from roadmap.model.roadmap import Roadmap


def home(roadmap: Roadmap, kind: str, named: Collection[str] = ()) -> str:
    """The file for a new record of `kind`; empty where it is to have a file of its own.

    It is the one file in which all records of its kind stand, where that holds little else; else the one in which
    all records of its kind stand that name the same record first, as the work of one chain does.

    Args:
        roadmap: the records that there are.
        kind: the kind of the new record.
        named: ids that the new record names: its chain, what it is of, what it is for.
    """
    like = [record for record in roadmap if kind == record.KIND]
    files = {roadmap.origin[record.id] for record in like}
    if len(like) > 1 and len(files) == 1 and 2 * len(like) >= sum(file in files for file in roadmap.origin.values()):
        return files.pop()
    beside = {roadmap.origin[record.id] for record in like if {link.target for link in links(record)[:1]} & set(named)}
    return beside.pop() if len(beside) == 1 and len(files) < len(like) else ""
