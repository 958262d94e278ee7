"""A plane: named points on two axes, bands across one and levels along the other, links between points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
    """

    id: str
    text: str
    across: float
    level: int
    look: Look
    title: str = ""


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
        """Nothing has a tone."""
        return iter(())

    def toned(self, tones: Mapping[str, Tone]) -> Plane:  # noqa: ARG002 - as every body has it
        """The same, since nothing has a tone."""
        return self
