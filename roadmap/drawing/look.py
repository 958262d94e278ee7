"""What parts of a drawing look like, by name: tones, signs, arrows, lines, ways of filling.

How each is painted stands in :mod:`roadmap.drawing.painting.palette`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Tone(StrEnum):
    """A role in the palette: a family of cards. Each has its own bar pattern, so that it reads in black and white."""

    NEUTRAL = "neutral"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    SIXTH = "sixth"


def together(about: Iterable[str], tones: Mapping[str, Tone]) -> tuple[Tone, ...]:
    """The tones of several things by their ids, each once, the neutral one last; none for what has no tone."""
    found = {tones[id] for id in about if id in tones}
    return tuple(sorted(found, key=lambda tone: (tone is Tone.NEUTRAL, list(Tone).index(tone))))


class Symbol(StrEnum):
    """The drawn sign of a state; always stands beside a word."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    LATE = "late"
    PAUSED = "paused"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    MILESTONE = "milestone"
    ASPIRED = "aspired"
    GATE = "gate"
    NOW = "now"
    TARGET = "target"


class Link(StrEnum):
    """A kind of arrow; each has its own line and head."""

    SEQUENCE = "sequence"
    TRANSFER = "transfer"
    HANDOVER = "handover"
    DEPENDENCY = "dependency"


class Pen(StrEnum):
    """A kind of line that is no link."""

    AXIS = "axis"
    GUIDE = "guide"
    TODAY = "today"
    CRITICAL = "critical"
    BASELINE = "baseline"


class Fill(StrEnum):
    """A way of filling a shape; each is told from the others without colour."""

    SOLID = "solid"
    TINT = "tint"
    HATCH = "hatch"
    OPEN = "open"
    GHOST = "ghost"


class Look(NamedTuple):
    """How a shape is filled: a family of the palette, and a way of filling."""

    tone: Tone
    fill: Fill


@dataclass(frozen=True, slots=True)
class Mark:
    """A state: a sign and its word."""

    symbol: Symbol
    word: str


Sample = Symbol | Tone | Link | Pen | Look | Literal["hole", "unowned"]
"""What a legend entry explains."""
