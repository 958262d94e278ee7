"""Whether two plain values are the same in TOML's sense: 1, 1.0 and true are three values, nan is itself."""

from __future__ import annotations

import datetime
from typing import Any


def same(one: Any, other: Any) -> bool:
    """Whether two plain values, tables and lists included, are equal in type and value; order of keys apart."""
    if isinstance(one, dict):
        return (
            isinstance(other, dict)
            and one.keys() == other.keys()
            and all(same(inner, other[name]) for name, inner in one.items())
        )
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return repr(one) == repr(other)
    if isinstance(one, datetime.datetime | datetime.time):
        return bool(one == other) and one.utcoffset() == other.utcoffset()
    return bool(one == other)
