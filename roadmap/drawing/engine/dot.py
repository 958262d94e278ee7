"""DOT to pass on: a whole sheet in one picture with pinned places, so that any Graphviz draws it the same way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from roadmap.drawing.engine.dot_shapes import shape_nodes
from roadmap.drawing.engine.graphviz import MOST_CURVED, Value, attributes, box
from roadmap.drawing.layout import lay_out_whole
from roadmap.drawing.look import Link, Tone
from roadmap.drawing.metrics import FAMILY, text_width
from roadmap.drawing.page import CardSpot, HoleSpot, Page
from roadmap.drawing.painting.palette import ALARM, INK, LINE, LINKS, SIGNS, SOFT, TONES
from roadmap.drawing.paper import Spot, leading
from roadmap.drawing.sheet import Sheet
from roadmap.safe import to_dot

_HEADS = {Link.SEQUENCE: "normal", Link.TRANSFER: "normal", Link.HANDOVER: "empty", Link.DEPENDENCY: "vee"}
_STYLES = {Link.SEQUENCE: "solid", Link.TRANSFER: "bold", Link.HANDOVER: "dashed", Link.DEPENDENCY: "dotted"}


def dot_source(sheet: Sheet) -> str:
    """`sheet` as DOT, the whole of it in one picture: pinned places, so that any Graphviz draws it the same way.

    Use it with ``dot -Tsvg`` or ``neato -n2 -Tsvg``.
    """
    page = lay_out_whole(sheet)
    size = page.sizes
    nodes = len(page.cards) + len(page.holes) + len(page.headings)
    title = "\n".join(part for part in (sheet.title, sheet.subtitle, sheet.as_of, sheet.stamp, sheet.source) if part)
    graph: dict[str, Value] = {
        "layout": "neato",
        "inputscale": 72.0,
        "splines": "true" if nodes <= MOST_CURVED else "line",  # right angles make some versions of Graphviz fail
        "overlap": "true",
        "esep": to_dot("+1"),  # cards stand closer than the engine's usual margin
        "outputorder": "edgesfirst",
        "charset": to_dot("UTF-8"),
        "label": to_dot(title),
        "labelloc": "t",
        "fontname": to_dot(FAMILY),
        "fontsize": size.title * 1.3,
        "fontcolor": to_dot(INK),
        "pad": 0.3,
    }
    node: dict[str, Value] = {
        "shape": "box", "fixedsize": "true", "style": "filled", "fillcolor": to_dot("white"), "color": to_dot(SOFT),
        "fontname": to_dot(FAMILY), "fontsize": size.line * 0.95, "fontcolor": to_dot(INK), "margin": 0.0,
    }  # fmt: skip
    edge: dict[str, Value] = {
        "fontname": to_dot(FAMILY), "fontsize": size.line * 0.9, "arrowsize": 0.6, "color": to_dot(SOFT),
    }  # fmt: skip
    names = {spot.card.id: f"n{index}" for index, spot in enumerate(page.cards, 1)}
    lines = [
        "digraph roadmap {",
        f"graph {attributes(graph)}",
        f"node {attributes(node)}",
        f"edge {attributes(edge)}",
    ]
    lines += shape_nodes(page)
    lines += _heading_nodes(page)
    lines += [f"n{index} {attributes(_card(spot, page))}" for index, spot in enumerate(page.cards, 1)]
    lines += [f"k{index} {attributes(_hole(spot, page))}" for index, spot in enumerate(page.holes, 1)]
    lines += _notes(page)
    lines += _tones(page)
    for arrow, number in page.arrows:
        look = LINKS[arrow.kind]
        values: dict[str, Value] = {
            "arrowhead": _HEADS[arrow.kind], "style": _STYLES[arrow.kind], "color": to_dot(look.colour)
        }  # fmt: skip
        if number:
            values["xlabel"] = to_dot(f"({number})")
        lines.append(f"{names[arrow.source]} -> {names[arrow.target]} {attributes(values)}")
    return "\n".join([*lines, "}\n"])


def _heading_nodes(page: Page) -> Iterable[str]:
    for index, heading in enumerate(page.headings, 1):
        first = f"{heading.code}. " if heading.code else ""
        x, y, w, h = heading.spot
        spot = heading.spot if heading.kind == "block" else Spot(x + 3, y + 1, w - 6, h - 2)  # plain text: no border
        values = box(spot, page.paper.height)
        values["label"] = to_dot(first + "\n".join((*heading.lines, *heading.notes)))
        values["fontsize"] = page.sizes.heading * 0.95
        values["fontname"] = to_dot(f"{FAMILY} Bold")
        values |= {"shape": "box" if heading.kind == "block" else "plaintext", "color": to_dot(LINE)}
        yield f"h{index} {attributes(values)}"


def _notes(page: Page) -> Iterable[str]:
    """One node under the drawing with what the numbers on the arrows mean."""
    texts = [f"({number}) {arrow.label}" for arrow, number in page.arrows if number]
    if not texts:
        return
    high = leading(page.sizes.line) * (len(texts) + 1)
    spot = Spot(page.area.x, page.area.bottom + 24.0, page.area.w, high)
    values = box(spot, page.paper.height)
    yield f"z1 {attributes({**values, 'label': to_dot(chr(10).join(texts)), 'shape': 'plaintext'})}"


def _tones(page: Page) -> Iterable[str]:
    """What the tones mean by which a sheet was coloured: a swatch, its number and words for each, over the drawing."""
    if not page.sheet.muted:
        return
    shown = page.samples()
    tones = [(one.sample, one.text) for one in page.sheet.legend if isinstance(one.sample, Tone)]
    said = [(tone, _numbered(text, tone, page)) for tone, text in tones if tone in shown]
    high, wide = leading(page.sizes.line) * 1.4, page.sizes.line * 2.0
    for number, (tone, text) in enumerate(said):
        top = page.area.y - high * (len(said) - number + 0.5)
        colour, words = to_dot(TONES[tone].bar), text_width(text, page.sizes.line) + wide
        swatch = box(Spot(page.area.x, top, wide, high * 0.7), page.paper.height)
        bare: dict[str, Value] = {"label": to_dot(""), "fillcolor": colour, "color": colour}
        yield f"t{number} {attributes(swatch | bare)}"
        place = box(Spot(page.area.x + wide, top, words, high * 0.7), page.paper.height)
        yield f"w{number} {attributes(place | {'label': to_dot(text), 'shape': 'plaintext'})}"


def _numbered(text: str, tone: Tone | None, page: Page) -> str:
    """`text` behind the number of its tone, since a part of a label has no colour of its own."""
    return f"[{list(Tone).index(tone)}] {text}" if tone and page.sheet.muted else text


def _card(spot: CardSpot, page: Page) -> dict[str, Value]:
    card, setting, place = spot
    lines = [*setting.title, *setting.lines, *_alarmed(setting.unowned)]
    if card.tag and lines:
        lines[0] = f"{card.tag} {lines[0]}"
    if lines:
        lines[0] = _numbered(lines[0], card.tone, page)
    word, when = setting.state
    if card.mark:
        word = f"{SIGNS[card.mark.symbol]} {word}"
    if word or when:
        lines.append(f"{word} {when}".strip())
    for row in setting.rows:
        name = _numbered(" ".join(row.text), row.tone, page)
        lines += [f"· {name}", *(_alarmed(row.detail) if row.unowned else row.detail)]
    values = box(place, page.paper.height)
    values["label"] = to_dot("\n".join(lines))
    if page.sheet.muted and card.tone:
        values |= {"color": to_dot(TONES[card.tone].bar), "penwidth": 2.0}
    if card.unowned or any(row.unowned for row in card.rows):
        values |= {"style": to_dot("filled,dashed"), "color": to_dot(ALARM), "penwidth": 2.0}
    return values


def _alarmed(lines: Sequence[str]) -> list[str]:
    """Lines that begin with a warning sign."""
    return [f"▲ {lines[0]}", *lines[1:]] if lines else []


def _hole(spot: HoleSpot, page: Page) -> dict[str, Value]:
    values = box(spot.spot, page.paper.height)
    values["label"] = to_dot("\n".join((*spot.setting.word, *spot.setting.detail)))
    return values | {"style": to_dot("dashed"), "color": to_dot(SOFT), "penwidth": 1.5}
