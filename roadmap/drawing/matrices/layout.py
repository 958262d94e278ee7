"""Lays a matrix out: the largest scale at which it fits one page, else as few legible pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from roadmap.drawing.even import even_room
from roadmap.drawing.look import Fill, Look, Pen, Tone
from roadmap.drawing.matrices.matrix import Entry, Head, Matrix
from roadmap.drawing.matrices.measure import (
    Measure,
    corner_lines,
    head_lines,
    head_notes,
    measured,
    most_columns,
    row_texts,
    shown,
)
from roadmap.drawing.metrics import wrap
from roadmap.drawing.page import Ground, Page
from roadmap.drawing.paper import STEPS, USUAL, Sizes, Spot, leading
from roadmap.drawing.shape import Box, Ink, Rule, Shape, Sign, Words, lying_stripes, stripes

_FILLED, _HIGHER = 0.8, 1.9
"""Share of the page that stretched rows fill, and how much higher they become at most."""
_TOUCH = 0.01
_BAND = Look(Tone.NEUTRAL, Fill.TINT)
_EMPTY = Look(Tone.NEUTRAL, Fill.GHOST)
_SELF = Look(Tone.NEUTRAL, Fill.HATCH)


class Part(NamedTuple):
    """What stands on one page: rows by their numbers, and columns by theirs."""

    rows: range
    columns: range


def lay_out_matrix(matrix: Matrix, ground: Ground) -> list[Page]:
    """`matrix` on one page where that is legible, else divided by rows, and by columns where there are many."""
    if not matrix.rows:
        return [_nothing(matrix, ground)]
    if not matrix.columns:  # nothing answers any row: what is wrong with each still has to be seen
        matrix = replace(matrix, columns=(Head("", ""),))
    for step in reversed([step for step in STEPS if step <= ground.paper.largest]):
        measure = measured(matrix, ground, Sizes.at(step), len(matrix.columns))
        parts = divided(matrix, ground, measure)
        if len(parts) == 1:
            return [_placed(matrix, ground, _stretched(matrix, measure, ground), parts[0])]
    sizes = Sizes.at(USUAL * min(ground.paper.frame, 1.15))
    most = most_columns(matrix, ground, sizes)
    count = -(-len(matrix.columns) // most)
    measure = measured(matrix, ground, sizes, -(-len(matrix.columns) // count))
    parts = divided(matrix, ground, measure)
    if all(len(part.rows) == len(matrix.rows) for part in parts):
        measure = _stretched(matrix, measure, ground)
    return [_placed(matrix, ground, measure, part) for part in parts]


def _nothing(matrix: Matrix, ground: Ground) -> Page:
    """A page that says that there is nothing, as a hole."""
    page = ground.page(Sizes.at(USUAL * ground.paper.frame))
    size = page.sizes.title
    spot = ground.area._replace(h=min(ground.area.h, leading(size) * 4))
    page.shapes.append(
        Box(spot, _EMPTY, wrap(matrix.empty, spot.w - size * 2, size, bold=True, lines=2), size, bold=True)
    )
    return page


def _stretched(matrix: Matrix, measure: Measure, ground: Ground) -> Measure:
    """The same with higher rows, where few of them would leave most of the page empty."""
    bands = measure.band * sum(1 for group, _ in groupby(matrix.rows, key=lambda row: row.group) if group)
    room = (ground.area.h - measure.head - measure.group) * _FILLED - bands
    factor = max(1.0, min(room / sum(measure.heights), _HIGHER))
    return measure._replace(heights=tuple(height * factor for height in measure.heights))


def divided(matrix: Matrix, ground: Ground, measure: Measure) -> list[Part]:
    """The pages' rows and columns: all rows with the first columns, then all rows with the next."""
    fitting = max(1, int((ground.area.w - measure.label + 0.01) // measure.column))
    count = -(-len(matrix.columns) // fitting)
    each = -(-len(matrix.columns) // count)
    room = ground.area.h - measure.head - measure.group
    rows = list(_rows(matrix, measure, even_room(lambda high: list(_rows(matrix, measure, high)), room)))
    columns = [range(start, min(start + each, len(matrix.columns))) for start in range(0, len(matrix.columns), each)]
    return [Part(row, column) for column in columns for row in rows]


def _rows(matrix: Matrix, measure: Measure, room: float) -> Iterator[range]:
    """Rows that fit a page each; a heading stays with the row below it."""
    start, used, group = 0, 0.0, ""
    for number, (row, height) in enumerate(zip(matrix.rows, measure.heights, strict=True)):
        needed = height + (measure.band if row.group and (row.group != group or number == start) else 0.0)
        if number > start and used + needed > room:
            yield range(start, number)
            start, used = number, 0.0
            needed = height + (measure.band if row.group else 0.0)
        used, group = used + needed, row.group
    yield range(start, len(matrix.rows))


def _placed(matrix: Matrix, ground: Ground, measure: Measure, part: Part) -> Page:
    page = ground.page(measure.sizes)
    area = ground.area
    columns = [matrix.columns[number] for number in part.columns]
    left = area.x + measure.label
    right = left + measure.column * len(columns)
    top = area.y + measure.group + measure.head
    page.shapes += _heads(matrix, measure, columns, area)
    y, group = top, ""
    bodies: list[Shape] = []
    ruled: list[Spot] = []  # rows with cells: no line crosses a heading or words
    for number in part.rows:
        row = matrix.rows[number]
        if row.group and row.group != group:
            band = Spot(area.x, y, right - area.x, measure.band)
            page.shapes += _band(row.group, band, measure.sizes)
            y += measure.band
        group = row.group
        height = measure.heights[number]
        bodies += _row(matrix, row, columns, measure, Spot(area.x, y, measure.label, height))
        if not _bare(matrix, row):
            ruled.append(Spot(left, y, right - left, height))
        page.shapes.append(Rule(((area.x, y + height), (right, y + height)), Pen.GUIDE))
        y += height
    for x in (left + number * measure.column for number in range(len(columns) + 1)):
        page.shapes += [Rule(((x, run.y), (x, run.bottom)), Pen.GUIDE) for run in _runs(ruled)]
    page.shapes.append(Rule(((area.x, top), (right, top)), Pen.AXIS))
    page.shapes += bodies
    return page


def _bare(matrix: Matrix, row: Head) -> bool:
    """Whether a row has words of alarm in the place of its cells."""
    return bool(row.alarm) and row.id not in matrix.used


def _runs(spots: Sequence[Spot]) -> Iterator[Spot]:
    """Spots under each other that touch, as one."""
    whole: Spot | None = None
    for spot in spots:
        if whole and spot.y - whole.bottom < _TOUCH:
            whole = whole._replace(h=spot.bottom - whole.y)
            continue
        if whole:
            yield whole
        whole = spot
    if whole:
        yield whole


def _band(text: str, spot: Spot, sizes: Sizes) -> list[Shape]:
    line = wrap(text, spot.w - sizes.pad * 2, sizes.line, bold=True, lines=1)
    y = spot.y + sizes.pad * 0.5 + sizes.line
    return [Box(spot, _BAND), *(Words(spot.x + sizes.pad, y, one, sizes.line, Ink.HEADING, bold=True) for one in line)]


def _heads(matrix: Matrix, measure: Measure, columns: Sequence[Head], area: Spot) -> Iterator[Shape]:
    sizes = measure.sizes
    base = area.y + measure.group + measure.head - measure.lying - sizes.pad * 0.6
    for line in reversed(corner_lines(matrix, measure.label, sizes)):
        yield Words(area.x, base, line, sizes.line, Ink.SOFT)
        base -= leading(sizes.line)
    x = area.x + measure.label
    for group, members in groupby(columns, key=lambda one: one.group):
        wide = measure.column * sum(1 for _ in members)
        if group:
            yield from _over(group, Spot(x, area.y, wide, measure.group), sizes)
        x += wide
    for number, head in enumerate(columns):
        spot = Spot(
            area.x + measure.label + number * measure.column, area.y + measure.group, measure.column, measure.head
        )
        yield from _head(head, spot._replace(h=spot.h - measure.lying), measure)
        under = Spot(spot.x + 1, spot.bottom - measure.lying, spot.w - 2, measure.lying)
        yield from lying_stripes(head.tones, under, sizes)


def _over(group: str, spot: Spot, sizes: Sizes) -> Iterator[Shape]:
    """A heading over columns that belong together, with a line under it."""
    lines = wrap(group, spot.w - sizes.pad, sizes.line, bold=True, lines=1)
    y = spot.y + sizes.line
    for line in lines:
        yield Words(spot.x + spot.w / 2, y, line, sizes.line, Ink.HEADING, bold=True, anchor="middle")
    y = spot.bottom - sizes.pad * 0.7
    yield Rule(((spot.x + 2, y), (spot.right - 2, y)), Pen.AXIS)


def _head(head: Head, spot: Spot, measure: Measure) -> Iterator[Shape]:
    sizes = measure.sizes
    lines = head_lines(head, spot.w, sizes, level=measure.level)
    notes = head_notes(head, spot.w, sizes, level=measure.level)
    ink = Ink.ALARM if head.alarm and not measure.level else Ink.PLAIN
    if measure.level:
        y = spot.bottom - sizes.pad * 0.6 - (len(lines) + len(notes) - 1) * leading(sizes.line)
        for line, colour in (*((line, ink) for line in lines), *notes):
            yield Words(spot.x + spot.w / 2, y, line, sizes.line, colour, bold=colour is ink, anchor="middle")
            y += leading(sizes.line)
        return
    x = spot.x + spot.w / 2 - (len(lines) + len(notes) - 1) * leading(sizes.line) / 2 + sizes.line * 0.36
    for line, colour in (*((line, ink) for line in lines), *notes):
        yield Words(x, spot.bottom - sizes.pad * 0.6, line, sizes.line, colour, bold=colour is ink, turned=True)
        x += leading(sizes.line)


def _row(matrix: Matrix, row: Head, columns: Sequence[Head], measure: Measure, spot: Spot) -> Iterator[Shape]:
    sizes = measure.sizes
    yield from stripes(row.tones, Spot(spot.x, spot.y + 1, measure.stripe, spot.h - 2), sizes)
    name, note, alarm = row_texts(shown(matrix, row), measure.label - measure.stripe, sizes)
    high = (len(name) + len(note) + len(alarm)) * leading(sizes.line)
    x, y = spot.x + measure.stripe + sizes.pad, spot.y + (spot.h - high) / 2 + sizes.line
    for line in name:
        yield Words(x, y, line, sizes.line, bold=True)
        y += leading(sizes.line)
    for line in note:
        yield Words(x, y, line, sizes.line, Ink.SOFT)
        y += leading(sizes.line)
    for line in alarm:
        yield Words(x, y, line, sizes.line, Ink.ALARM, bold=True)
        y += leading(sizes.line)
    if _bare(matrix, row):
        empty = Spot(spot.right, spot.y, measure.column * len(columns), spot.h)
        lines = wrap(row.alarm, empty.w - sizes.pad * 2, sizes.line, lines=1)
        yield Box(_inside(empty), _EMPTY, title=row.title or row.text)
        for line in lines:
            y = spot.y + spot.h / 2 + sizes.line * 0.36
            yield Words(empty.x + sizes.pad * 1.2, y, line, sizes.line, Ink.ALARM, bold=True)
        return
    for number, column in enumerate(columns):
        place = Spot(spot.right + number * measure.column, spot.y, measure.column, spot.h)
        if matrix.square and row.id == column.id:
            yield Box(_inside(place), _SELF)
        elif entry := matrix.cells.get((row.id, column.id)):
            yield from _entry(entry, place, sizes)


def _inside(spot: Spot) -> Spot:
    return Spot(spot.x + 1, spot.y + 1, spot.w - 2, spot.h - 2)


def _entry(entry: Entry, spot: Spot, sizes: Sizes) -> Iterator[Shape]:
    middle = spot.x + spot.w / 2, spot.y + spot.h / 2
    if entry.symbol:
        yield Sign(entry.symbol, *middle, sizes.sign * 1.2, entry.title)
        return
    if entry.look:
        yield Box(
            _inside(spot), entry.look, (entry.text,) if entry.text else (), sizes.line, bold=True, title=entry.title
        )
    elif entry.text:
        yield Words(middle[0], middle[1] + sizes.line * 0.36, entry.text, sizes.line, anchor="middle")
