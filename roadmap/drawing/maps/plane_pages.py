"""Lays a plane out: each level in as many rows as it takes for no point or name to stand over another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from roadmap.drawing.look import Fill, Look, Pen, Tone
from roadmap.drawing.maps.plane import Dot, Plane
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.page import Ground, Page
from roadmap.drawing.paper import LEGIBLE, STEPS, USUAL, Sizes, Spot, leading
from roadmap.drawing.shape import Box, Ink, Rule, Stripe, Words

_LABEL = 118.0
"""Widest label at scale 1, in points."""
_LINES = 2
_CHIP = Look(Tone.NEUTRAL, Fill.OPEN)
"""The ground of a name, so that lines pass behind it."""
_ENDLESS = 1e5  # height of a ground that is no paper


class _Label(NamedTuple):
    """A point with its lines of text, and the part of its row that both take, in points from the plane's left side."""

    dot: Dot
    lines: tuple[str, ...]
    left: float
    right: float
    before: bool


_Row = tuple[_Label, ...]


def lay_out_plane(plane: Plane, ground: Ground) -> list[Page]:
    """The points on as few legible pages as possible, as large as that allows; axes are repeated on each.

    No point or name stands over another: each level has as many rows as that takes.
    """
    steps = [step for step in STEPS if step <= ground.paper.largest]
    best = _Layout(plane, ground, Sizes.at(USUAL))
    if len(best.parts) > 1 and len((small := _Layout(plane, ground, Sizes.at(steps[0]))).parts) == 1:
        best = small
    for step in steps:
        found = _Layout(plane, ground, Sizes.at(step))
        if step > best.sizes.scale and len(found.parts) <= len(best.parts):
            best = found
    last = len(best.parts) - 1
    return [best.page(part, top=not number, bottom=number == last) for number, part in enumerate(best.parts)]


