"""How far technologies and products came, or fell, on the scales of readiness and mastery since a baseline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.record import Record
from roadmap.model.scale import MASTERY

SCALES = ("readiness", "mastery", "manufacturing", "commercial")
"""The fields of a technology or product that hold a level."""


class Level(NamedTuple):
    """Another level than there was.

    Attributes:
        record: the technology or product.
        scale: a word of :data:`SCALES`.
        before: the level then; None where none was on record.
        after: the level now; None where none is any more.
    """

    record: Technology | Product
    scale: str
    before: int | str | None
    after: int | str | None

    @property
    def fell(self) -> bool:
        """Whether it is lower than it was; what is not on record is neither high nor low."""
        return self.before is not None and self.after is not None and _rank(self.after) < _rank(self.before)


def levels(before: Record | None, record: Record) -> Iterator[Level]:
    """The levels of `record` that differ from those `before`."""
    if isinstance(record, Technology | Product):
        for scale in SCALES:
            then, now = (getattr(getattr(one, scale, None), "now", None) for one in (before, record))
            if then != now:
                yield Level(record, scale, then, now)


def _rank(level: int | str) -> int:
    return MASTERY.rank(level) if isinstance(level, str) else level
