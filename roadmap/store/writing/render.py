"""Values and records as TOML text in the one form that new ones are given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import tomli_w

from roadmap.model.text import LANGS

WIDEST = 100
"""Columns up to which a list or a small table stays on one line."""
_MOST_INLINE = 4
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CLOSING = re.compile(r'"(?="|\Z)')
_ESCAPED = re.compile(r"\\(.)")
# Where a line begins so, the reader would take it for an unresolved merge; only escapes can say it.
MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})", re.MULTILINE)


def key(name: str) -> str:
    """`name` as a key, quoted where it must be."""
    return name if _BARE.fullmatch(name) else scalar(name)


def dotted(names: Sequence[str]) -> str:
    """Names as one dotted key."""
    return ".".join(map(key, names))


def scalar(value: Any) -> str:
    """A text, number, truth value, date or time on one line.

    Raises:
        TypeError: TOML has no such value.
        ValueError: it has, but not this one, such as a time with a time zone.
    """
    if isinstance(value, Mapping | list | tuple):
        raise TypeError(f"{type(value).__name__} is no single value")
    return tomli_w.dumps({"x": value})[len("x = ") : -1]


def inline(value: Any) -> str:
    """A value on one line, whatever it is."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key(name)} = {inline(inner)}" for name, inner in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    return scalar(value)


def value(value: Any, room: int = WIDEST) -> str:
    """The TOML text of one value behind its key.

    Args:
        value: a plain value as TOML gives it.
        room: columns left for a list on one line; a longer one gets one member per line.
    """
    if isinstance(value, str):
        return long_text(value) if "\n" in value and not MARKER.search(value) else scalar(value)
    text = inline(value)
    if isinstance(value, list | tuple) and value and len(text) > room:
        return "[\n" + "".join(f"    {inline(member)},\n" for member in value) + "]"
    return text


def long_text(text: str) -> str:
    """A text over several lines between three quotes, beginning below them."""
    lines = [_ESCAPED.sub(_bare_quote, scalar(line)[1:-1]) for line in text.split("\n")]
    inside = _CLOSING.sub('\\\\"', "\n".join(lines))
    return f'"""\n{inside}"""'


def _bare_quote(escaped: re.Match[str]) -> str:
    return '"' if escaped[1] == '"' else escaped[0]


def record(kind: str, id: str, table: Mapping[str, Any]) -> str:
    """The text of a whole record: its header and fields, then a section for each larger table inside it."""
    return section((kind, id), table)


def section(names: tuple[str, ...], table: Mapping[str, Any]) -> str:
    """A table under a header of its own, with the sections inside it."""
    own = [line for name, inner in table.items() if is_statement(inner) for line in statements(key(name), inner)]
    inside = [section((*names, name), inner) for name, inner in table.items() if not is_statement(inner)]
    if own or not inside or len(names) == 2:
        inside.insert(0, "".join(f"{line}\n" for line in (f"[{dotted(names)}]", *own)))
    return "\n".join(inside)


def is_statement(value: Any) -> bool:
    """Whether a value stands behind its key, rather than in a section of its own."""
    if not isinstance(value, Mapping) or not value or _in_languages(value):
        return True
    flat = not any(isinstance(inner, Mapping) for inner in value.values())
    return flat and len(value) <= _MOST_INLINE and len(inline(value)) <= WIDEST


def statements(key: str, value: Any) -> list[str]:
    """The statement that gives `key` (as TOML writes it) its value, or one statement for each language of a text."""
    if _in_languages(value):
        return [f"{key}.{lang} = {text(inner)}" for lang, inner in value.items()]
    return [f"{key} = {text(value, WIDEST - len(key) - 3)}"]


def _in_languages(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and bool(value)
        and value.keys() <= set(LANGS)
        and all(isinstance(inner, str) for inner in value.values())
    )


text = value