class _Layout:
    """A plane at one scale."""

    def __init__(self, plane: Plane, ground: Ground, sizes: Sizes) -> None:
        self.plane, self.ground, self.sizes = plane, ground, sizes
        self.dot = sizes.sign * 1.15
        self.high = leading(sizes.line) * _LINES + sizes.pad * 0.9
        side, foot = leading(sizes.line) * 1.6, leading(sizes.heading) + leading(sizes.line) + sizes.pad * 2
        area = ground.area
        self.field = Spot(area.x + side, area.y, area.w - side, area.h - foot)
        most = max(1, int((self.field.h - sizes.pad * 2) / self.high))
        self.parts = _divided(self._rows(), most)

    def _rows(self) -> list[tuple[int, list[_Row]]]:
        """Level -> its rows of labels that do not touch each other."""
        found = []
        for level in sorted({dot.level for dot in self.plane.dots}):
            rows: list[list[_Label]] = []
            for dot in sorted(
                (dot for dot in self.plane.dots if dot.level == level), key=lambda dot: (dot.across, dot.id)
            ):
                label = self._label(dot)
                free = (row for row in rows if all(label.left > one.right or label.right < one.left for one in row))
                row = next(free, None)
                if row is None:
                    rows.append([label])
                else:
                    row.append(label)
            found.append((level, [tuple(row) for row in rows]))
        return found

    def _label(self, dot: Dot) -> _Label:
        sizes = self.sizes
        lines = wrap(dot.text, _LABEL * sizes.scale, sizes.line, lines=_LINES)
        wide = max((text_width(line, sizes.line) for line in lines), default=0.0) + sizes.pad * 1.4 + self._bar(dot)
        x = self._x(dot.across)
        before = x + self.dot / 2 + wide > self.field.w
        half = self.dot / 2 + sizes.pad * 0.6
        return _Label(dot, lines, x - half - (wide if before else 0.0), x + half + (0.0 if before else wide), before)

    def _bar(self, dot: Dot) -> float:
        return self.sizes.bar if dot.tone else 0.0

    def _x(self, across: float) -> float:
        """Place of a value, counted from the left side; the ends leave room for the point itself."""
        return self.dot + min(max(across, 0.0), 1.0) * (self.field.w - self.dot * 2)

    def page(self, part: Sequence[tuple[int, Sequence[_Row]]], *, top: bool, bottom: bool) -> Page:
        """One page; only the first has the upper end of the axis, only the last the lower one."""
        page = self.ground.page(self.sizes)
        field = self.field
        rows = sum(len(several) for _, several in part)
        if field.h > _ENDLESS:
            field = field._replace(h=rows * self.high + self.sizes.pad * 2)
        self._axes(page, field)
        x, size = field.x - self.sizes.pad, max(self.sizes.line, LEGIBLE)
        if top:
            page.shapes.append(Words(x, field.y, self.plane.top, size, Ink.SOFT, anchor="end", turned=True))
        if bottom:
            page.shapes.append(Words(x, field.bottom, self.plane.bottom, size, Ink.SOFT, turned=True))
        gap = (field.h - self.sizes.pad * 2) / max(rows, 1)
        places: dict[str, tuple[float, float]] = {}
        labels: list[tuple[_Label, float]] = []
        y = field.y + self.sizes.pad
        for number, (_, several) in enumerate(part):
            if number:
                page.shapes.append(Rule(((field.x, y), (field.right, y)), Pen.GUIDE))
            for row in several:
                middle = y + gap / 2
                for label in row:
                    places[label.dot.id] = (field.x + self._x(label.dot.across), middle)
                    labels.append((label, middle))
                y += gap
        for one, other in self.plane.links:
            if one in places and other in places:
                page.shapes.append(Rule((places[one], places[other]), Pen.BASELINE))
        for label, middle in labels:
            self._draw(page, label, places[label.dot.id][0], middle)
        return page

    def _draw(self, page: Page, label: _Label, x: float, y: float) -> None:
        """A point with its name beside it."""
        half, sizes, dot = self.dot / 2, self.sizes, label.dot
        spot = Spot(x - half, y - half, self.dot, self.dot)
        page.shapes.append(Box(spot, dot.look, title=dot.title or dot.text, radius=half))
        left = self.field.x + label.left if label.before else x + half + sizes.pad * 0.6
        wide = label.right - label.left - self.dot - sizes.pad * 1.2
        high = leading(sizes.line) * len(label.lines) + sizes.pad * 0.6
        chip = Spot(left, y - high / 2, wide, high)
        if dot.tone:
            page.shapes.append(Stripe(chip._replace(w=self._bar(dot)), dot.tone))
            chip = chip._replace(x=chip.x + self._bar(dot), w=chip.w - self._bar(dot))
        page.shapes.append(Box(chip, _CHIP, label.lines, sizes.line, title=dot.title or dot.text, radius=2.0))

    def _axes(self, page: Page, field: Spot) -> None:
        plane, sizes = self.plane, self.sizes
        wide = field.w / max(len(plane.bands), 1)
        for number in range(len(plane.bands)):
            spot = Spot(field.x + wide * number, field.y, wide, field.h)
            if number % 2:
                page.shapes.append(Box(spot, Look(Tone.NEUTRAL, Fill.TINT)))
        base = field.bottom + leading(sizes.heading)
        for number, band in enumerate(plane.bands):
            (text,) = wrap(band, wide - sizes.pad, sizes.heading, bold=True, lines=1) or ("",)
            middle = field.x + wide * (number + 0.5)
            page.shapes.append(Words(middle, base, text, sizes.heading, Ink.HEADING, bold=True, anchor="middle"))
        corner = (field.x, field.bottom)
        page.shapes.append(Rule(((field.x, field.y), corner, (field.right, field.bottom)), Pen.AXIS))
        below = base + leading(sizes.line) * 1.1
        page.shapes.append(Words(field.right, below, f"{plane.across} →", sizes.line, Ink.SOFT, anchor="end"))


def _divided(levels: Sequence[tuple[int, list[_Row]]], most: int) -> list[list[tuple[int, Sequence[_Row]]]]:
    """The levels on pages of at most `most` rows; a level that is higher goes on."""
    pages: list[list[tuple[int, Sequence[_Row]]]] = [[]]
    left = most
    for level, rows in levels:
        waiting: Sequence[_Row] = rows
        while waiting:
            if len(waiting) > left and pages[-1] and (len(waiting) <= most or left == 0):
                pages.append([])
                left = most
            taken = waiting[:left]
            pages[-1].append((level, taken))
            waiting, left = waiting[len(taken) :], left - len(taken)
    return pages
