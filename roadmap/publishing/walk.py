"""The blocks of a document one after the other, each with what an output has to know of the blocks around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Literal, NamedTuple, cast

from roadmap.locale.value import number
from roadmap.model.text import Lang
from roadmap.publishing.document import Block, Bullets, Document, Figure, Heading, KeyFigures, Paragraph, Table
from roadmap.publishing.wording import FIGURE, LEFT_OUT

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


def walk(document: Document, *, whole: bool = False) -> Iterator[Placed]:
    """Every block of `document` that says something, from the beginning to the end.

    A table has the rows that are read on a page, and a paragraph after it says how many more there are; with `whole` it
    has them all.
    """
    said = (block for block in document.blocks if block not in _NOTHING)
    blocks = tuple(said if whole else chain.from_iterable(_read(block, document.lang) for block in said))
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


def _read(block: Block, lang: Lang) -> Iterator[Block]:
    """`block` as it is read on a page."""
    if isinstance(block, Table) and block.most is not None and len(block.rows) > block.most:
        yield replace(block, rows=block.rows[: block.most])
        yield Paragraph(LEFT_OUT.of(lang).format(number(len(block.rows) - block.most, lang)), "soft")
    else:
        yield block
