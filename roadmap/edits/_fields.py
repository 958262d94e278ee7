"""Fields that refer to records."""

from __future__ import annotations

from roadmap.edit import the
from roadmap.edits._values import path
from roadmap.fitting.wording import field_at, with_nearest
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.record import Record
from roadmap.model.relation import FieldShape, references
from roadmap.model.roadmap import Roadmap


def referring_field(record: Record, field: str) -> tuple[tuple[str, ...], FieldShape]:
    """The path and shape of a field of `record` that refers to records.

    Raises:
        RoadmapError: the record's kind has no such field; the nearest is suggested.
    """
    at = path(field)
    _, shape = field_at(type(record), at)
    if shape is None or shape.alias != at[-1] or shape.ref is None:
        known = [one.relation for one in references(type(record))]
        message = phrase("`{field}` of a {kind} refers to no records",
                         "`{field}` của {kind} không phải trường liên kết",
                         field=field, kind=record.LABEL)  # fmt: skip
        hint = phrase("Its links: {known}", "Các trường liên kết: {known}", known=", ".join(known))
        raise RoadmapError(with_nearest(message, field, known), hint)
    return at, shape


def allowed(roadmap: Roadmap, shape: FieldShape, target: str) -> None:
    """See that a field may refer to `target`.

    Raises:
        RoadmapError: there is no such record, or it is of another kind.
    """
    record = the(roadmap, target)
    kinds = shape.ref.kinds if shape.ref else ()
    if kinds and record.KIND not in kinds:
        message = phrase("`{field}` takes {kinds}; `{target}` is a {kind}",
                         "`{field}` nhận {kinds}; `{target}` là {kind}",
                         field=shape.alias, kinds=", ".join(kinds), target=target, kind=record.LABEL)  # fmt: skip
        raise RoadmapError(message)
