"""Take a link away.

Bỏ liên kết.

Run:
    roadmap unlink edge depends_on chip
Before:
    [technology.edge]
    depends_on = [
      "chip",  # imported
      "camera",
    ]
    [technology.chip]
    [technology.camera]
After:
    [technology.edge]
    depends_on = [
      "camera",
    ]
    [technology.chip]
    [technology.camera]
"""

from __future__ import annotations

from roadmap.edit import edit, with_values
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def unlink(roadmap: Roadmap, id: str, field: str, target: str) -> Roadmap:
    """`roadmap` with one link less.

    Args:
        id: id of the record that holds the link
        field: the field, such as participants or depends_on
        target: id of the record that it names

    Raises:
        RoadmapError: there is no such link.
    """
    from roadmap.edits._fields import referring_field
    from roadmap.locale.value import phrase
    from roadmap.model.change import ABSENT, at
    from roadmap.model.finding import RoadmapError
    from roadmap.model.table import table

    record = the(roadmap, id)
    where, shape, _ = referring_field(record, field)
    laid = table(record)
    there = where if shape.container == "one" else (*where, target)
    if at(laid, there) is ABSENT or (shape.container == "one" and at(laid, where) != target):
        message = phrase("`{field}` of `{id}` does not name `{target}`", "`{field}` của `{id}` không có `{target}`",
                         field=field, id=id, target=target)  # fmt: skip
        raise RoadmapError(message)
    return roadmap.with_records([with_values(record, {there: ABSENT})])
