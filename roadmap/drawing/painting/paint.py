"""Paints a page: grounds, headings, arrows, cards and holes, each from its place and its texts."""

from __future__ import annotations

from collections.abc import Sequence

from roadmap.drawing.cards.typeset import TONED, RowSetting, inset, row_inset
from roadmap.drawing.frame import Frame, frame
from roadmap.drawing.metrics import text_width
from roadmap.drawing.page import CardSpot, Heading, HoleSpot, Page
from roadmap.drawing.painting import ways
from roadmap.drawing.painting.frame import paint_frame
from roadmap.drawing.painting.palette import (
    ALARM,
    ALARM_GROUND,
    BAND,
    FAINT,
    HATCH,
    HEADING,
    INK,
    LINE,
    LINKS,
    PAPER,
    SOFT,
    TONES,
)  # fmt: skip
from roadmap.drawing.painting.shapes import meanings, paint_shapes
from roadmap.drawing.painting.signs import alarm, arrowhead, bar, sign, stroke
from roadmap.drawing.painting.svg import Point, SvgWriter
from roadmap.drawing.paper import LEGIBLE, Sizes, Spot, leading


def paint(page: Page, lines: Sequence[list[Point] | None], *, fonts: bool = False) -> str:
    """The page as an SVG document.

    Args:
        page: with every part at its place.
        lines: corners of each of the page's arrows, in their order; None for an arrow that is not drawn.
        fonts: whether the fonts are embedded.
    """
    around = frame(page.sheet, page.paper, page.samples(), page.arrows, page.away)
    title = page.sheet.title if page.count == 1 else f"{page.sheet.title} ({page.number}/{page.count})"
    writer = SvgWriter(
        page.paper.width, page.paper.height, title, page.sheet.source, page.sheet.lang,
        fonts=fonts, mono=page.sheet.theme == "mono", muted=page.sheet.muted,
    )  # fmt: skip
    writer.rect(Spot(0, 0, page.paper.width, page.paper.height), fill=PAPER)
    paint_frame(writer, page, around)
    for band in page.bands:
        writer.rect(band.spot, fill=BAND, stroke=FAINT, width=0.6, radius=3)
    for heading in page.headings:
        _heading(writer, heading, page.sizes)
    paint_shapes(writer, page.shapes, meanings(page.sheet))
    for hole in page.holes:
        _hole(writer, hole, page.sizes)
    for pointer in page.pointers:
        writer.open("pointer")
        writer.rect(pointer.spot, fill=PAPER, stroke=FAINT, width=0.8, radius=3)
        _centred(writer, pointer.lines, pointer.spot, page.sizes.line, fill=SOFT, bold=False)
        writer.close()
    _arrows(writer, page, lines)
    for card in page.cards:
        _card(writer, card, page.sizes)
    _badges(writer, page, lines, around)
    return writer.finish()


def _centred(writer: SvgWriter, lines: Sequence[str], spot: Spot, size: float, *, fill: str, bold: bool) -> None:
    """Lines in the middle of a box."""
    y = spot.y + (spot.h - len(lines) * leading(size)) / 2 + size * 1.0
    for line in lines:
        writer.text(spot.x + spot.w / 2, y, line, size, fill=fill, bold=bold, anchor="middle")
        y += leading(size)


def _heading(writer: SvgWriter, heading: Heading, sizes: Sizes) -> None:
    writer.open(f"heading {heading.kind}", heading.tooltip)
    spot, size = heading.spot, heading.size
    if heading.kind == "group":
        _centred(writer, heading.lines, spot, size, fill=HEADING, bold=True)
        y = spot.bottom + sizes.pad * 0.15
        arm = sizes.pad * 0.5
        writer.path(f"M{spot.x:.2f} {y + arm:.2f}V{y:.2f}H{spot.right:.2f}V{y + arm:.2f}", stroke=HEADING, width=0.9)
    elif heading.kind == "column":
        nose = sizes.gutter * 0.42
        writer.polygon(_chevron(spot, nose), fill=HEADING)
        _centred(writer, heading.lines, spot._replace(x=spot.x + nose * 0.5), size, fill=PAPER, bold=True)
    elif heading.kind == "lane":
        ground = TONES[heading.tone]
        writer.rect(spot, fill=ground.tint, radius=3)
        bar(writer, Spot(spot.x, spot.y, sizes.bar * 1.2, spot.h), heading.tone)
        text = Spot(spot.x + sizes.bar * 1.4, spot.y, spot.w - sizes.bar * 1.4, spot.h)
        _centred(writer, heading.lines, text, size, fill=INK, bold=True)
    else:
        _block_heading(writer, heading, sizes)
    writer.close()


