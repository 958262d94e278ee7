"""Records of which there is nothing to draw, in a block that says so."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.drawing.cards.card import Block, Card, Row
from roadmap.drawing.look import Tone
from roadmap.locale.value import number
from roadmap.model.record import Record
from roadmap.model.text import Lang, Text

_MOST_NAMED = 8


def listed(heading: Text, records: Sequence[Record], tone: Tone, lang: Lang) -> Block:
    """A block with the names of `records`, of one kind and at least one, under their number."""
    kind = type(records[0])
    rows = tuple(Row(record.label(lang), id=record.id) for record in records)
    title = several(len(records), kind, lang)
    return Block(kind.KIND, heading.of(lang), (Card(f"all {kind.KIND}", title, tone=tone, rows=rows),))


def several(count: int, kind: type[Record], lang: Lang) -> str:
    """So many records of a kind, in words."""
    return f"{number(count, lang)} {(kind.LABEL if count == 1 else kind.PLURAL).of(lang)}"


def named(records: Sequence[Record], lang: Lang) -> str:
    """The names of the first few, and how many more there are."""
    names = "; ".join(record.label(lang) for record in records[:_MOST_NAMED])
    more = len(records) - _MOST_NAMED
    return f"{names}; … (+{number(more, lang)})" if more > 0 else names
