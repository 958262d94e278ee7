"""From when to when a record lasts, whatever its kind calls these dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from roadmap.model.record import Record
from roadmap.model.when import When

DATES: Final[Mapping[str, tuple[str, str]]] = {
    "activity": ("start", "end"),
    "handover": ("", "on"),
    "milestone": ("", "due"),
    "mission": ("start", "due"),
    "programme": ("start", "end"),
}
"""Kind -> the fields that say when it starts and when it ends; of what happens at once there is only the second."""


class Span(NamedTuple):
    """The dates of a record, as far as they are known.

    Attributes:
        start: when it starts; None where that is not known, or where it happens at once.
        end: when it ends.
    """

    start: When | None = None
    end: When | None = None


NEVER: Final = Span()
"""The span of what has no dates."""


def span(record: Record) -> Span:
    """The dates of `record`; none for kinds that have no place on a timeline."""
    return Span(*(getattr(record, name) if name else None for name in DATES.get(record.KIND, ("", ""))))
