"""The statements of a text that is known to be TOML 1.0: where keys, values and members stand, in bytes.

It reads only text that the parser has accepted, so it needs to know where things end, not whether they are right. The
syntax tree that places are looked up in refuses some valid texts (a backslash at the end of a line) and takes 200 times
their room.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from roadmap.store.reading.lexis import BARE, COMMENT, LONG_TEXT, SHORT_TEXT
from roadmap.store.reading.pieces import unquoted

_PART = rf"(?:{BARE}++|{SHORT_TEXT})"
_KEY = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*"
_PARTS = re.compile(_PART.encode())
_HEAD = re.compile(rf"({_KEY})[ \t]*+=[ \t]*+".encode())
_HEADER = re.compile(rf"\[\[?[ \t]*+({_KEY})".encode())
_INDENT = re.compile(rb"[ \t]*+")
_GAP = re.compile(rf"[ \t\r\n]++|{COMMENT}".encode())
_SCALAR = re.compile(
    rf"{LONG_TEXT}|{SHORT_TEXT}|\d{{4}}-\d\d-\d\d \d[\d:.]*+(?:[Zz]|[+-]\d\d:\d\d)?|[^\s,\]}}#]++".encode(), re.DOTALL
)
_BRACKET = re.compile(rf"{LONG_TEXT}|{SHORT_TEXT}|{COMMENT}|(?P<open>[\[{{])|(?P<close>[\]}}])".encode(), re.DOTALL)


class Key(NamedTuple):
    """One part of a key.

    Attributes:
        name: what it says, NFC.
        start: offset of its first byte, quotes included.
        end: offset after its last byte.
    """

    name: str
    start: int
    end: int


class Span(NamedTuple):
    """Bytes from `start` up to `end`."""

    start: int
    end: int


class Line(NamedTuple):
    """One statement with everything on its line or lines.

    Attributes:
        kind: ``pair`` for key and value.
        start: offset of the line's first byte.
        end: offset after its line end; a value of several lines ends the line it ends on.
        keys: of a pair or header.
        value: of a pair.
    """

    kind: Literal["blank", "comment", "header", "pair"]
    start: int
    end: int
    keys: tuple[Key, ...] = ()
    value: Span = Span(0, 0)


class Member(NamedTuple):
    """A member of a list or inline table.

    Attributes:
        start: offset of its first byte.
        end: offset after its last byte.
        keys: empty in a list.
        value: the whole member in a list.
        comma: offset of the comma behind it; -1 where there is none.
    """

    start: int
    end: int
    keys: tuple[Key, ...]
    value: Span
    comma: int = -1


def lines(text: bytes) -> list[Line]:
    """The statements of `text`, blank lines and comments; together they are the whole of it."""
    found: list[Line] = []
    at = 0
    while at < len(text):
        begin = _matched(_INDENT, text, at).end()
        keys: tuple[Key, ...] = ()
        value = Span(0, 0)
        kind: Literal["blank", "comment", "header", "pair"] = "comment"
        first = text[begin : begin + 1]
        if first == b"[":
            kind, keys = "header", _keys(text, *_matched(_HEADER, text, begin).span(1))
        elif first in (b"", b"\r", b"\n"):
            kind = "blank"
        elif first != b"#":
            kind, (keys, value) = "pair", _pair(text, begin)
        end = text.find(b"\n", max(begin, value.end)) + 1 or len(text)
        found.append(Line(kind, at, end, keys, value))
        at = end
    return found


def members(text: bytes, at: int) -> list[Member]:
    """The members of the list or inline table that begins at `at`."""
    found: list[Member] = []
    keyed = text[at : at + 1] == b"{"
    at += 1
    while True:
        while gap := _GAP.match(text, at):
            at = gap.end()
        if text[at] in b"]}":
            return found
        if text[at] == ord(","):
            found[-1] = found[-1]._replace(comma=at)
            at += 1
            continue
        keys, value = _pair(text, at) if keyed else ((), Span(at, value_end(text, at)))
        found.append(Member(at, value.end, keys, value))
        at = value.end


def value_end(text: bytes, at: int) -> int:
    """The offset after the value that begins at `at`.

    Raises:
        ValueError: there is none; never in a text that the parser has accepted.
    """
    if text[at : at + 1] not in (b"[", b"{"):
        return _matched(_SCALAR, text, at).end()
    depth = 0
    for token in _BRACKET.finditer(text, at):
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        if not depth:
            return token.end()
    raise ValueError(f"no end of the list or table at byte {at}")


def _pair(text: bytes, at: int) -> tuple[tuple[Key, ...], Span]:
    head = _matched(_HEAD, text, at)
    return _keys(text, *head.span(1)), Span(head.end(), value_end(text, head.end()))


def _keys(text: bytes, start: int, end: int) -> tuple[Key, ...]:
    return tuple(
        Key(unicodedata.normalize("NFC", unquoted(part[0].decode())), *part.span())
        for part in _PARTS.finditer(text, start, end)
    )


def _matched(pattern: re.Pattern[bytes], text: bytes, at: int) -> re.Match[bytes]:
    if match := pattern.match(text, at):
        return match
    raise ValueError(f"no TOML at byte {at}")
