"""A new value or key written the way the old one was: its quotes, its line breaks, its grouped digits."""

from __future__ import annotations

import datetime
import re
from typing import Any

from roadmap.store.writing import render

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:_\d{3})+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


def like(old: str, value: Any, *, boxed: bool, room: int) -> str:
    """The text of `value` where `old` stood.

    Args:
        old: text of the value that is replaced.
        value: a plain value.
        boxed: whether it stands inside a list or inline table, where lines are not broken without need.
        room: columns left on the line.
    """
    if isinstance(value, str):
        return _text(old, value, boxed=boxed)
    if isinstance(value, datetime.datetime):
        said = render.scalar(value).replace(" ", old[10:11] if old[10:11] in ("T", "t") else " ")
        return said.removesuffix("+00:00") + old[-1] if old[-1:] in ("Z", "z") and said.endswith("+00:00") else said
    if isinstance(value, int) and not isinstance(value, bool) and _GROUPED.fullmatch(old):
        return f"{value:_}"
    return render.inline(value) if boxed else render.value(value, room)


def _text(old: str, value: str, *, boxed: bool) -> str:
    quotes = old[:3] if old[:3] in ('"""', "'''") else old[:1]
    broken = "\n" in value
    literal = quotes.startswith("'") and not _CONTROL.search(value.replace("\n", "") if len(quotes) == 3 else value)
    if literal and quotes not in value and not value.endswith("'") and not render.MARKER.search(value):
        if len(quotes) == 1 or broken:
            below = "\n" if len(quotes) == 3 and (old[3:4] == "\n" or value.startswith("\n")) else ""
            return f"{quotes}{below}{value}{quotes}"
        return f"'{value}'" if "'" not in value else render.scalar(value)
    if quotes == '"""' and broken and not render.MARKER.search(value):
        said = render.long_text(value)
        return said if old[3:4] == "\n" or value.startswith("\n") else '"""' + said[4:]
    if boxed or (quotes == '"' and "\\n" in old):
        return render.scalar(value)
    return render.value(value)


def key(old: str, name: str) -> str:
    """`name` as a key where `old` stood: quoted as that was, or bare."""
    if old[:1] == "'" and "'" not in name and not _CONTROL.search(name):
        return f"'{name}'"
    return render.scalar(name) if old[:1] in ("'", '"') else render.key(name)
