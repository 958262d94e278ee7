"""A record as plain values, the way its TOML table or a JSON document holds it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from typing import Any

from roadmap.model.record import Part, Record
from roadmap.model.relation import fields
from roadmap.model.text import Text
from roadmap.model.when import When

_MOST_BITS = 64


def plain(record: Part, *, defaults: bool = False) -> dict[str, Any]:
    """What `record` says: strings, numbers, lists and tables; dates in ISO form; no id.

    Args:
        record: a record or part.
        defaults: whether defaults that say something, such as whether a post heads its body, count as said.
    """
    said: dict[str, Any] = {}
    for field in fields(type(record)):
        value = getattr(record, field.attribute)
        if field.attribute == "id" and isinstance(record, Record):
            continue
        info = type(record).model_fields[field.attribute]
        told = value is not None and value not in ("", (), {}) if defaults else False
        if told or info.is_required() or value != info.get_default(call_default_factory=True):
            said[field.alias] = _value(value)
    return said


def _value(value: Any) -> Any:
    if isinstance(value, Part):
        return plain(value)
    if isinstance(value, Text):
        return value.plain()
    if isinstance(value, When):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _value(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_value(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def portable(value: Any) -> Any:
    """What TOML gave, with the text that a file holds in the place of what JSON has no form for, or equals nothing.

    These are dates, times, numbers without end, ``nan``, and whole numbers too long to be told in digits.
    """
    if isinstance(value, Mapping):
        return {key: portable(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [portable(inner) for inner in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return f"{value:#x}"
    return value


def at(table: Any, path: tuple[str, ...]) -> list[Any]:
    """Every value that `path` leads to in plain values; lists and tables by key are looked through."""
    if not path:
        if isinstance(table, list):
            return [item for inner in table for item in at(inner, ())]
        return [table]
    if not isinstance(table, dict):
        return []
    if path[0] in table:
        return at(table[path[0]], path[1:])
    return [item for inner in table.values() if isinstance(inner, dict) for item in at(inner, path)]
