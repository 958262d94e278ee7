"""A chart: rows over a horizontal axis of dates, levels or amounts, with what each row holds along it.

Everything here is text, choice and values on the axis, never a position: how rows are broken into lines and pages
follows from the paper, and is computed by :mod:`roadmap.drawing.charts.pages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from roadmap.drawing.cards.card import Arrow
from roadmap.drawing.look import Link, Look, Mark, Pen, Symbol, Tone, together


class Zone(NamedTuple):
    """A stretch of the axis with a heading, such as a year or a level; `detail` is a lighter text under the label."""

    start: float
    end: float
    label: str
    detail: str = ""


class Tick(NamedTuple):
    """A value of the axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The horizontal axis of a panel.

    Attributes:
        low: the value at its left end.
        high: the value at its right end; larger than `low`.
        tiers: headings above the rows, the coarsest first; the zones of a tier follow each other.
        ticks: single values with a label and a vertical guide.
        now: where the line of today stands; None where there is none.
        now_text: what is written over it.
    """

    low: float
    high: float
    tiers: tuple[tuple[Zone, ...], ...] = ()
    ticks: tuple[Tick, ...] = ()
    now: float | None = None
    now_text: str = ""


class Bar(NamedTuple):
    """A stretch of the axis that is filled.

    Attributes:
        start: where it begins.
        end: where it ends.
        look: how it is filled.
        text: stands in it where it fits, else beside it.
        title: what a viewer shows as a tooltip.
        key: what arrows call it.
        slim: whether it is drawn thin under the others, such as a baseline.
    """

    start: float
    end: float
    look: Look
    text: str = ""
    title: str = ""
    key: str = ""
    slim: bool = False


class Point(NamedTuple):
    """A sign at one value, with a text beside it."""

    at: float
    symbol: Symbol
    text: str = ""
    title: str = ""
    key: str = ""

    @property
    def start(self) -> float:
        """Where it stands."""
        return self.at

    @property
    def end(self) -> float:
        """Where it stands."""
        return self.at


class Stretch(NamedTuple):
    """A line along the axis from `start` to `end`, through the middle of the row; the critical one under its bar."""

    start: float
    end: float
    pen: Pen | Link
    title: str = ""


Item = Bar | Point | Stretch


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart.

    Attributes:
        label: what it is called.
        details: texts of the panel's further columns.
        items: what stands along the axis; painted in this order.
        mark: its state, as a sign before the label.
        depth: how far the label is indented.
        bold: whether the label is bold.
        stacked: whether items that would overlap stand in lines of their own; else all share one line.
        note: words in the place of items, such as why there are none.
        id: what buses call it.
        about: ids of what it stands for, by which it takes tones.
        tones: bars before its label.
    """

    label: str
    details: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    mark: Mark | None = None
    depth: int = 0
    bold: bool = False
    stacked: bool = False
    note: str = ""
    id: str = ""
    about: tuple[str, ...] = ()
    tones: tuple[Tone, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading; without one where it is empty. `note` stands beside it, lighter."""

    heading: str
    rows: tuple[Row, ...]
    tone: Tone = Tone.NEUTRAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Sections over one axis.

    Attributes:
        axis: the axis.
        sections: what stands over it.
        heading: stands beside the axis, over the labels.
        columns: headings of the columns between labels and axis.
    """

    axis: Axis
    sections: tuple[Section, ...]
    heading: str = ""
    columns: tuple[str, ...] = ()

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of all sections."""
        return (row for section in self.sections for row in section.rows)


class Bus(NamedTuple):
    """Links from some rows to one, by row id, drawn as one line in a gutter beside the labels."""

    target: str
    sources: tuple[str, ...]
    kind: Link = Link.SEQUENCE


@dataclass(frozen=True, slots=True)
class Chart:
    """Panels one under the other, their axes as wide; split into pages by rows, with the axis repeated.

    Attributes:
        panels: the panels.
        arrows: links between bars and points by key; those between pages are said under the drawing.
        buses: links between rows.
    """

    panels: tuple[Panel, ...]
    arrows: tuple[Arrow, ...] = ()
    buses: tuple[Bus, ...] = ()

    def ids(self) -> Iterator[str]:
        """The ids of what the rows stand for."""
        return (id for panel in self.panels for row in panel.rows for id in row.about)

    def toned(self, tones: Mapping[str, Tone]) -> Chart:
        """The same chart, its rows with the bars of the tones given by id, its headings in none."""
        return replace(self, panels=tuple(_toned(panel, tones) for panel in self.panels))


def _toned(panel: Panel, tones: Mapping[str, Tone]) -> Panel:
    sections = (
        replace(
            section,
            tone=Tone.NEUTRAL,
            rows=tuple(replace(row, tones=together(row.about, tones)) for row in section.rows),
        )
        for section in panel.sections
    )
    return replace(panel, sections=tuple(sections))