def _chevron(spot: Spot, nose: float) -> list[Point]:
    """A field whose right side points on and whose left side takes the point of the one before."""
    middle = spot.y + spot.h / 2
    return [
        (spot.x, spot.y), (spot.right, spot.y), (spot.right + nose, middle),
        (spot.right, spot.bottom), (spot.x, spot.bottom), (spot.x + nose, middle),
    ]  # fmt: skip


def _block_heading(writer: SvgWriter, heading: Heading, sizes: Sizes) -> None:
    spot, size = heading.spot, heading.size
    writer.rect(spot, fill=HEADING, radius=3)
    x, y = spot.x + sizes.pad * 1.2, spot.y + sizes.pad * 0.8 + size
    if heading.code:
        writer.text(x, y, heading.code, size, fill=PAPER, bold=True)
        x += text_width(heading.code, size, bold=True) + sizes.pad
    for line in heading.lines:
        writer.text(x, y, line, size, fill=PAPER, bold=True)
        y += leading(size)
    y += sizes.line - size
    for line in heading.notes:
        writer.text(x, y, line, sizes.line, fill=PAPER)
        y += leading(sizes.line)


def _card(writer: SvgWriter, placed: CardSpot, sizes: Sizes) -> None:
    card, setting, spot = placed
    writer.open("card", card.tooltip or card.title)
    if card.unowned:
        writer.rect(spot, fill=ALARM_GROUND, stroke=ALARM, width=1.7, dashes=(5, 2.6), radius=2.5)
    else:
        writer.rect(spot, fill=PAPER, stroke=LINE, width=0.8, radius=2.5)
    if card.tone:
        bar(writer, Spot(spot.x, spot.y, sizes.bar, spot.h), card.tone)
    x, y = spot.x + inset(sizes), spot.y + sizes.pad + sizes.title * 0.98
    if card.tag:
        writer.text(x, y, card.tag, sizes.line, fill=SOFT, bold=True)
    x += setting.tag
    for line in setting.title:
        writer.text(x, y, line, sizes.title, fill=INK, bold=True)
        y += leading(sizes.title)
    y += sizes.line - sizes.title
    for line in setting.lines:
        writer.text(x, y, line, sizes.line, fill=SOFT)
        y += leading(sizes.line)
    for index, line in enumerate(setting.unowned):
        if not index:
            alarm(writer, x, y - sizes.line * 0.36, sizes.sign)
        writer.text(x + sizes.sign * 1.4, y, line, sizes.line, fill=ALARM, bold=True)
        y += leading(sizes.line)
    y = _state(writer, placed, x, y, sizes)
    if setting.rows:
        over = bool(setting.title or setting.lines or setting.unowned or any(setting.state))
        _rows(writer, setting.rows, Spot(x, y - sizes.line, spot.right - sizes.pad - x, 0), sizes, over=over)
    writer.close()


def _state(writer: SvgWriter, placed: CardSpot, x: float, y: float, sizes: Sizes) -> float:
    """The card's state and dates with their baseline at `y`; returns the baseline of the next line."""
    (word, when), mark = placed.setting.state, placed.card.mark
    if not word and not when:
        return y
    if mark and word:
        sign(writer, mark.symbol, x + sizes.sign / 2, y - sizes.line * 0.36, sizes.sign)
        x += sizes.sign * 1.4
        writer.text(x, y, word, sizes.line, fill=INK)
        x += text_width(f"{word} ", sizes.line)
        when = f"· {when}" if when else ""
    if when:
        writer.text(x, y, when, sizes.line, fill=SOFT)
    return y + leading(sizes.line)


