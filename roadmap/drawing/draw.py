"""From a sheet to files: SVG pages, PNG pages, one PDF, or DOT."""

from __future__ import annotations

from dataclasses import replace

from roadmap.drawing.engine import dot, graphviz
from roadmap.drawing.engine.graphviz import Engine
from roadmap.drawing.error import DrawingError
from roadmap.drawing.layout import lay_out
from roadmap.drawing.page import Page
from roadmap.drawing.painting import raster, ways
from roadmap.drawing.painting.paint import paint
from roadmap.drawing.painting.svg import Point
from roadmap.drawing.paper import paper_of
from roadmap.drawing.sheet import Sheet
from roadmap.model.text import Text

STRAIGHT = Text(
    "Mũi tên vẽ thẳng vì không chạy được bộ tìm đường; có thể đi sau thẻ.",
    "Arrows are drawn straight since routing failed; they may pass behind cards.",
)


def svg_pages(sheet: Sheet, engine: Engine = "wasi", *, fonts: bool = False) -> list[str]:
    """The pages of `sheet` as SVG documents.

    Args:
        sheet: what to draw.
        engine: which Graphviz finds the ways of the arrows. Where it fails they are drawn straight, with a footnote.
        fonts: whether each document embeds the fonts, so that it looks the same on a machine without them.

    Raises:
        DrawingError: the page preset does not exist.
    """
    pages = lay_out(sheet)
    try:
        return [paint(page, _routed(page, engine), fonts=fonts) for page in pages]
    except DrawingError as error:
        note = f"{STRAIGHT.of(sheet.lang)} {error.message.of(sheet.lang)}"
    noted = replace(sheet, footnotes=(*sheet.footnotes, note))
    return [paint(page, _straight(page), fonts=fonts) for page in lay_out(noted)]


def _routed(page: Page, engine: Engine) -> list[list[Point] | None]:
    if page.ways is not None:
        return page.ways
    return [route and ways.corners(route.points) for route in graphviz.routes(page, engine)]


def _straight(page: Page) -> list[list[Point] | None]:
    spots = {spot.card.id: spot.spot for spot in page.cards}
    return [
        ways.straight(spots[arrow.source], spots[arrow.target]) if arrow.source != arrow.target else None
        for arrow, _ in page.arrows
    ]


def png_pages(sheet: Sheet, engine: Engine = "wasi", *, zoom: float = 2.0) -> list[bytes]:
    """The pages of `sheet` as PNG; see :func:`svg_pages`."""
    return [raster.png(page, zoom) for page in svg_pages(sheet, engine)]


def pdf_document(sheet: Sheet, engine: Engine = "wasi") -> bytes:
    """All pages of `sheet` in one PDF; see :func:`svg_pages`."""
    return raster.pdf(svg_pages(sheet, engine), paper_of(sheet.page), sheet.title)


def dot_source(sheet: Sheet) -> str:
    """`sheet` as DOT that any Graphviz draws."""
    return dot.dot_source(sheet)
