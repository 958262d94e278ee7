"""Outline: a tree of headings that fold, drawn line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.binding import Binding

from tui.widgets.lines import Bit, Lines
from tui.widgets.plain import fitted, widest


@dataclass(frozen=True, slots=True)
class Node:
    """One heading.

    Attributes:
        key: what it stands for; each once in a tree.
        label: what is shown.
        count: a number or short word at its right.
        tone: how it is to be read.
        sign: stands before the label, read in a tone of its own.
        sign_tone: that tone.
        inner: what folds away below it.
    """

    key: str
    label: str
    count: str = ""
    tone: str = ""
    inner: tuple[Node, ...] = ()
    sign: str = ""
    sign_tone: str = ""


class _Seen(NamedTuple):
    node: Node
    depth: int


class Outline(Lines):
    """A tree of headings; left and right fold and unfold."""

    BINDINGS: ClassVar = [
        Binding("left", "fold", show=False),
        Binding("right", "unfold", show=False),
        Binding("space", "turn", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._roots: tuple[Node, ...] = ()
        self._seen: list[_Seen] = []
        self._folded: set[str] = set()

    @property
    def key(self) -> str | None:
        """What the heading under the cursor stands for."""
        return self.node.key if self.node else None

    @property
    def node(self) -> Node | None:
        """The heading under the cursor."""
        return self._seen[self.cursor].node if self.count else None

    def show(self, roots: Sequence[Node]) -> None:
        """Show a tree; what was folded stays folded, and the cursor on its heading where that is still there."""
        self._roots = tuple(roots)
        self._lay(self.key)

    def fold(self, keys: Iterable[str]) -> None:
        """Fold these headings and unfold all others; seen when the tree is shown next."""
        self._folded = set(keys)

    def stand_on(self, key: str) -> bool:
        """Put the cursor on the heading `key`, unfolding what hides it; whether it is there."""
        trail = _trail(self._roots, key)
        if trail is None:
            return False
        self._folded -= set(trail)
        self._lay(key)
        return True

    def _lay(self, key: str | None) -> None:
        self._seen = list(self._walk(self._roots, 0))
        at = next((n for n, seen in enumerate(self._seen) if seen.node.key == key), None)
        self.recount(len(self._seen), cursor=at)

    def _walk(self, nodes: Sequence[Node], depth: int) -> Iterator[_Seen]:
        for node in nodes:
            yield _Seen(node, depth)
            if node.key not in self._folded:
                yield from self._walk(node.inner, depth + 1)

    def row(self, number: int, width: int) -> Sequence[Bit]:
        """One heading with its sign, indented."""
        node, depth = self._seen[number]
        sign = "  " if not node.inner else "▸ " if node.key in self._folded else "▾ "
        left, mark = "  " * depth + sign, f"{node.sign} " if node.sign else ""
        count = f" {node.count}" if node.count else ""
        room = max(1, width - len(left) - widest([mark]) - widest([count]) - 1)
        return (
            Bit(left, "dim"), Bit(mark, node.sign_tone), Bit(fitted(node.label, room), node.tone), Bit(count, "dim"),
        )  # fmt: skip

    def action_fold(self) -> None:
        """Fold the heading, or go to the one above it."""
        if not self.count:
            return
        node, depth = self._seen[self.cursor]
        if node.inner and node.key not in self._folded:
            self._folded.add(node.key)
            self._lay(node.key)
        elif depth:
            self.cursor = max(n for n in range(self.cursor) if self._seen[n].depth < depth)

    def action_unfold(self) -> None:
        """Unfold the heading, or go to the first one below it."""
        if not self.count:
            return
        node = self._seen[self.cursor].node
        if node.key in self._folded:
            self._folded.discard(node.key)
            self._lay(node.key)
        elif node.inner:
            self.cursor += 1

    def action_turn(self) -> None:
        """Fold or unfold the heading."""
        if self.count and self._seen[self.cursor].node.key in self._folded:
            self.action_unfold()
        elif self.count and self._seen[self.cursor].node.inner:
            self.action_fold()


def _trail(nodes: Sequence[Node], key: str) -> list[str] | None:
    """The keys above `key`, outermost first; None where it is not there."""
    for node in nodes:
        if node.key == key:
            return []
        below = _trail(node.inner, key)
        if below is not None:
            return [node.key, *below]
    return None
