"""The one writer of SVG: few elements, every text through :func:`roadmap.safe.to_svg`, the same bytes every time."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from roadmap.drawing.metrics import FAMILY, FONTS
from roadmap.drawing.painting.palette import grey
from roadmap.drawing.paper import Spot
from roadmap.safe import to_svg

ELEMENTS = frozenset({"svg", "g", "title", "desc", "style", "path", "polygon", "rect", "circle", "text"})
"""Elements that a drawing may hold; `style` holds embedded fonts only."""

FALLBACKS = f"'{FAMILY}', 'Be Vietnam Pro', Arial, 'DejaVu Sans', sans-serif"
Point = tuple[float, float]


@lru_cache(maxsize=4096)  # cards in a row share most of their coordinates
def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class SvgWriter:
    """Collects the elements of one page, in points.

    Colours and patterns given to its methods are the program's own words, never what a person wrote.
    """

    def __init__(
        self,
        width: float,
        height: float,
        title: str,
        description: str,
        lang: str,
        *,
        fonts: bool,
        mono: bool = False,
        muted: bool = False,
    ) -> None:
        self._ink: Callable[[str], str] = grey if mono else str
        self.mono, self.muted = mono, muted and not mono
        size = f'width="{number(width)}pt" height="{number(height)}pt" viewBox="0 0 {number(width)} {number(height)}"'
        self._parts = [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{to_svg(lang)}">\n',
            f"<title>{to_svg(title)}</title>\n<desc>{to_svg(description)}</desc>\n",
        ]
        if fonts:
            self._parts.append(f"<style>{font_faces()}</style>\n")
        self._parts.append(f'<g font-family="{FALLBACKS}">\n')

    def open(self, name: str, title: str = "") -> None:
        """Begin a group of the class `name`; viewers show `title` as a tooltip."""
        self._parts.append(f'<g class="{name}">\n')
        if title:
            self._parts.append(f"<title>{to_svg(title)}</title>\n")

    def close(self) -> None:
        """End the group begun last."""
        self._parts.append("</g>\n")

    def text(
        self,
        x: float,
        y: float,
        content: str,
        size: float,
        *,
        fill: str,
        bold: bool = False,
        anchor: str = "start",
        turned: bool = False,
    ) -> None:
        """One line of text with its baseline at `y`; `anchor` is start, middle or end. `turned` text runs upwards."""
        weight = ' font-weight="bold"' if bold else ""
        place = f' text-anchor="{anchor}"' if anchor != "start" else ""
        place += f' transform="rotate(-90 {number(x)} {number(y)})"' if turned else ""
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{weight}{place} fill="{self._ink(fill)}">'
            f"{to_svg(content)}</text>\n"
        )

    def rect(
        self,
        spot: Spot,
        *,
        fill: str = "none",
        stroke: str = "none",
        width: float = 0.0,
        dashes: Sequence[float] = (),
        radius: float = 0.0,
    ) -> None:
        """A rectangle, its corners rounded with `radius`."""
        corner = f' rx="{number(radius)}"' if radius else ""
        self._parts.append(
            f'<rect x="{number(spot.x)}" y="{number(spot.y)}" width="{number(spot.w)}" height="{number(spot.h)}"'
            f"{corner}{self._paint(fill, stroke, width, dashes)}/>\n"
        )

    def path(
        self,
        data: str,
        *,
        stroke: str,
        width: float,
        dashes: Sequence[float] = (),
        round_ends: bool = False,
        fill: str = "none",
    ) -> None:
        """A line along path data made by the program."""
        ends = ' stroke-linecap="round"' if round_ends else ""
        self._parts.append(f'<path d="{data}"{self._paint(fill, stroke, width, dashes)}{ends}/>\n')

    def polygon(self, points: Iterable[Point], *, fill: str, stroke: str = "none", width: float = 0.0) -> None:
        """A closed shape."""
        corners = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self._parts.append(f'<polygon points="{corners}"{self._paint(fill, stroke, width, ())}/>\n')

    def circle(self, x: float, y: float, radius: float, *, fill: str, stroke: str = "none", width: float = 0.0) -> None:
        """A circle."""
        self._parts.append(
            f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{self._paint(fill, stroke, width, ())}/>\n'
        )

    def _paint(self, fill: str, stroke: str, width: float, dashes: Sequence[float]) -> str:
        line = ""
        if stroke != "none":
            line = f' stroke="{self._ink(stroke)}" stroke-width="{number(width)}"'
            if dashes:
                line += f' stroke-dasharray="{" ".join(number(dash) for dash in dashes)}"'
        return f' fill="{self._ink(fill)}"{line}'

    def finish(self) -> str:
        """The whole document."""
        return "".join([*self._parts, "</g>\n</svg>\n"])


def font_faces() -> str:
    """CSS that embeds both shipped fonts, about 330 kB."""
    rules = []
    for weight in ("Regular", "Bold"):
        data = base64.b64encode((FONTS / f"NotoSans-{weight}.ttf").read_bytes()).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{'bold' if weight == 'Bold' else 'normal'};"
            f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
        )
    return "".join(rules)
