"""Where a record or a field stands in the text; asked only when a finding is shown or a record written."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from roadmap.model.finding import Span

if TYPE_CHECKING:
    from tree_sitter import Node


class Places:
    """The places of one file, from a syntax tree with byte spans.

    Args:
        file: path to name in spans.
        data: the file's bytes.
    """

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._data = data

    def find(self, path: tuple[str, ...]) -> Span:
        """The place of `path` (kind, id, field, ...): the key itself, or the nearest table above that is there."""
        node = self._nearest(path)
        if node is None:
            return Span(self.file)
        row, byte = node.start_point
        line = self._lines[row]
        skipped = 3 if row == 0 and line.startswith(b"\xef\xbb\xbf") else 0
        return Span(self.file, row + 1, len(line[skipped:byte].decode("utf-8", "replace")) + 1)

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._data.split(b"\n")

    @cached_property
    def _tables(self) -> dict[tuple[str, ...], list[Node]]:
        """Path of a table's header -> its nodes; pairs before the first header have the empty path."""
        import tree_sitter_toml
        from tree_sitter import Language, Parser

        tree = Parser(Language(tree_sitter_toml.language())).parse(self._data)
        found: dict[tuple[str, ...], list[Node]] = {(): [tree.root_node]}
        for node in tree.root_node.children:
            if node.type in ("table", "table_array_element"):
                found.setdefault(_header(node), []).append(node)
        return found

    def _nearest(self, path: tuple[str, ...]) -> Node | None:
        for cut in range(len(path), -1, -1):
            for table in self._tables.get(path[:cut], ()):
                inner = _descend(table, path[cut:])
                if inner is not None:
                    return inner
        for cut in range(len(path), 0, -1):
            for table in self._tables.get(path[:cut], ()):
                return _key_of_header(table)
            for header, nodes in self._tables.items():
                if header[:cut] == path[:cut]:
                    return _key_of_header(nodes[0])
        return None


def _key_of_header(table: Node) -> Node:
    return next((child for child in table.children if child.type in _KEYS), table)


_KEYS = ("bare_key", "quoted_key", "dotted_key")


def _header(table: Node) -> tuple[str, ...]:
    for child in table.children:
        if child.type in _KEYS:
            return _parts(child)
    return ()


def _parts(key: Node) -> tuple[str, ...]:
    if key.type == "dotted_key":
        return tuple(part for child in key.children if child.type in _KEYS for part in _parts(child))
    return (_word(key),)


def _word(node: Node) -> str:
    """What a key or string node says; escapes are undone by the parser that reads values."""
    raw = (node.text or b"").decode("utf-8", "replace")
    if raw[:1] not in ('"', "'"):
        return raw
    import tomli

    try:
        value = tomli.loads(f"x = {raw}")["x"]
    except tomli.TOMLDecodeError:
        return raw
    return value if isinstance(value, str) else raw


def _descend(holder: Node, rest: tuple[str, ...]) -> Node | None:
    """The key or list element that `rest` leads to inside a table, inline table or array; None if it is not there."""
    if not rest:
        return None
    for child in holder.children:
        if child.type == "pair":
            key = child.children[0]
            parts = _parts(key)
            if rest[: len(parts)] == parts:
                if len(parts) == len(rest):
                    return key
                return _descend(child.children[-1], rest[len(parts) :]) or key
        elif child.type == "string" and holder.type == "array" and len(rest) == 1 and _word(child) == rest[0]:
            return child
    return None
