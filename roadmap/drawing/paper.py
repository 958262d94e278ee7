"""Papers and the sizes of everything on them, in points (1/72 inch)."""

from __future__ import annotations

from typing import NamedTuple

from roadmap.drawing.error import DrawingError
from roadmap.model.text import Text

LEGIBLE = 6.5
"""Smallest text that may stand on a page, in points; what does not fit at that size goes to a further page."""

_LINE = 7.0  # the smallest text of a card at scale 1
STEPS = (0.93, 0.96, *(round(1 + 0.04 * step, 2) for step in range(18)))
"""Scales that a layout may choose from, smallest first; at the smallest, the smallest text is just legible."""
USUAL = 1.0
"""The scale below which a drawing goes only where that saves it from needing several pages."""


class Paper(NamedTuple):
    """A page preset.

    Attributes:
        name: as given to ``--page``.
        width: in points.
        height: in points.
        margin: in points.
        frame: scale of title, legend and notes.
        largest: the largest scale of the drawing that still looks right.
    """

    name: str
    width: float
    height: float
    margin: float
    frame: float
    largest: float


PAPERS = {
    paper.name: paper
    for paper in (
        Paper("a4", 841.89, 595.28, 28.0, 1.0, 1.28),
        Paper("a4-portrait", 595.28, 841.89, 28.0, 1.0, 1.2),
        Paper("a3", 1190.55, 841.89, 36.0, 1.3, 1.68),
        Paper("16:9", 960.0, 540.0, 28.0, 1.1, 1.4),
    )
}
"""Presets by name."""


def paper_of(name: str) -> Paper:
    """The preset called `name`.

    Raises:
        DrawingError: there is none.
    """
    paper = PAPERS.get(name)
    if paper is None:
        known = ", ".join(PAPERS)
        raise DrawingError(
            Text(f"Không có khổ giấy {name!r}.", f"There is no page preset {name!r}."),
            Text(f"Các khổ giấy: {known}.", f"Presets: {known}."),
            status=2,
        )
    return paper


class Sizes(NamedTuple):
    """Sizes of a drawing's parts at one scale, in points."""

    scale: float
    heading: float
    title: float
    line: float
    pad: float
    gap: float
    gutter: float
    lane: float
    bar: float
    sign: float

    @classmethod
    def at(cls, scale: float) -> Sizes:
        """Sizes at `scale`, where 1 is made for A4."""
        return cls(
            scale=scale,
            heading=8.6 * scale,
            title=8.0 * scale,
            line=_LINE * scale,
            pad=5.0 * scale,
            gap=9.0 * scale,
            gutter=21.0 * scale,
            lane=56.0 * scale,
            bar=3.0 * scale,
            sign=6.2 * scale,
        )


class Spot(NamedTuple):
    """A rectangle on a page: left, top, width, height in points, y downwards."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.h


def leading(size: float) -> float:
    """Distance between baselines of text of `size`; leaves room for stacked Vietnamese marks."""
    return size * 1.3
