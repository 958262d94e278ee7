"""Small drawn signs: states, the alarm, arrowheads, bars of the families, and their samples in the legend.

They are shapes, not characters, so that they look the same wherever the picture is opened.
"""

from __future__ import annotations

from roadmap.drawing.look import Fill, Link, Look, Pen, Sample, Symbol, Tone
from roadmap.drawing.painting.palette import (
    ALARM,
    ALARM_GROUND,
    HATCH,
    LINKS,
    PAPER,
    PENS,
    SIGN_COLOURS,
    SOFT,
    TONES,
    Stroke,
    grounds,
)  # fmt: skip
from roadmap.drawing.painting.svg import SvgWriter, number
from roadmap.drawing.painting.ways import Head
from roadmap.drawing.paper import Spot

_STEP = 3.6
"""Distance of the lines of a hatch, in points."""


def sign(writer: SvgWriter, symbol: Symbol, x: float, y: float, size: float) -> None:
    """The sign of a state with its middle at (`x`, `y`)."""
    colour, r = SIGN_COLOURS[symbol], size * 0.46
    line = size * 0.13
    if symbol is Symbol.PLANNED:
        writer.circle(x, y, r - line / 2, fill=PAPER, stroke=colour, width=line)
    elif symbol is Symbol.RUNNING:
        writer.circle(x, y, r - line / 2, fill=PAPER, stroke=colour, width=line)
        half = f"M{number(x)} {number(y - r)}A{number(r)} {number(r)} 0 0 1 {number(x)} {number(y + r)}Z"
        writer.path(half, stroke="none", width=0, fill=colour)
    elif symbol is Symbol.DONE:
        writer.circle(x, y, r, fill=colour)
        tick = (
            f"M{number(x - r * 0.48)} {number(y)}L{number(x - r * 0.1)} {number(y + r * 0.4)}"
            f"L{number(x + r * 0.5)} {number(y - r * 0.38)}"
        )
        writer.path(tick, stroke=PAPER, width=line * 1.15, round_ends=True)
    elif symbol is Symbol.LATE:
        _warning(writer, x, y, r, colour, colour, PAPER)
    elif symbol is Symbol.PAUSED:
        for side in (-0.62, 0.18):
            writer.rect(Spot(x + r * side, y - r * 0.8, r * 0.44, r * 1.6), fill=colour)
    elif symbol is Symbol.STOPPED:
        writer.rect(Spot(x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6), fill=colour)
    elif symbol in (Symbol.GATE, Symbol.NOW, Symbol.TARGET):
        _place(writer, symbol, x, y, r)
    else:
        ground = colour if symbol is Symbol.MILESTONE else PAPER
        writer.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], fill=ground, stroke=colour, width=line)
        if symbol is Symbol.ASPIRED:
            h = r * 0.45
            writer.polygon([(x, y - h), (x + h, y), (x, y + h), (x - h, y)], fill=colour)


def _place(writer: SvgWriter, symbol: Symbol, x: float, y: float, r: float) -> None:
    """A gate, where something stands now, and where it is to come."""
    colour = SIGN_COLOURS[symbol]
    if symbol is Symbol.GATE:
        writer.polygon([(x - r, y - r * 0.9), (x + r, y - r * 0.9), (x, y + r * 0.9)], fill=colour)
    elif symbol is Symbol.NOW:
        writer.circle(x, y, r, fill=colour)
    else:
        writer.circle(x, y, r * 0.86, fill=PAPER, stroke=colour, width=r * 0.28)
        writer.circle(x, y, r * 0.34, fill=colour)


def alarm(writer: SvgWriter, x: float, y: float, size: float) -> None:
    """The warning sign of what nobody owns: a hollow triangle, its left side at `x`, its middle at `y`."""
    _warning(writer, x + size * 0.5, y, size * 0.5, ALARM, PAPER, ALARM)


def _warning(writer: SvgWriter, x: float, y: float, r: float, line: str, ground: str, mark: str) -> None:
    corners = [(x, y - r), (x + r, y + r * 0.85), (x - r, y + r * 0.85)]
    writer.polygon(corners, fill=ground, stroke=line, width=r * 0.24)
    writer.path(f"M{number(x)} {number(y - r * 0.35)}V{number(y + r * 0.25)}", stroke=mark, width=r * 0.26)
    writer.circle(x, y + r * 0.56, r * 0.15, fill=mark)


