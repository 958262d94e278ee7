"""Text of a card broken into lines for a given width, and the height that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from roadmap.drawing.cards.card import Card, Hole, Row
from roadmap.drawing.look import Mark, Tone
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.paper import Sizes, leading

TITLE_LINES = 8
NAME_LINES = 4
TEXT_LINES = 3
DETAIL_LINES = 8
MOST_LINES = 6
WARNING_LINES = 8
"""Lines that words of warning may take: enough for none of ours ever to be cut."""
TONED = 1.4
"""Room for the bar of a part's tone, in widths of a bar."""


class RowSetting(NamedTuple):
    """A part of a card: lines of its name, lines of its detail or of the words that nobody owns it, its height."""

    text: tuple[str, ...]
    detail: tuple[str, ...]
    unowned: bool
    mark: Mark | None
    height: float
    tone: Tone | None = None


class Setting(NamedTuple):
    """A card's lines, and what they need.

    Attributes:
        tag: width of the tag's column, 0 without a tag.
        title: lines of the title.
        lines: lines of the lighter text.
        unowned: lines of the words that nobody owns it.
        state: the word of its state and, after it, its dates; either may be empty.
        rows: the parts listed inside.
        height: of the whole card.
    """

    tag: float
    title: tuple[str, ...]
    lines: tuple[str, ...]
    unowned: tuple[str, ...]
    state: tuple[str, str]
    rows: tuple[RowSetting, ...]
    height: float


def inset(sizes: Sizes) -> float:
    """Distance from a card's left side to its text: the bar and the padding."""
    return sizes.bar + sizes.pad


def row_inset(row: Row | RowSetting, sizes: Sizes) -> float:
    """Distance from the left side of a part's field to its text: the bar of its tone, the sign and air."""
    sign = sizes.sign if row.mark or row.unowned or not row.tone else 0.0
    return sign + sizes.pad * 0.5 + (sizes.bar * TONED if row.tone else 0.0)


def _row(row: Row, width: float, sizes: Sizes) -> RowSetting:
    room = width - row_inset(row, sizes) - sizes.pad * 0.3
    name = wrap(row.text, room, sizes.line, lines=NAME_LINES)
    lines = WARNING_LINES if row.unowned else DETAIL_LINES
    below = wrap(row.unowned or row.detail, room, sizes.line, bold=bool(row.unowned), lines=lines)
    height = (len(name) + len(below)) * leading(sizes.line) + (sizes.pad * 0.9 if row.unowned else sizes.pad * 0.3)
    return RowSetting(name, below, bool(row.unowned), row.mark, height, row.tone)


def typeset(card: Card, width: float, sizes: Sizes, tallest: float = inf) -> Setting:
    """Break the texts of `card` for a card of `width` points.

    Listed parts that would make it higher than `tallest` are counted instead, so that no card outgrows its page; the
    count warns where it stands for a part that nobody owns. :func:`split` keeps them all, on several cards.
    """
    tag = text_width(card.tag, sizes.line, bold=True) + sizes.pad if card.tag else 0.0
    room = width - inset(sizes) - sizes.pad - tag
    title = wrap(card.title, room, sizes.title, bold=True, lines=TITLE_LINES)
    word, beside = card.mark.word if card.mark else "", ""
    texts = list(card.lines)
    if card.when:
        both = f"{word} · {card.when}" if word else card.when
        if text_width(both, sizes.line) <= room - (sizes.sign * 1.4 if word else 0.0):
            beside = card.when
        else:
            texts.append(card.when)
    lines = tuple(line for text in texts for line in wrap(text, room, sizes.line, lines=TEXT_LINES))[:MOST_LINES]
    unowned: tuple[str, ...] = ()
    if card.unowned:
        unowned = wrap(card.unowned, room - sizes.sign * 1.4, sizes.line, bold=True, lines=WARNING_LINES)
    count = len(lines) + len(unowned) + (1 if word or beside else 0)
    height = sizes.pad * 1.8 + len(title) * leading(sizes.title) + count * leading(sizes.line)
    rows: tuple[RowSetting, ...] = ()
    if card.rows:
        rows, more = _rows(card.rows, room, sizes, tallest - height - sizes.pad * 0.6)
        height += more + sizes.pad * 0.6
    return Setting(tag, title, lines, unowned, (word, beside), rows, height)


def _rows(rows: Sequence[Row], room: float, sizes: Sizes, most: float) -> tuple[tuple[RowSetting, ...], float]:
    """Parts of a card and their height; those beyond `most` points become a number."""
    rest = leading(sizes.line) + sizes.pad
    made: list[RowSetting] = []
    height = 0.0
    for index, row in enumerate(rows):
        setting = _row(row, room, sizes)
        more = setting.height + sizes.pad * 0.5
        if height + more + (rest if index + 1 < len(rows) else 0.0) > most:
            hidden = next((one.unowned for one in rows[index:] if one.unowned), "")
            made.append(_row(Row(f"… +{len(rows) - index}", unowned=hidden), room, sizes))
            return tuple(made), height + made[-1].height + sizes.pad * 0.5
        made.append(setting)
        height += more
    return tuple(made), height


def split(card: Card, width: float, sizes: Sizes, tallest: float, continued: str) -> list[tuple[Card, Setting]]:
    """`card` in as many cards as it takes for none to be higher than `tallest`; all its listed parts are shown.

    The further cards have its title followed by `continued`, and the parts that the ones before could not hold.
    """
    found: list[tuple[Card, Setting]] = []
    while True:
        setting = typeset(card, width, sizes)
        spare = tallest - (setting.height - sum(row.height + sizes.pad * 0.5 for row in setting.rows))
        taken = 0
        for row in setting.rows:
            spare -= row.height + sizes.pad * 0.5
            if spare < 0 and taken:
                break
            taken += 1
        if taken == len(card.rows):
            return [*found, (card, setting)]
        first = replace(card, rows=card.rows[:taken])
        found.append((first, typeset(first, width, sizes)))
        card = replace(
            card,
            title=card.title if found[1:] else f"{card.title} {continued}",
            lines=(), mark=None, when="", rows=card.rows[taken:],
            tooltip=card.tooltip if found[1:] else f"{card.tooltip or card.title} {continued}",
        )  # fmt: skip


class HoleSetting(NamedTuple):
    """Lines of a hole's word and of its detail, and the height they need."""

    word: tuple[str, ...]
    detail: tuple[str, ...]
    height: float


def typeset_hole(hole: Hole, width: float, sizes: Sizes) -> HoleSetting:
    """Break the texts of `hole` for a box of `width` points."""
    room = width - sizes.pad * 3
    word = wrap(hole.word, room, sizes.title, bold=True, lines=3)
    detail = wrap(hole.detail, room, sizes.line, lines=MOST_LINES)
    height = sizes.pad * 4 + len(word) * leading(sizes.title) + len(detail) * leading(sizes.line)
    return HoleSetting(word, detail, height)
