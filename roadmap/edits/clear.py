"""Take fields of a record away.

Bỏ trường của bản ghi.

A field that the model does not know, such as a misspelt one, can be taken away too.

Run:
    roadmap clear camera readiness.target acountable
Before:
    [technology.camera]
    name.vi = "Máy ảnh"
    acountable = "most"
    readiness.now = 5
    readiness.target = 9  # to be agreed
    [organization.most]
After:
    [technology.camera]
    name.vi = "Máy ảnh"
    readiness.now = 5
    [organization.most]
"""

from __future__ import annotations

from roadmap.edit import edit, with_values
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def clear(roadmap: Roadmap, id: str, fields: tuple[str, ...]) -> Roadmap:
    """`roadmap` without some fields of one record.

    Args:
        id: id of the record
        fields: the fields

    Raises:
        RoadmapError: the record does not have such a field, or cannot be without it.
    """
    from dataclasses import replace

    from roadmap.edits._values import path
    from roadmap.fitting.wording import with_nearest
    from roadmap.locale.value import phrase
    from roadmap.model.change import ABSENT, at
    from roadmap.model.finding import RoadmapError
    from roadmap.model.table import table

    record = the(roadmap, id)
    laid, aside = table(record), dict(roadmap.unread.get(id, {}))
    gone = {}
    for field in map(path, fields):
        unknown = [place for place in aside if place[: len(field)] == field]
        plain = at(laid, field[:-1])  # a measured value without more is written as a number
        if at(laid, field) is not ABSENT or (field[-1] == "value" and isinstance(plain, int | float)):
            gone[field] = ABSENT
        elif not unknown:
            message = phrase("`{id}` says nothing in `{field}`", "`{id}` không ghi gì ở `{field}`",
                             id=id, field=".".join(field))  # fmt: skip
            raise RoadmapError(with_nearest(message, field[0], [*laid, *(place[0] for place in aside)]))
        for place in unknown:
            del aside[place]
    unread = {**roadmap.unread, id: aside} if id in roadmap.unread else roadmap.unread
    return replace(roadmap.with_records([with_values(record, gone)]), unread=unread)