def bar(writer: SvgWriter, spot: Spot, tone: Tone) -> None:
    """The bar of a family at the left side of a card or lane; its pattern tells the family without colour.

    It lies where it is wider than high. Without colour the neutral one is hollow.
    """
    ground, lying = TONES[tone], spot.w > spot.h
    if writer.mono and tone is Tone.NEUTRAL:
        hollow = Spot(spot.x + 0.35, spot.y + 0.35, spot.w - 0.7, spot.h - 0.7)
        writer.rect(hollow, fill=PAPER, stroke=ground.bar, width=0.7)
    elif ground.double and lying:
        third = spot.h / 3
        writer.rect(spot._replace(h=third), fill=ground.bar)
        writer.rect(spot._replace(y=spot.y + third * 1.8, h=third), fill=ground.bar)
    elif ground.double:
        third = spot.w / 3
        writer.rect(spot._replace(w=third), fill=ground.bar)
        writer.rect(spot._replace(x=spot.x + third * 1.8, w=third), fill=ground.bar)
    elif lying:
        line = f"M{number(spot.x)} {number(spot.y + spot.h / 2)}H{number(spot.right)}"
        writer.path(line, stroke=ground.bar, width=spot.h, dashes=ground.dashes)
    else:
        line = f"M{number(spot.x + spot.w / 2)} {number(spot.y)}V{number(spot.bottom)}"
        writer.path(line, stroke=ground.bar, width=spot.w, dashes=ground.dashes)


def fill(writer: SvgWriter, spot: Spot, look: Look, radius: float = 0.0) -> None:
    """A rectangle in a look; the five ways of filling differ without colour."""
    ground = grounds(muted=writer.muted)[look.tone]
    if look.fill is Fill.SOLID:
        writer.rect(spot, fill=ground.bar, radius=radius)
    elif look.fill is Fill.TINT:
        writer.rect(spot, fill=ground.tint, stroke=ground.bar, width=0.8, radius=radius)
    elif look.fill is Fill.HATCH:
        writer.rect(spot, fill=PAPER, stroke=ground.bar, width=0.8, radius=radius)
        if lines := _hatch(spot):
            writer.path(lines, stroke=ground.bar, width=0.7)
    elif look.fill is Fill.OPEN:
        writer.rect(spot, fill=PAPER, stroke=ground.bar, width=0.9, radius=radius)
    else:
        writer.rect(spot, stroke=ground.bar, width=0.9, dashes=(2.6, 1.8), radius=radius)


def _hatch(spot: Spot) -> str:
    """Path data of slanted lines, cut at the sides of `spot` by hand."""
    parts = []
    offset = _STEP
    while offset < spot.w + spot.h:
        x1, y1 = spot.x + min(offset, spot.w), spot.y + max(0.0, offset - spot.w)
        x2, y2 = spot.x + max(0.0, offset - spot.h), spot.y + min(offset, spot.h)
        parts.append(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}")
        offset += _STEP
    return "".join(parts)


def stroke(writer: SvgWriter, data: str, look: Stroke) -> None:
    """The line of an arrow."""
    writer.path(data, stroke=look.colour, width=look.width, dashes=look.dashes)
    if look.double:
        writer.path(data, stroke=PAPER, width=look.width * 0.42)


def arrowhead(writer: SvgWriter, head: Head, look: Stroke, length: float) -> None:
    """The head of an arrow, filled or hollow."""
    (x, y), (dx, dy) = head
    half = length * 0.42
    base = (x - dx * length, y - dy * length)
    corners = [(x, y), (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half)]
    if look.hollow:
        writer.polygon(corners, fill=PAPER, stroke=look.colour, width=1.0)
    else:
        writer.polygon(corners, fill=look.colour)


def sample(writer: SvgWriter, what: Sample, x: float, y: float, size: float) -> None:
    """A legend sample whose left side is at `x` and whose text has its baseline at `y`."""
    middle, wide = y - size * 0.34, size * 2.6
    box = Spot(x, middle - size * 0.55, wide, size * 1.1)
    if isinstance(what, Symbol):
        sign(writer, what, x + wide - size * 0.6, middle, size)
    elif isinstance(what, Tone):
        bar(writer, Spot(x, middle - size * 0.25, wide, size * 0.5), what)
    elif isinstance(what, Link):
        look = LINKS[what]
        length = size * 0.8
        stroke(writer, f"M{number(x)} {number(middle)}H{number(x + wide - length * 0.8)}", look)
        arrowhead(writer, Head((x + wide, middle), (1.0, 0.0)), look, length)
    elif isinstance(what, Pen):
        pen = PENS[what]
        writer.path(f"M{number(x)} {number(middle)}H{number(x + wide)}", stroke=pen.colour, width=pen.width,
                    dashes=pen.dashes)  # fmt: skip
    elif isinstance(what, Look):
        fill(writer, box, what, 1.5)
    elif what == "hole":
        writer.rect(box, fill=PAPER, stroke=SOFT, width=1.2, dashes=(4, 2.4), radius=1.5)
        slant = size * 0.5
        for step in (0.8, 1.5, 2.2):
            start = x + size * step
            writer.path(
                f"M{number(start)} {number(box.y)}L{number(start - slant)} {number(box.bottom)}",
                stroke=HATCH,
                width=0.5,
            )
    else:
        writer.rect(box, fill=ALARM_GROUND, stroke=ALARM, width=1.4, dashes=(4, 2), radius=1.5)
