"""Paints shapes: boxes, lines, words and signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from roadmap.drawing.look import Fill, Link, Tone
from roadmap.drawing.painting import ways
from roadmap.drawing.painting.palette import ALARM, HEADING, INK, LINKS, PAPER, PENS, SOFT
from roadmap.drawing.painting.signs import arrowhead, bar, fill, sign, stroke
from roadmap.drawing.painting.svg import SvgWriter, number
from roadmap.drawing.paper import leading
from roadmap.drawing.shape import Box, Ink, Rule, Shape, Sign, Stripe, Words
from roadmap.drawing.sheet import Sheet

INKS = {Ink.PLAIN: INK, Ink.SOFT: SOFT, Ink.HEADING: HEADING, Ink.ALARM: ALARM, Ink.PAPER: PAPER}


def meanings(sheet: Sheet) -> dict[Tone, str]:
    """What the tones of `sheet` mean, by its legend."""
    return {entry.sample: entry.text for entry in sheet.legend if isinstance(entry.sample, Tone)}


def paint_shapes(writer: SvgWriter, shapes: Iterable[Shape], said: Mapping[Tone, str]) -> None:
    """Every shape, in the order given; `said` are the tooltips of bars."""
    for shape in shapes:
        match shape:
            case Box():
                _box(writer, shape)
            case Rule():
                _rule(writer, shape)
            case Words():
                _words(writer, shape)
            case Sign():
                writer.open("sign", shape.title)
                sign(writer, shape.symbol, shape.x, shape.y, shape.size)
                writer.close()
            case Stripe():
                writer.open("stripe", said.get(shape.tone, ""))
                bar(writer, shape.spot, shape.tone)
                writer.close()


def _box(writer: SvgWriter, box: Box) -> None:
    writer.open("box", box.title)
    fill(writer, box.spot, box.look, box.radius)
    y = box.spot.y + (box.spot.h - len(box.lines) * leading(box.size)) / 2 + box.size
    dark = box.look.fill is Fill.SOLID
    for line in box.lines:
        x = box.spot.x + box.spot.w / 2
        writer.text(x, y, line, box.size, fill=PAPER if dark else INK, bold=box.bold, anchor="middle")
        y += leading(box.size)
    writer.close()


def _rule(writer: SvgWriter, rule: Rule) -> None:
    if len(rule.points) < 2:
        return
    writer.open("rule", rule.title)
    if isinstance(rule.pen, Link):
        look = LINKS[rule.pen]
        length = 5.2 + look.width * 0.6
        points = list(rule.points)
        stroke(writer, ways.rounded(ways.shortened(points, length * 0.8)), look)
        arrowhead(writer, ways.head(points), look, length)
    else:
        look = PENS[rule.pen]
        data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in rule.points)
        writer.path(data, stroke=look.colour, width=look.width, dashes=look.dashes)
    writer.close()


def _words(writer: SvgWriter, words: Words) -> None:
    writer.text(
        words.x, words.y, words.text, words.size,
        fill=INKS[words.ink], bold=words.bold, anchor=words.anchor, turned=words.turned,
    )  # fmt: skip
