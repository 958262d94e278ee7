"""The blocks of a document one after the other, each with what an output has to know of the blocks around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from roadmap.publishing.document import Block, Bullets, Document, Figure, Heading, KeyFigures
from roadmap.publishing.wording import FIGURE

_NOTHING = (Bullets(()), Bullets((), numbered=True), KeyFigures(()))


class Placed(NamedTuple):
    """A block where it stands.

    Attributes:
        block: itself; a heading is of the level at which it stands, none is passed over.
        before: the block before it; None for the first.
        after: the block after it; None for the last.
        path: the headings that it stands under, the widest first.
        caption: of a figure, with its number; empty for every other block.
    """

    block: Block
    before: Block | None
    after: Block | None
    path: tuple[str, ...]
    caption: str

    @property
    def opens_figure(self) -> bool:
        """Whether it is a heading right before a figure, which goes onto the figure's page."""
        return isinstance(self.block, Heading) and isinstance(self.after, Figure)


def walk(document: Document) -> Iterator[Placed]:
    """Every block of `document` that says something, from the beginning to the end."""
    blocks = tuple(block for block in document.blocks if block not in _NOTHING)
    path: list[Heading] = []
    figures = 0
    for block, before, after in zip(blocks, (None, *blocks), (*blocks[1:], None), strict=False):
        caption = ""
        shown = block
        if isinstance(block, Heading):
            path = [above for above in path if above.level < block.level]
            shown = Heading(block.text, cast("Literal[1, 2, 3]", len(path) + 1))
        elif isinstance(block, Figure):
            figures += 1
            caption = FIGURE.of(document.lang).format(figures, block.caption or block.drawing.sheet.title)
        yield Placed(shown, before, after, tuple(above.text for above in path), caption)
        if isinstance(block, Heading):
            path.append(block)
