"""Shapes as DOT: boxes, words and signs are pinned nodes, lines are edges between points."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap.drawing.engine.graphviz import Value, attributes, box
from roadmap.drawing.look import Fill, Link
from roadmap.drawing.metrics import FAMILY, text_width
from roadmap.drawing.page import Page
from roadmap.drawing.painting.palette import LINKS, PENS, SIGN_COLOURS, SIGNS, TONES, grounds
from roadmap.drawing.painting.shapes import INKS
from roadmap.drawing.paper import Spot, leading
from roadmap.drawing.shape import Box, Rule, Sign, Stripe, Words
from roadmap.safe import to_dot

_STYLES = {Fill.SOLID: "filled", Fill.TINT: "filled", Fill.HATCH: "striped", Fill.OPEN: "solid", Fill.GHOST: "dashed"}


def shape_nodes(page: Page) -> Iterator[str]:
    """The statements for the shapes of `page`, in the order of painting."""
    for index, shape in enumerate(page.shapes, 1):
        name = f"s{index}"
        match shape:
            case Box():
                yield f"{name} {attributes(_box(shape, page))}"
            case Words():
                yield f"{name} {attributes(_words(shape, page))}"
            case Sign():
                yield f"{name} {attributes(_sign(shape, page))}"
            case Stripe():
                yield f"{name} {attributes(_stripe(shape, page))}"
            case Rule():
                yield from _rule(name, shape, page)


def _box(shape: Box, page: Page) -> dict[str, Value]:
    ground = grounds(muted=page.sheet.muted)[shape.look.tone]
    values = box(shape.spot, page.paper.height)
    values |= {"label": to_dot("\n".join(shape.lines)), "color": to_dot(ground.bar)}
    if shape.lines:
        values["fontsize"] = shape.size
    if shape.look.fill in (Fill.SOLID, Fill.TINT):
        values["fillcolor"] = to_dot(ground.bar if shape.look.fill is Fill.SOLID else ground.tint)
        values["fontcolor"] = to_dot("white" if shape.look.fill is Fill.SOLID else "black")
    elif shape.look.fill is Fill.HATCH:
        values["fillcolor"] = to_dot(f"white:{ground.bar}:white:{ground.bar}:white")
    values["style"] = to_dot(_STYLES[shape.look.fill])
    return values


def _stripe(shape: Stripe, page: Page) -> dict[str, Value]:
    colour = to_dot(TONES[shape.tone].bar)
    bare: dict[str, Value] = {"label": to_dot(""), "style": "filled", "fillcolor": colour, "color": colour}
    return box(shape.spot, page.paper.height) | bare


def _words(shape: Words, page: Page) -> dict[str, Value]:
    wide, high = text_width(shape.text, shape.size, bold=shape.bold) + 2.0, leading(shape.size)
    if shape.turned:  # Graphviz turns no text: it stands across, its middle where it would begin
        spot = Spot(shape.x - wide / 2, shape.y - high, wide, high)
    else:
        shift = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        spot = Spot(shape.x - shift, shape.y - shape.size, wide, high)
    values = box(spot, page.paper.height)
    font = f"{FAMILY} Bold" if shape.bold else FAMILY
    return values | {
        "label": to_dot(shape.text), "shape": "plaintext", "style": "solid", "fontsize": shape.size,
        "fontname": to_dot(font), "fontcolor": to_dot(INKS[shape.ink]),
    }  # fmt: skip


def _sign(shape: Sign, page: Page) -> dict[str, Value]:
    half = shape.size * 0.7
    values = box(Spot(shape.x - half, shape.y - half, half * 2, half * 2), page.paper.height)
    return values | {
        "label": to_dot(SIGNS[shape.symbol]), "shape": "plaintext", "style": "solid", "fontsize": shape.size * 1.2,
        "fontcolor": to_dot(SIGN_COLOURS[shape.symbol]),
    }  # fmt: skip


def _rule(name: str, shape: Rule, page: Page) -> Iterator[str]:
    """A point for each corner and an edge between every two; the last has the head."""
    look = LINKS[shape.pen] if isinstance(shape.pen, Link) else PENS[shape.pen]
    for number, (x, y) in enumerate(shape.points):
        spot = Spot(x - 0.1, y - 0.1, 0.2, 0.2)
        bare: dict[str, Value] = {"label": to_dot(""), "shape": "point", "style": "invis"}
        yield f"{name}c{number} {attributes(box(spot, page.paper.height) | bare)}"
    for number in range(1, len(shape.points)):
        headed = shape.headed and number == len(shape.points) - 1
        values: dict[str, Value] = {
            "arrowhead": "normal" if headed else "none", "color": to_dot(look.colour), "penwidth": look.width,
            "style": "dashed" if look.dashes else "solid",
        }  # fmt: skip
        yield f"{name}c{number - 1} -> {name}c{number} {attributes(values)}"
