"""What a report consists of: headings, text, tables, figures. How it looks is each output's matter.

Every text here is plain text, in one language, as a person may have written it; an output protects it for itself.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, NamedTuple

from roadmap.drawing.twin import Drawing
from roadmap.model.text import Lang

Manner = Literal["plain", "strong", "soft", "alarm"]
"""How a text is meant: as usual, important, secondary, or a matter that needs somebody's attention."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 divides the document, 2 and 3 stand below it."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: str
    manner: Manner = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts; `numbered` where their order means something."""

    items: tuple[str, ...]
    numbered: bool = False


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        heading: over it.
        kind: text stands at the left, numbers at the right.
        share: of the width, beside the other columns' shares.
    """

    heading: str
    kind: Literal["text", "number"] = "text"
    share: float = 1.0


class Cell(NamedTuple):
    """A cell of a table.

    Attributes:
        text: as it is read; line breaks stay.
        value: the same as a value, for outputs that can calculate with it; None where it is only text.
        manner: how it is meant; what alarms also says so in its text.
    """

    text: str
    value: int | float | datetime.date | None = None
    manner: Manner = "plain"


class Topic(NamedTuple):
    """What the rows of one of several tables alike have in common, such as the body that they are about.

    Attributes:
        heading: what kind of thing that is.
        text: what it is.
    """

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        columns: at least one.
        rows: each with as many cells as there are columns.
        caption: what it shows, in one line.
        foot: a last row that sums up; empty for none.
        empty: what is said where it has no rows.
        title: what its sheet is called in a workbook; where it is empty, the caption, else the heading above.
        topic: what its rows are about. In a workbook that is their first column, and all tables of the same title
            and columns, each with a topic, are one.
        most: how many of its rows are read on a page, which says how many more there are; None for all. A workbook
            holds them all.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    foot: tuple[Cell, ...] = ()
    empty: str = ""
    title: str = ""
    topic: Topic | None = None
    most: int | None = None

    @property
    def sums(self) -> tuple[tuple[Cell, ...], ...]:
        """The row that sums up, where there are rows to sum up; else nothing."""
        return (self.foot,) if self.rows and self.foot else ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing; outputs without pictures show its table."""

    drawing: Drawing
    caption: str = ""


_ACROSS = 4


class KeyFigure(NamedTuple):
    """A figure that stands out: its value with the unit, what it counts, and what it is to be compared with."""

    value: str
    label: str
    note: str = ""
    manner: Manner = "plain"


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Some figures side by side; at most six."""

    figures: tuple[KeyFigure, ...]

    @property
    def across(self) -> int:
        """How many stand in a row of a page."""
        count = len(self.figures)
        return count if count <= _ACROSS else (count + 1) // 2


@dataclass(frozen=True, slots=True)
class Room:
    """Room that is left for somebody to write in, such as an explanation by the body concerned."""

    label: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Table | Figure | KeyFigures | Room | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A report.

    Attributes:
        name: what its file is called, without the ending.
        title: what it reports.
        blocks: its contents, from the beginning to the end.
        subtitle: about what or whom.
        as_of: the day for which it holds, as text.
        stamp: a warning about its data, such as "illustrative data"; empty for none.
        source: where the data come from, as text.
        footnotes: such as what was left out or could not be read.
        lang: its language.
        wide: whether its pages lie on their long side, for wide tables.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    as_of: str = ""
    stamp: str = ""
    source: str = ""
    footnotes: tuple[str, ...] = ()
    lang: Lang = "vi"
    wide: bool = False
