"""What stands around a drawing: title, date and stamp above; notes, legend, source and page number below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from roadmap.drawing.cards.card import Arrow
from roadmap.drawing.look import Sample
from roadmap.drawing.metrics import text_width, wrap
from roadmap.drawing.paper import Paper, Spot, leading
from roadmap.drawing.sheet import Entry, Sheet
from roadmap.model.text import Lang, Text

TITLE, SUBTITLE, SMALL = 15.0, 9.0, 7.2
MOST_NOTES = 12
"""Arrow notes that a page shows; the table in Markdown holds them all."""

PAGE = Text("Trang {}/{}", "Page {}/{}")
CONTINUED = Text("(tiếp)", "(continued)")
MORE_NOTES = Text("và {} mũi tên khác (bảng đầy đủ: --format md)", "and {} more arrows (full table: --format md)")
AWAY = Text("Mũi tên không vẽ trên trang này: {}", "Arrows not drawn on this page: {}")
POINTER = Text("→ tr. {}", "→ p. {}")
TO_PAGE = Text("{} → {} (tr. {})", "{} → {} (p. {})")


class LegendItem(NamedTuple):
    """A legend entry and its place: left of the sample, baseline of the text."""

    entry: Entry
    x: float
    y: float


class Note(NamedTuple):
    """A text under the drawing; `number` is drawn as a badge before it, 0 for none."""

    number: int
    lines: tuple[str, ...]
    x: float
    y: float


class Frame(NamedTuple):
    """Places of the frame's parts, in points; texts are broken into lines.

    Attributes:
        title: lines of the title.
        subtitle: lines under it.
        side: lines at the right of the title: the date.
        rule: y of the rule under the header.
        foot: y where the footer begins.
        notes: arrow notes and footnotes.
        legend: legend entries.
        source: lines of the source.
        base: baseline of the last line.
        area: what is left for the drawing.
    """

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    side: tuple[str, ...]
    rule: float
    foot: float
    notes: tuple[Note, ...]
    legend: tuple[LegendItem, ...]
    source: tuple[str, ...]
    base: float
    area: Spot


def away_height(paper: Paper) -> float:
    """Room that the note about arrows to other pages may need, in points."""
    return 3 * leading(SMALL * paper.frame) + SMALL * paper.frame


def sample_width(size: float) -> float:
    """Room of a legend sample."""
    return size * 3.4


def _notes_text(
    sheet: Sheet, arrows: Iterable[tuple[Arrow, int]], away: Sequence[tuple[str, str, int]]
) -> list[tuple[int, str]]:
    """Numbered arrow notes, then footnotes."""
    labelled = [(number, arrow.label) for arrow, number in arrows if number]
    notes = labelled[:MOST_NOTES]
    if len(labelled) > MOST_NOTES:
        notes.append((0, MORE_NOTES.of(sheet.lang).format(len(labelled) - MOST_NOTES)))
    if away:
        notes.append((0, _away_text(sheet.lang, away)))
    return notes + [(0, text) for text in sheet.footnotes]


def _away_text(lang: Lang, away: Sequence[tuple[str, str, int]]) -> str:
    shown = [TO_PAGE.of(lang).format(*one) if one[2] else f"{one[0]} → {one[1]}" for one in away[:4]]
    if len(away) > len(shown):
        shown.append(MORE_NOTES.of(lang).format(len(away) - len(shown)))
    return AWAY.of(lang).format("; ".join(shown))


def _legend(entries: Iterable[Entry], paper: Paper, size: float) -> tuple[list[tuple[Entry, float, int]], int]:
    """Legend entries in rows: entry, x, row; and the number of rows."""
    placed: list[tuple[Entry, float, int]] = []
    x, row = paper.margin, 0
    for entry in entries:
        width = sample_width(size) + text_width(entry.text, size) + size * 2.2
        if x + width > paper.width - paper.margin + size * 2.2 and x > paper.margin:
            x, row = paper.margin, row + 1
        placed.append((entry, x, row))
        x += width
    return placed, row + 1 if placed else 0


def _notes(notes: Sequence[tuple[int, str]], paper: Paper, size: float) -> tuple[list[Note], float]:
    """Notes in columns, row by row, from y = 0; and their height. Long unnumbered notes take the whole width."""
    room = paper.width - 2 * paper.margin
    columns = 2 if paper.width < paper.height else 3
    step = room / columns
    indent = size * 1.9
    placed: list[Note] = []
    y, column, height = 0.0, 0, 0.0
    for number, text in notes:
        if number:
            lines = wrap(text, step - indent - size, size, lines=2)
            if column == columns:
                y, column, height = y + height, 0, 0.0
            placed.append(Note(number, lines, paper.margin + column * step, y))
            column += 1
        else:
            lines = wrap(text, room, size, lines=3)
            y, column, height = y + height, columns, 0.0
            placed.append(Note(0, lines, paper.margin, y))
        height = max(height, len(lines) * leading(size) + size * 0.3)
    return placed, y + height


def frame(
    sheet: Sheet,
    paper: Paper,
    samples: Collection[Sample],
    arrows: Sequence[tuple[Arrow, int]],
    away: Sequence[tuple[str, str, int]] = (),
) -> Frame:
    """Place the frame of a page.

    Args:
        sheet: whose frame.
        paper: on which paper.
        samples: what occurs on the page.
        arrows: arrows on the page, with the numbers of their notes.
        away: arrows that lead to other pages: titles at their ends, number of that page.
    """
    factor = paper.frame
    size = SMALL * factor
    room = paper.width - 2 * paper.margin
    side = wrap(sheet.as_of, room * 0.3, SUBTITLE * factor, lines=2)
    beside = max((text_width(line, SUBTITLE * factor) for line in side), default=0.0)
    if sheet.stamp:
        beside = max(beside, text_width(sheet.stamp, SUBTITLE * factor, bold=True) + size * 2)
    title = wrap(sheet.title, room - beside - size * 3, TITLE * factor, bold=True, lines=2)
    subtitle = wrap(sheet.subtitle, room - beside - size * 3, SUBTITLE * factor, lines=2)
    left = len(title) * leading(TITLE * factor) + len(subtitle) * leading(SUBTITLE * factor)
    right = (len(side) + (1.7 if sheet.stamp else 0.0)) * leading(SUBTITLE * factor)
    rule = paper.margin + max(left, right) + size * 0.4

    base = paper.height - paper.margin
    source = wrap(sheet.source, room * 0.88, size, lines=3)
    y = base - max(len(source), 1) * leading(size)
    entries = [entry for entry in sheet.legend if entry.sample in samples]
    flow, rows = _legend(entries, paper, size)
    y -= rows * leading(size) * 1.35 + (size * 0.8 if rows else 0.0)
    legend = tuple(LegendItem(entry, x, y + (row + 0.9) * leading(size) * 1.35) for entry, x, row in flow)
    notes, height = _notes(_notes_text(sheet, arrows, away), paper, size)
    y -= height + (size * 0.6 if notes else 0.0)
    placed = tuple(Note(note.number, note.lines, note.x, y + note.y + size * 1.1) for note in notes)
    foot = y - size * 0.6
    area = Spot(paper.margin, rule + size * 1.2, room, foot - rule - size * 2.2)
    return Frame(title, subtitle, side, rule, foot, placed, legend, source, base, area)


def page_text(lang: Lang, number: int, count: int) -> str:
    """Which page of how many; empty for a single page."""
    return PAGE.of(lang).format(number, count) if count > 1 else ""
