"""A file cut at its table headers, without parsing it: cheap, and steady when the text is broken or hostile."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

import tomli

from roadmap.store.reading.lexis import BARE, COMMENT, LONG_TEXT, SHORT_TEXT, closed


class Piece(NamedTuple):
    """The text from one table header to the next; what comes before the first header has an empty key.

    Attributes:
        key: the parts of the header's key, so far as it can be read.
        start: offset of its first byte.
        end: offset after its last byte.
        row: the line it begins in, from 0.
        column: offset of the key in that line, in bytes.
        whole: whether every list, table and text that begins in it seems to end in it.
    """

    key: tuple[str, ...]
    start: int
    end: int
    row: int
    column: int
    whole: bool


_PART = rf"""(?:{BARE}++|{SHORT_TEXT})"""
_KEY = re.compile(rf"\[\[?[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*(\]?)".encode())
_PARTS = re.compile(_PART.encode())
_MARK = r"(?P<header>^[ \t]*+\[)|(?P<open>[\[{])|(?P<close>[\]}])"
# What can hide a bracket, or be one. Where a long text never ends, the rest is taken line by line.
_OF_LINE = f"(?P<short>{SHORT_TEXT})|{COMMENT}|{_MARK}"
_TOKEN_OF_LINE = re.compile(_OF_LINE.encode(), re.DOTALL | re.MULTILINE)
_TOKEN = re.compile(f"(?P<long>{LONG_TEXT})|{_OF_LINE}".encode(), re.DOTALL | re.MULTILINE)


def cut(data: bytes) -> list[Piece]:
    """The pieces of `data` in their order; together they are the whole of it."""
    if data.startswith(codecs.BOM_UTF8):
        data = b" " * len(codecs.BOM_UTF8) + data.removeprefix(codecs.BOM_UTF8)
    pieces: list[Piece] = []
    key: tuple[str, ...] = ()
    start = row = column = 0
    for place, offset, next_key, whole in _headers(data):
        pieces.append(Piece(key, start, place, row, column, whole))
        row += data.count(b"\n", start, place)
        key, start, column = next_key, place, offset - place
    return pieces


def _headers(data: bytes) -> Iterator[tuple[int, int, tuple[str, ...], bool]]:
    """Every table header: where its line and its key begin, its key, and whether what comes before it is whole.

    The end of `data` comes last, as a header without a key.
    """
    token_of, at, depth, whole = _TOKEN, 0, 0, True
    while token := token_of.search(data, at):
        at, kind = token.end(), token.lastgroup
        if kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "open":
            depth += 1
        elif kind == "header":
            key = _KEY.match(data, at - 1)
            parts = tuple(unquoted(part.decode("utf-8", "replace")) for part in _PARTS.findall(key[1])) if key else ()
            # Inside a list that is never closed, only what cannot be a nested list still counts as a header.
            if depth and not (key and key[2] and len(parts) > 1 and key[1][:1].isalpha()):
                depth += 1
                continue
            yield token.start(), key.start(1) if key else at, parts, whole and not depth
            depth, whole, at = 0, True, max(data.find(b"\n", at), at)
        elif kind == "short":
            whole = whole and at - token.start() > 1 and data[token.start()] == data[at - 1]
        elif kind == "long" and not closed(token[0].decode("utf-8", "replace")):
            token_of, whole, at = _TOKEN_OF_LINE, False, token.start() + 3
    yield len(data), len(data), (), whole and not depth


def unquoted(raw: str) -> str:
    """What a key or string says as it stands in the text; escapes are undone by the parser that reads values."""
    if raw[:1] not in ('"', "'"):
        return raw
    if "\\" not in raw and raw[:3] not in ('"""', "'''"):
        return raw[1:-1]
    try:
        value = tomli.loads(f"x = {raw}")["x"]
    except tomli.TOMLDecodeError:
        return raw
    return value if isinstance(value, str) else raw
