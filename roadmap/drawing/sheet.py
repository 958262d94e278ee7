"""A sheet: a drawing with its frame; bodies to draw stand in `cards`, `charts`, `matrices`, `networks` and `maps`.

Everything here is text and choice, never a position: :mod:`roadmap.drawing.layout` computes where what goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, Self

from roadmap.drawing.look import Sample, Tone
from roadmap.model.text import Lang

Theme = Literal["colour", "mono"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A legend entry: it is drawn only on pages where its sample occurs."""

    sample: Sample
    text: str


class Body(Protocol):
    """What is drawn: cards, a chart, a matrix, a network, a map. Its layout is found by its type."""

    def ids(self) -> Iterator[str]:
        """The ids of what it shows, by which that can take tones."""
        ...

    def toned(self, tones: Mapping[str, Tone]) -> Self:
        """The same body, what it shows in the tones given by id; what has none bears no bar."""
        ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing with its frame.

    Attributes:
        title: what is shown, in one line.
        body: the drawing itself.
        subtitle: a lighter line under the title.
        as_of: the date for which it holds, as text.
        source: where the data come from, as text.
        stamp: an outlined warning in the upper right corner, such as "illustrative data".
        legend: words for every sample that may occur; each page shows those that do.
        footnotes: such as what was left out.
        lang: language of the frame's own words.
        page: name of a page preset.
        theme: ``colour``, or ``mono`` for black ink on white paper.
        muted: whether everything but the bars of tones is pale, so that these are seen first.
    """

    title: str
    body: Body
    subtitle: str = ""
    as_of: str = ""
    source: str = ""
    stamp: str = ""
    legend: tuple[Entry, ...] = ()
    footnotes: tuple[str, ...] = ()
    lang: Lang = "vi"
    page: str = field(default="a4")
    theme: Theme = "colour"
    muted: bool = False
