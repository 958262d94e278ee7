"""Whether two plain values are the same in TOML's sense: 1, 1.0 and true are three values, nan is itself."""

from __future__ import annotations

import datetime
from typing import Any


def same(one: Any, other: Any) -> bool:
    """Whether two plain values, tables and lists included, are equal in type and value; order of keys apart."""
    waiting = [(one, other)]
    while waiting:
        one, other = waiting.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, dict):
            if one.keys() != other.keys():
                return False
            waiting += [(inner, other[name]) for name, inner in one.items()]
        elif isinstance(one, list):
            if len(one) != len(other):
                return False
            waiting += zip(one, other, strict=True)
        elif not _equal(one, other):
            return False
    return True


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, float):
        return repr(one) == repr(other)
    if isinstance(one, datetime.datetime | datetime.time):
        return bool(one == other) and one.utcoffset() == other.utcoffset()
    return bool(one == other)
