"""What of a document goes onto which slide: one picture a slide, and together the sections that fit onto one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roadmap.publishing.document import Block, Document, Figure, Heading, KeyFigures, PageBreak, Paragraph
from roadmap.publishing.picture import Picture, pictures
from roadmap.publishing.pieces import BOTTOM, GAP, TABLE, TOP, Piece, Under, pieces
from roadmap.publishing.walk import walk
from roadmap.publishing.wording import FIGURES, NOTES

_HIGH = BOTTOM - TOP
_WELL_USED = 2 / 3
"""Of a slide: where no more than this is left, a piece that fits onto a slide of its own is not broken."""
_STRANGERS = 3
"""How many sections may share a slide that are not of one chapter."""


class Written(NamedTuple):
    """A slide of texts, key figures and tables, one under the other."""

    title: str
    pieces: tuple[Piece, ...]


class Shown(NamedTuple):
    """A slide that is a picture, with the caption and the table that says the same."""

    title: str
    picture: Picture
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Slide = Written | Shown


class _Section(NamedTuple):
    """What stands under one heading.

    Attributes:
        path: the headings from the chapter's to its own; its first is empty for what stands before any heading.
        title: what it gives to the title of its slide; empty for notes, which go with what stands before them.
        laid: its pieces, by the size of a table's letters.
        fresh: whether it begins on a new page, so on a slide of its own too.
    """

    path: tuple[str, ...]
    title: str
    laid: dict[float, list[Piece]]
    fresh: bool = False


def slides(document: Document) -> Iterator[Slide]:
    """The slides of `document` behind the first, which is its title.

    Raises:
        DrawingError: a figure could not be drawn.
    """
    group: list[_Section] = []
    for one in _units(document):
        if isinstance(one, Shown):
            yield from _written(group)
            yield one
            group = []
        elif group and not one.fresh and _fit_together([*group, one]):
            group.append(one)
        else:
            yield from _written(group)
            group = [one]
    yield from _written(group)


def _units(document: Document) -> Iterator[_Section | Shown]:
    """The sections and pictures of `document`, then its notes."""
    path: tuple[str, ...] = ("",)
    waiting: list[Block] = []
    fresh = broken = False
    for placed in walk(document):
        block = placed.block
        if isinstance(block, PageBreak):
            broken = True
            continue
        if not isinstance(block, Heading | Figure):
            waiting.append(block)
            continue
        yield from _section(path, waiting, document, fresh=fresh)
        fresh, broken = broken or (fresh and not waiting), False
        waiting = []
        if isinstance(block, Heading):
            path = (*placed.path, block.text)
        else:
            for picture in pictures(block.drawing, "16:9", margins=True):
                yield Shown(placed.caption, picture, block.drawing.table.header, block.drawing.table.rows)
    yield from _section(path, waiting, document, fresh=fresh)
    notes = [Paragraph(note, "soft") for note in document.footnotes]
    yield from (one._replace(title="") for one in _section((NOTES.of(document.lang),), notes, document))


def _section(
    path: tuple[str, ...], blocks: Sequence[Block], document: Document, *, fresh: bool = False
) -> Iterator[_Section]:
    """What `blocks` are on slides; nothing where nothing of them belongs there."""
    figures = any(isinstance(block, KeyFigures) for block in blocks)
    title = ": ".join(path) or (FIGURES.of(document.lang) if figures else document.title)
    laid = {size: pieces(blocks, size, document.lang, large=not path[0]) for size in TABLE}
    if laid[TABLE[0]]:
        yield _Section(path, title, laid, fresh)


def _fit_together(group: Sequence[_Section]) -> bool:
    """Whether these sections share slides: those of a chapter at any size, others at larger ones, and not many.

    Notes never make what fits onto a slide go over several.
    """
    if not group[-1].title:
        return _size(group, TABLE) is not None or _size(group[:-1], TABLE) is None
    chapters = {section.path[0] for section in group}
    if len(chapters) == 1:
        return _size(group, TABLE) is not None
    return len(group) <= _STRANGERS and _size(group, TABLE[:-1]) is not None


def _size(group: Sequence[_Section], sizes: Sequence[float]) -> float | None:
    """The largest of `sizes` at which all of `group` fits onto one slide."""
    heights = ((size, sum(piece.height for piece in _stack(group, size)) - GAP) for size in sizes)
    return next((size for size, height in heights if height <= _HIGH), None)


def _stack(group: Sequence[_Section], size: float) -> list[Piece]:
    """The pieces of a slide; each section under what the slide's title does not say of its headings."""
    shared = _shared(group)
    stack: list[Piece] = []
    for section in group:
        own = section.path if len(group) > 1 and not section.title else section.path[len(shared) :]
        stack += [Under(": ".join(own))] if any(own) else []
        stack += section.laid[size]
    return stack


