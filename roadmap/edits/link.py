"""Link two records.

Liên kết hai bản ghi.

What the link carries is given as FIELD=VALUE, such as role=testing share=0.3 for a partner.

Run:
    roadmap link trial participants hust role=testing share=0.3
Before:
    [activity.trial]
    lead = "viettel"

    [activity.trial.participants]
    vnpt = { role = "supply" }

    [organization.hust]
    [organization.vnpt]
    [organization.viettel]
After:
    [activity.trial]
    lead = "viettel"

    [activity.trial.participants]
    vnpt = { role = "supply" }
    hust = { role = "testing", share = 0.3 }

    [organization.hust]
    [organization.vnpt]
    [organization.viettel]
"""

from __future__ import annotations

from roadmap.edit import edit, with_values
from roadmap.fitting.found import the

TYPE_CHECKING = False
if TYPE_CHECKING:
    from roadmap.model.roadmap import Roadmap


@edit
def link(roadmap: Roadmap, id: str, field: str, target: str, values: tuple[str, ...] = ()) -> Roadmap:
    """`roadmap` with one more link, or with a link that carries something else.

    Args:
        id: id of the record that holds the link
        field: the field, such as participants or depends_on
        target: id of the record to link with
        values: what the link carries, each as FIELD=VALUE

    Raises:
        RoadmapError: there is no such record or field, the field takes no such record, or names another one already.
    """
    from roadmap.edits._fields import referring_field
    from roadmap.edits._values import allowed, assignments, path, with_typed
    from roadmap.locale.value import phrase
    from roadmap.model.change import ABSENT, at
    from roadmap.model.finding import RoadmapError
    from roadmap.model.table import table

    record = the(roadmap, id)
    where, shape, reference = referring_field(record, field)
    allowed(roadmap, record, reference, target)
    typed = [((*where, target, *path(name)), value) for name, value in assignments(values)]
    if typed and not (shape.part and shape.container == "keys"):
        raise RoadmapError(phrase("A link in `{field}` carries nothing more",
                                  "Liên kết `{field}` không mang thêm thông tin", field=field))  # fmt: skip
    now = at(table(record), where)
    if shape.container == "one":
        if now not in (ABSENT, target):
            message = phrase("`{field}` of `{id}` names `{now}` already", "`{field}` của `{id}` đã ghi `{now}`",
                             field=field, id=id, now=now)  # fmt: skip
            hint = phrase("`roadmap set` replaces it; `roadmap hand-over` passes accountability on",
                          "Dùng `roadmap set` để thay; `roadmap hand-over` để bàn giao trách nhiệm")  # fmt: skip
            raise RoadmapError(message, hint)
        return roadmap.with_records([with_values(record, {where: target})])
    fresh: object = True if shape.container == "many" else {} if shape.part else ""
    if at(now, (target,)) is ABSENT:
        record = with_values(record, {(*where, target): fresh})
    return roadmap.with_records([with_typed(roadmap, record, typed)])
