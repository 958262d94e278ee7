"""Fields that refer to records."""

from __future__ import annotations

from roadmap.edits._values import path
from roadmap.fitting.wording import field_at, with_nearest
from roadmap.locale.value import phrase
from roadmap.model.finding import RoadmapError
from roadmap.model.record import Record
from roadmap.model.relation import FieldShape, RefField, references


def referring_field(record: Record, field: str) -> tuple[tuple[str, ...], FieldShape, RefField]:
    """The path and shape of a field of `record` that refers to records, and what it may refer to.

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
    return at, shape, _reference(type(record), at)


def _reference(kind: type[Record], at: tuple[str, ...]) -> RefField:
    """The declared reference that `at` leads to; keys of tables on the way are no part of its name."""
    for one in references(kind):
        steps = iter(at)
        if at[-1] == one.relation.rpartition(".")[2] and all(step in steps for step in one.relation.split(".")):
            return one
    raise KeyError(at)
