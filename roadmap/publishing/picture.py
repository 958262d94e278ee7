"""Figures of a document as pictures: pages of a drawing without the margins that its paper has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, NamedTuple

from roadmap.drawing import draw
from roadmap.drawing.painting import raster
from roadmap.drawing.painting.svg import number
from roadmap.drawing.paper import paper_of
from roadmap.drawing.twin import Drawing
from roadmap.publishing.wording import described

PageName = Literal["a4", "a4-portrait", "a3", "16:9"]

_RIM = 5.0

_ROOT = re.compile(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"')
_DECLARATION = re.compile(r"^<\?xml[^>]*>\s*")


class Picture(NamedTuple):
    """One page of a drawing.

    Attributes:
        svg: an SVG element, without the declaration of a document.
        width: in points.
        height: in points.
        alt: what it shows, in words.
    """

    svg: str
    width: float
    height: float
    alt: str

    def png(self, zoom: float = 2.0) -> bytes:
        """The picture in pixels, 4/3 of them to a point at `zoom` 1.

        Raises:
            DrawingError: the renderer is missing.
        """
        return raster.png(self.svg, zoom)


def edge_of(page: PageName) -> float:
    """How much of the paper's margin a picture lacks, in points; a rim is left for what hangs below the last line."""
    return paper_of(page).margin - _RIM


def pictures(drawing: Drawing, page: PageName, *, margins: bool = False) -> list[Picture]:
    """Every page of `drawing`, laid out for the paper `page`; on an A4 page nothing of it is smaller than legible.

    Args:
        drawing: what is drawn.
        page: the paper it is laid out for.
        margins: whether each picture keeps the margins of that paper, to fill it wholly.

    Raises:
        DrawingError: it cannot be drawn.
    """
    paper = paper_of(page)
    edge = 0.0 if margins else edge_of(page)
    width, height = paper.width - 2 * edge, paper.height - 2 * edge
    box = " ".join(map(number, (edge, edge, width, height)))
    root = f'width="{number(width)}pt" height="{number(height)}pt" viewBox="{box}"'
    made = draw.svg_pages(replace(drawing.sheet, page=page))
    alt = described(drawing)
    return [
        Picture(
            _DECLARATION.sub("", _ROOT.sub(root, svg, count=1)),
            width,
            height,
            alt if len(made) == 1 else f"{alt} ({count}/{len(made)})",
        )
        for count, svg in enumerate(made, 1)
    ]
