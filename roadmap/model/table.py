"""A record laid out as a table, for comparing and for writing.

To compare, everything that means the same looks the same: dates in ISO form, a list whose order means nothing as a
table of its members, a list of ids that stands for a table as that table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from roadmap.model.record import Part, Record
from roadmap.model.relation import FieldShape, fields
from roadmap.model.text import Text
from roadmap.model.when import When

Path = tuple[str, ...]
Table = dict[str, Any]
"""Field -> string, number, boolean, or table; ``True`` marks a member of a list whose order means nothing."""


class Absent:
    """What a field says that is not there."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent()


def table(record: Record, unread: Mapping[Path, Any] | None = None) -> Table:
    """What `record` says, laid out for comparing; no id.

    Args:
        record: a record.
        unread: what its table holds beside the model, by path; it counts as said.
    """
    laid = _part(record)
    for path, value in sorted((unread or {}).items()):
        _put_aside(laid, path, value)
    return laid


def _part(part: Part) -> Table:
    return {alias: laid for alias, value in _said(part) if (laid := _value(value)) != {}}


@cache
def order(kind: type[Part]) -> tuple[FieldShape, ...]:
    """The fields of a kind as they follow each other in a file: the name, what is its own, then what all kinds have."""
    if not issubclass(kind, Record):
        return fields(kind)
    common = {field.alias for field in fields(Record)} - {"name"}
    return tuple(sorted(fields(kind), key=lambda field: (field.alias != "name", field.alias in common)))


def _said(part: Part) -> Iterator[tuple[str, Any]]:
    """Name and value of every field that `part` gives itself, its id apart."""
    given = part.model_fields_set
    for field in order(type(part)):
        if field.attribute in given and not (field.attribute == "id" and isinstance(part, Record)):
            value = getattr(part, field.attribute)
            if value is not None:
                yield field.alias, value


def _value(value: Any) -> Any:
    if isinstance(value, Part):
        laid = _part(value)
        return laid["value"] if laid.keys() == {"value"} else laid
    if isinstance(value, Text):
        return value.plain()
    if isinstance(value, When):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _value(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return {str(member): True for member in value}
    return _counted(value)


def _counted(value: Any) -> Any:
    """A whole number as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _put_aside(laid: Table, path: Path, value: Any) -> None:
    """Lay what the model does not know where it stood; an entry of a list by its number."""
    at = laid
    for step in path[:-1]:
        inner = at.get(step)
        if not isinstance(inner, dict):
            inner = at[step] = {}
        at = inner
    at[path[-1]] = value


def said(kind: type[Part], laid: Table) -> Table:
    """`laid` in the form that a table of `kind` is validated in: members of lists as lists again."""
    shapes = {field.alias: field for field in fields(kind)}
    told: Table = {}
    for name, value in laid.items():
        field = shapes.get(name)
        if field is None or not isinstance(value, dict):
            told[name] = value
        elif field.container == "many":
            told[name] = list(value)
        elif field.container == "keys":
            told[name] = {key: _entry(field.part, inner) for key, inner in value.items()}
        else:
            told[name] = said(field.part, value) if field.part else value
    return told


def _entry(part: type[Part] | None, value: Any) -> Any:
    """One entry of a table by key: a table of its own, a list of members, or a plain value."""
    if not isinstance(value, dict):
        return value
    if part:
        return said(part, value)
    return list(value) if all(inner is True for inner in value.values()) else value


def written(record: Record) -> Table:
    """What `record` says, as its TOML table holds it: days as dates, lists as lists, the short form where there is one.

    It is the counterpart of :func:`table`, for writing.
    """
    return _written(record)


def _written(part: Part) -> Table:
    return {alias: told for alias, value in _said(part) if (told := _plainly(value)) not in ({}, [])}


def _plainly(value: Any) -> Any:
    if isinstance(value, Part):
        told = _written(value)
        return told["value"] if told.keys() == {"value"} else told
    if isinstance(value, Text):
        return value.plain()
    if isinstance(value, When):
        return value.first if value.precision == "day" else str(value)
    if isinstance(value, Mapping):
        told = {str(key): _plainly(inner) for key, inner in value.items()}
        return list(told) if told and all(inner == {} for inner in told.values()) else told
    return list(value) if isinstance(value, tuple) else _counted(value)


def at(laid: Any, path: Path) -> Any:
    """What stands at `path` of a table, or :data:`ABSENT`."""
    for step in path:
        if not isinstance(laid, dict) or step not in laid:
            return ABSENT
        laid = laid[step]
    return laid
