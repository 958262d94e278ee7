"""Colours and line patterns: restrained, told apart by people who see fewer colours, and on a black-and-white copy.

No meaning rests on a colour. A family of cards differs by the pattern of its bar, a kind of arrow by its line and head,
a state by its sign and word; colour only repeats it. Every pair of text and ground here has a contrast of at least 4.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from roadmap.drawing.look import Link, Pen, Symbol, Tone

PAPER = "#ffffff"
INK = "#1b2733"
SOFT = "#4d5b69"
LINE = "#b4bec8"
FAINT = "#e3e8ed"
BAND = "#f6f8fa"
HEADING = "#1f3a5f"
ALARM = "#b3261e"
ALARM_GROUND = "#fdf3f2"
HATCH = "#c9d1d9"


class Ground(NamedTuple):
    """How a family of cards looks: bar colour, tint behind its heading, dash pattern of the bar (empty: solid)."""

    bar: str
    tint: str
    dashes: tuple[float, ...]
    double: bool = False


TONES: dict[Tone, Ground] = {
    Tone.NEUTRAL: Ground("#7b8794", "#eef1f4", ()),
    Tone.FIRST: Ground("#2b6cb0", "#e6eff8", ()),
    Tone.SECOND: Ground("#137a6b", "#e2f2ef", (), double=True),
    Tone.THIRD: Ground("#b35c00", "#fbf0e2", (5.0, 2.5)),
    Tone.FOURTH: Ground("#7d4e9e", "#f2ebf7", (1.6, 1.8)),
    Tone.FIFTH: Ground("#96304f", "#f9e9ee", (9.0, 2.0, 1.8, 2.0)),
    Tone.SIXTH: Ground("#4f6b16", "#eef3e0", (2.6, 2.6)),
}


class Stroke(NamedTuple):
    """How a kind of arrow looks: colour, width, dash pattern, whether the line is double and the head hollow."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()
    double: bool = False
    hollow: bool = False


LINKS: dict[Link, Stroke] = {
    Link.SEQUENCE: Stroke("#4d5b69", 1.0),
    Link.TRANSFER: Stroke("#1f4e8c", 2.5, double=True),
    Link.HANDOVER: Stroke("#7d4e9e", 1.3, (6.0, 3.0), hollow=True),
    Link.DEPENDENCY: Stroke("#4d5b69", 0.9, (1.4, 2.2)),
}

PENS: dict[Pen, Stroke] = {
    Pen.AXIS: Stroke("#4d5b69", 0.9),
    Pen.GUIDE: Stroke("#e3e8ed", 0.6),
    Pen.TODAY: Stroke("#b3261e", 1.2, (4.0, 2.0)),
    Pen.CRITICAL: Stroke("#1b2733", 2.2),
    Pen.BASELINE: Stroke("#4d5b69", 0.9, (2.0, 1.6)),
}

SIGNS: dict[Symbol, str] = {
    Symbol.PLANNED: "○",
    Symbol.RUNNING: "◐",
    Symbol.DONE: "●",
    Symbol.LATE: "▲",
    Symbol.PAUSED: "◫",
    Symbol.STOPPED: "■",
    Symbol.UNKNOWN: "◇",
    Symbol.MILESTONE: "◆",
    Symbol.ASPIRED: "◈",
    Symbol.GATE: "▼",
    Symbol.NOW: "◉",
    Symbol.TARGET: "◎",
}
"""The same signs as characters, for outputs that hold text only."""

SIGN_COLOURS: dict[Symbol, str] = {
    Symbol.PLANNED: SOFT,
    Symbol.RUNNING: "#2b6cb0",
    Symbol.DONE: "#137a6b",
    Symbol.LATE: ALARM,
    Symbol.PAUSED: "#b35c00",
    Symbol.STOPPED: INK,
    Symbol.UNKNOWN: SOFT,
    Symbol.MILESTONE: HEADING,
    Symbol.ASPIRED: HEADING,
    Symbol.GATE: HEADING,
    Symbol.NOW: HEADING,
    Symbol.TARGET: HEADING,
}

_GREYS = {
    "#7b8794": "#737373", "#2b6cb0": "#1f1f1f", "#137a6b": "#4a4a4a", "#b35c00": "#5e5e5e", "#7d4e9e": "#6a6a6a",
    "#96304f": "#333333", "#4f6b16": "#707070", ALARM: "#000000", HEADING: "#000000",
}  # fmt: skip
"""Greys further apart than those that the colours' own brightness would give."""


_KEPT = 0.3
"""Share of its colour that a muted colour keeps."""


def grounds(*, muted: bool) -> Mapping[Tone, Ground]:
    """How families look; muted where other colours are to be seen first."""
    return _MUTED if muted else TONES


def _muted(colour: str) -> str:
    """`colour` nearer to a grey as bright as it is."""
    light = _light(colour)
    return "#" + "".join(f"{round(light + (part - light) * _KEPT):02x}" for part in _parts(colour))


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _light(colour: str) -> int:
    """How bright `colour` is, by the weights of ITU-R BT.709."""
    red, green, blue = _parts(colour)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)


_MUTED = {tone: one._replace(bar=_muted(one.bar), tint=_muted(one.tint)) for tone, one in TONES.items()}


def grey(colour: str) -> str:
    """`colour` as ink on white paper; whatever is no colour stays as it is."""
    if colour in _GREYS:
        return _GREYS[colour]
    if not colour.startswith("#"):
        return colour
    return f"#{_light(colour):02x}" + f"{_light(colour):02x}" * 2