def _shared(group: Sequence[_Section]) -> tuple[str, ...]:
    """The headings that all of `group` stand under, the notes left out, which alone stand under theirs."""
    paths = [section.path for section in group if section.title] or [group[0].path]
    same = [len(set(level)) == 1 for level in zip(*paths, strict=False)]
    return paths[0][: (*same, False).index(False)]


def _written(group: Sequence[_Section]) -> Iterator[Written]:
    """One slide, or several where a section is too long for one."""
    if not group:
        return
    title = _title(group)
    size = _size(group, TABLE)
    if size is not None:
        yield Written(title, tuple(_stack(group, size)))
        return
    parts = _spread(_stack(group, TABLE[-1]))
    for count, part in enumerate(parts, 1):
        yield Written(f"{title} ({count}/{len(parts)})" if len(parts) > 1 else title, tuple(part))


def _title(group: Sequence[_Section]) -> str:
    """The headings that all of `group` stand under, and what each is called where the slide goes on with a chapter."""
    shared, titled = _shared(group), [section for section in group if section.title]
    if not any(shared):
        return " · ".join(section.title for section in titled)
    opens = any(section.path == shared for section in group)
    own = [] if opens else [": ".join(section.path[len(shared) :]) for section in titled]
    return ": ".join((*shared, *filter(None, [" · ".join(own)])))


def _spread(stack: Sequence[Piece]) -> list[list[Piece]]:
    """`stack` over as few slides as can be, each about as full as the others."""
    fewest = len(_flowed(stack, _HIGH))
    low, high = _HIGH / 2, _HIGH
    for _ in range(6):
        middle = (low + high) / 2
        if len(_flowed(stack, middle)) <= fewest:
            high = middle
        else:
            low = middle
    return _flowed(stack, high)


def _flowed(stack: Sequence[Piece], room: float) -> list[list[Piece]]:
    """`stack` over slides whose contents are at most `room` high, where that can be."""
    made: list[list[Piece]] = [[]]
    left = room
    for piece in stack:
        rest: Piece | None = piece
        while rest is not None:
            alone = all(isinstance(one, Under) for one in made[-1])
            whole = left < rest.height <= room and left < room * _WELL_USED
            here, rest = (None, rest) if whole and not alone else _taken(rest, left, alone=alone)
            if here is not None:
                made[-1].append(here)
                left -= here.height
            if rest is not None:
                last = made[-1]
                made.append([last.pop()] if isinstance(last[-1], Under) else [])  # a heading goes with what it heads
                left = room - sum(one.height for one in made[-1])
    return [slide for slide in made if slide]


def _taken(piece: Piece, room: float, *, alone: bool) -> tuple[Piece | None, Piece | None]:
    """What of `piece` goes into `room`, and what is left; some of it goes there where it is `alone` on a slide."""
    here, rest = piece.split(room)
    if here is None and alone:
        here, rest = piece.split(_HIGH)
    return (piece, None) if here is None and alone else (here, rest)
