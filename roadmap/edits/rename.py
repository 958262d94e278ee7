"""Rename a record.

Đổi mã bản ghi.

Every reference to it follows.

Run:
    roadmap rename camera edge-camera
Before:
    [product.camera]
    name = "Camera"  # working title
    [product.camera.commercial]
    now = 1
    [activity.trial]
    chain = "camera"
After:
    [product.edge-camera]
    name = "Camera"  # working title
    [product.edge-camera.commercial]
    now = 1
    [activity.trial]
    chain = "edge-camera"
"""

from __future__ import annotations

from roadmap.edit import edit, made, referring, repointed
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def rename(roadmap: Roadmap, id: str, new: str) -> Roadmap:
    """`roadmap` with one record under another id.

    Args:
        id: id of the record
        new: its new id

    Raises:
        RoadmapError: there is no such record, or the new id is malformed or taken.
    """
    from dataclasses import replace

    from roadmap.edits._ids import free
    from roadmap.model.table import table

    record = the(roadmap, id)
    free(roadmap, new)
    names = {id: new}
    moved = made(type(record), new, table(repointed(record, names)))
    file = roadmap.origin[id]
    if file == f"{record.KIND}/{id}.toml" and list(roadmap.origin.values()).count(file) == 1:
        file = ""
    holders = [repointed(one, names) for one in referring(roadmap, [id]) if one.id != id]
    unread = {**roadmap.unread, new: roadmap.unread[id]} if id in roadmap.unread else roadmap.unread
    return replace(roadmap, unread=unread).without([id]).with_records([moved], file).with_records(holders)