def _rows(writer: SvgWriter, rows: Sequence[RowSetting], spot: Spot, sizes: Sizes, *, over: bool) -> None:
    """Parts of a card, one under the other from the top of `spot`, each under a line; `over`: so is the first."""
    y = spot.y + sizes.pad * 0.3
    size = sizes.line
    for number, row in enumerate(rows):
        if number or over:
            writer.path(f"M{spot.x:.2f} {y:.2f}H{spot.right:.2f}", stroke=FAINT, width=0.6)
        y += sizes.pad * 0.5
        if row.unowned:
            frame_ = Spot(spot.x - sizes.pad * 0.5, y, spot.w + sizes.pad, row.height - sizes.pad * 0.2)
            writer.rect(frame_, fill=ALARM_GROUND, stroke=ALARM, width=1.1, dashes=(3.2, 1.8), radius=2)
            y += sizes.pad * 0.35
        line_y, left = y + size, spot.x
        if row.tone:
            lines = (len(row.text) + len(row.detail)) * leading(size)
            bar(writer, Spot(left, y + size * 0.1, sizes.bar, lines - size * 0.1), row.tone)
            left += sizes.bar * TONED
        if row.mark:
            sign(writer, row.mark.symbol, left + sizes.sign * 0.5, line_y - size * 0.36, sizes.sign * 0.9)
        elif not row.tone:
            writer.circle(left + sizes.sign * 0.5, line_y - size * 0.34, size * 0.16, fill=SOFT)
        x = spot.x + row_inset(row, sizes)
        for line in row.text:
            writer.text(x, line_y, line, size, fill=INK)
            line_y += leading(size)
        for index, line in enumerate(row.detail):
            if row.unowned and not index:
                alarm(writer, left + sizes.pad * 0.15, line_y - size * 0.36, sizes.sign * 0.9)
            writer.text(x, line_y, line, size, fill=ALARM if row.unowned else SOFT, bold=row.unowned)
            line_y += leading(size)
        y += row.height - (sizes.pad * 0.35 if row.unowned else 0.0)


def _hole(writer: SvgWriter, placed: HoleSpot, sizes: Sizes) -> None:
    hole, setting, spot = placed
    writer.open("hole", f"{hole.word} {hole.detail}".strip())
    writer.rect(spot, fill=PAPER, radius=3)
    _hatch(writer, spot, sizes)
    writer.rect(spot, stroke=SOFT, width=1.6, dashes=(6, 4), radius=3)
    height = len(setting.word) * leading(sizes.title) + len(setting.detail) * leading(sizes.line)
    label = Spot(spot.x + sizes.pad, spot.y + (spot.h - height) / 2 - sizes.pad, spot.w - sizes.pad * 2, 0)
    writer.rect(label._replace(h=height + sizes.pad * 2), fill=PAPER, radius=3)
    top = label._replace(y=label.y + sizes.pad, h=len(setting.word) * leading(sizes.title))
    _centred(writer, setting.word, top, sizes.title, fill=INK, bold=True)
    below = top._replace(y=top.bottom, h=len(setting.detail) * leading(sizes.line))
    _centred(writer, setting.detail, below, sizes.line, fill=SOFT, bold=False)
    writer.close()


def _hatch(writer: SvgWriter, spot: Spot, sizes: Sizes) -> None:
    """Slanted lines inside a box, cut at its sides by hand, since clipping is not among the elements used."""
    step = sizes.gap * 0.8
    parts: list[str] = []
    offset = step
    while offset < spot.w + spot.h:
        x1, y1 = spot.x + min(offset, spot.w), spot.y + max(0.0, offset - spot.w)
        x2, y2 = spot.x + max(0.0, offset - spot.h), spot.y + min(offset, spot.h)
        parts.append(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}")
        offset += step
    if parts:
        writer.path("".join(parts), stroke=HATCH, width=0.5)


def _arrows(writer: SvgWriter, page: Page, lines: Sequence[list[Point] | None]) -> None:
    titles = {spot.card.id: spot.card.title for spot in page.cards}
    for (arrow, _), points in zip(page.arrows, lines, strict=True):
        if points is None or len(points) < 2:
            continue
        look = LINKS[arrow.kind]
        ends = f"{titles[arrow.source]} → {titles[arrow.target]}"
        writer.open(f"arrow {arrow.kind.value}", f"{ends}: {arrow.label}" if arrow.label else ends)
        length = 5.2 + look.width * 0.6
        stroke(writer, ways.rounded(ways.shortened(points, length * 0.8)), look)
        arrowhead(writer, ways.head(points), look, length)
        writer.close()


def _badges(writer: SvgWriter, page: Page, lines: Sequence[list[Point] | None], around: Frame) -> None:
    """Numbers on the arrows that have a note under the drawing."""
    noted = {note.number for note in around.notes}
    size = max(page.sizes.line * 0.92, LEGIBLE)
    radius, taken = size * 0.78, list[Point]()
    boxes = [spot.spot for spot in page.cards]
    drawn = [points for points in lines if points is not None and len(points) > 1]
    for (arrow, number), points in zip(page.arrows, lines, strict=True):
        if number not in noted or not number or points is None or len(points) < 2:
            continue
        others = [other for other in drawn if other is not points]
        x, y = ways.badge(points, radius, taken, boxes, others)
        taken.append((x, y))
        colour = LINKS[arrow.kind].colour
        writer.circle(x, y, radius, fill=PAPER, stroke=colour, width=0.9)
        writer.text(x, y + size * 0.35, str(number), size, fill=colour, bold=True, anchor="middle")
