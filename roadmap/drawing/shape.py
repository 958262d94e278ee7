"""Shapes: what a chart, a matrix or a map puts on a page beside cards, each at its place and with its look.

A shape names its look, never a colour: what a look is painted like stands in :mod:`roadmap.drawing.painting.palette`,
so that a legend can be made of the looks that occur, and every picture reads in black and white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Literal, NamedTuple

from roadmap.drawing.look import Link, Look, Pen, Sample, Symbol, Tone
from roadmap.drawing.paper import Sizes, Spot

Point = tuple[float, float]
_STEP = 1.5
"""From one bar of a tone to the next beside it, in widths of a bar."""


class Ink(StrEnum):
    """A colour of letters, by its role."""

    PLAIN = "plain"
    SOFT = "soft"
    HEADING = "heading"
    ALARM = "alarm"
    PAPER = "paper"


class Box(NamedTuple):
    """A rectangle, with lines of text in its middle.

    Attributes:
        spot: its place.
        look: how it is filled.
        lines: text, already broken into lines that fit.
        size: size of the text in points.
        bold: whether the text is bold.
        title: what a viewer shows as a tooltip, such as the full name.
        radius: of its corners.
        ground: whether it is only the ground of a heading, which no legend explains.
    """

    spot: Spot
    look: Look
    lines: tuple[str, ...] = ()
    size: float = 0.0
    bold: bool = False
    title: str = ""
    radius: float = 0.0
    ground: bool = False


class Rule(NamedTuple):
    """A line through `points`; with a head where it is a link from the first of them to the last."""

    points: tuple[Point, ...]
    pen: Pen | Link
    title: str = ""

    @property
    def headed(self) -> bool:
        """Whether it ends in an arrowhead."""
        return isinstance(self.pen, Link)


class Words(NamedTuple):
    """One line of text with its baseline at `y`, or, `turned`, running upwards with its baseline at `x`."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink = Ink.PLAIN
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    turned: bool = False


class Sign(NamedTuple):
    """A drawn sign with its middle at (`x`, `y`)."""

    symbol: Symbol
    x: float
    y: float
    size: float
    title: str = ""


class Stripe(NamedTuple):
    """The bar of a tone beside or under a name: upright, or lying where it is wider than high."""

    spot: Spot
    tone: Tone


Shape = Box | Rule | Words | Sign | Stripe


def stripes(tones: Sequence[Tone], spot: Spot, sizes: Sizes) -> Iterator[Stripe]:
    """The bars of `tones` side by side from the left of `spot`, as high as it is."""
    for number, tone in enumerate(tones):
        yield Stripe(Spot(spot.x + number * sizes.bar * _STEP, spot.y, sizes.bar, spot.h), tone)


def lying_stripes(tones: Sequence[Tone], spot: Spot, sizes: Sizes) -> Iterator[Stripe]:
    """The bars of `tones` under each other from the top of `spot`, as wide as it is."""
    for number, tone in enumerate(tones):
        yield Stripe(Spot(spot.x, spot.y + number * sizes.bar * _STEP, spot.w, sizes.bar), tone)


def stripes_room(count: int, sizes: Sizes) -> float:
    """How much room so many bars take, with air after them; 0 where there is none."""
    return (count * _STEP + 0.5) * sizes.bar if count else 0.0


def sample_of(shape: Shape) -> Sample | None:
    """What a legend may explain of `shape`."""
    match shape:
        case Box(look=look, ground=False):
            return look
        case Rule(pen=pen):
            return pen
        case Sign(symbol=symbol):
            return symbol
        case Stripe(tone=tone):
            return tone
        case _:
            return None


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """`shape` at another place."""
    match shape:
        case Box(spot=spot) | Stripe(spot=spot):
            return shape._replace(spot=spot._replace(x=spot.x + dx, y=spot.y + dy))
        case Rule(points=points):
            return shape._replace(points=tuple((x + dx, y + dy) for x, y in points))
        case _:
            return shape._replace(x=shape.x + dx, y=shape.y + dy)


def lowest(shape: Shape) -> float:
    """The y of the lower end of `shape`."""
    match shape:
        case Box(spot=spot) | Stripe(spot=spot):
            return spot.bottom
        case Rule(points=points):
            return max(y for _, y in points)
        case _:
            return shape.y + shape.size
