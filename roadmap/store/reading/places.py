"""Where a record or a field stands in the text; asked only when a finding is shown or a record written."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from roadmap.fitting.fit import DEEPEST
from roadmap.model.finding import Span
from roadmap.store.reading.pieces import Piece, cut, unquoted

if TYPE_CHECKING:
    from tree_sitter import Node, Parser

LARGEST_PIECE = 1024 * 1024
"""Bytes of one table whose fields are told apart; a syntax tree takes some 200 times the room of its text."""

_Path = tuple[str, ...]
_Index = dict[_Path, tuple[int, int]]


class Places:
    """The places of one file, from syntax trees with byte spans.

    Args:
        file: path to name in spans.
        data: the file's bytes.
    """

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._data = data
        self._indices: dict[int, _Index] = {}

    def find(self, path: _Path) -> Span:
        """The place of `path` (kind, id, field, ...): the key itself, or the nearest table above that is there.

        A step into a list is the text of the entry or its number from 0.
        """
        for length in range(len(path), 0, -1):
            for cut_at in range(length, -1, -1):
                for piece in self._tables.get(path[:cut_at], ()):
                    if cut_at == length:
                        return self._span(piece, 0, piece.column)
                    if self._mentions(piece, path[cut_at]) and (place := self._index(piece).get(path[cut_at:length])):
                        return self._span(piece, *place)
            if first := self._first.get(path[:length]):
                return self._span(first, 0, first.column)
        return Span(self.file)

    def _span(self, piece: Piece, row: int, byte: int) -> Span:
        """The place of the byte `byte` of the line `row` of `piece`, counted in characters."""
        start = piece.start
        for _ in range(row):
            start = self._data.index(b"\n", start) + 1
        line = self._data[start : start + byte].removeprefix(codecs.BOM_UTF8)
        return Span(self.file, piece.row + row + 1, len(line.decode("utf-8", "replace")) + 1)

    @cached_property
    def _tables(self) -> dict[_Path, list[Piece]]:
        """Key of a header -> the pieces that it begins; what stands before the first header has the empty key."""
        found: dict[_Path, list[Piece]] = {}
        for piece in cut(self._data):
            found.setdefault(piece.key, []).append(piece)
        return found

    @cached_property
    def _first(self) -> dict[_Path, Piece]:
        """Every beginning of a header's key -> the first piece whose key begins so."""
        found: dict[_Path, Piece] = {}
        for key, pieces in self._tables.items():
            for length in range(1, min(len(key), DEEPEST)):
                found.setdefault(key[:length], pieces[0])
        return found

    def _mentions(self, piece: Piece, key: str) -> bool:
        """Whether `key` can stand in `piece`: what is missing, as in most findings, is told without a syntax tree."""
        text = self._data[piece.start : piece.end]
        return b"\\" in text or key.encode("utf-8", "replace") in text

    def _index(self, piece: Piece) -> _Index:
        """Path of everything inside `piece` -> its line and byte there."""
        if piece.start not in self._indices:
            index: _Index = {}
            if piece.end - piece.start <= LARGEST_PIECE:
                tree = _parser().parse(self._data[piece.start : piece.end])
                for node in tree.root_node.children:
                    held = node.children if node.type in ("table", "table_array_element") else (node,)
                    for pair in held:
                        for path, place in _pair(pair, ()):
                            index.setdefault(path, place)
            self._indices[piece.start] = index
        return self._indices[piece.start]


@cache
def _parser() -> Parser:
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language()))


_KEYS = ("bare_key", "quoted_key", "dotted_key")


def _parts(key: Node) -> _Path:
    if key.type == "dotted_key":
        return tuple(part for child in key.children if child.type in _KEYS for part in _parts(child))
    return (_word(key),)


def _word(node: Node) -> str:
    return unquoted((node.text or b"").decode("utf-8", "replace"))


def _pair(node: Node, above: _Path) -> Iterator[tuple[_Path, tuple[int, int]]]:
    """The places of a key and of everything inside its value."""
    if node.type != "pair":
        return
    path = above
    for part in _parts(node.children[0])[:DEEPEST]:
        path = (*path, part)
        yield path, _start(node.children[0])
    yield from _inside(node.children[-1], path)


def _inside(value: Node, path: _Path) -> Iterator[tuple[_Path, tuple[int, int]]]:
    if len(path) > DEEPEST:
        return
    if value.type == "inline_table":
        for child in value.children:
            yield from _pair(child, path)
    elif value.type == "array":
        entries = [child for child in value.children if child.is_named and child.type != "comment"]
        for entry in entries:
            if entry.type == "string":
                yield (*path, _word(entry)), _start(entry)
        for number, entry in enumerate(entries):
            yield (*path, str(number)), _start(entry)
            yield from _inside(entry, (*path, str(number)))


def _start(node: Node) -> tuple[int, int]:
    row, byte = node.start_point
    return row, byte
