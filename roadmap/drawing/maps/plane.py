"""A plane: named points on two axes, bands across one and levels along the other, links between points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap.drawing.look import Look, Tone


class Dot(NamedTuple):
    """A point.

    Attributes:
        id: unique among the points.
        text: its name, beside it.
        across: its place between the left side, 0, and the right, 1; kept exactly.
        level: which level it stands in, counted from the top; where in the level follows from the room there is.
        look: of the point.
        title: what a viewer shows as a tooltip.
        tone: the bar before its name; none where it is None.
    """

    id: str
    text: str
    across: float
    level: int
    look: Look
    title: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """Points on two axes.

    Attributes:
        dots: the points.
        links: pairs of ids; drawn where both stand on one page.
        bands: names of the equal parts of the axis across, from left to right.
        across: name of that axis.
        top: what the upper end of the other axis means.
        bottom: what its lower end means.
    """

    dots: tuple[Dot, ...]
    links: tuple[tuple[str, str], ...]
    bands: tuple[str, ...]
    across: str
    top: str
    bottom: str

    def ids(self) -> Iterator[str]:
        """The ids of the points."""
        return (dot.id for dot in self.dots)

    def toned(self, tones: Mapping[str, Tone]) -> Plane:
        """The same points, their names with the bars of the tones given by id."""
        return replace(self, dots=tuple(dot._replace(tone=tones.get(dot.id)) for dot in self.dots))
