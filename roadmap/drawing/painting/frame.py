"""Paints what stands around the drawing."""

from __future__ import annotations

from roadmap.drawing.frame import SMALL, SUBTITLE, TITLE, Frame, page_text, sample_width
from roadmap.drawing.metrics import text_width
from roadmap.drawing.page import Page
from roadmap.drawing.painting.palette import ALARM, HEADING, INK, LINE, SOFT
from roadmap.drawing.painting.signs import sample
from roadmap.drawing.painting.svg import SvgWriter
from roadmap.drawing.paper import LEGIBLE, Spot, leading


def paint_frame(writer: SvgWriter, page: Page, around: Frame) -> None:
    """Title, subtitle, date and stamp above; notes, legend, source and page number below."""
    paper = page.paper
    left, right = paper.margin, paper.width - paper.margin
    writer.open("frame")
    _header(writer, page, around)
    writer.path(f"M{left:.2f} {around.rule:.2f}H{right:.2f}", stroke=HEADING, width=1.1)
    size = SMALL * paper.frame
    if around.notes or around.legend or around.source or page.count > 1:
        writer.path(f"M{left:.2f} {around.foot:.2f}H{right:.2f}", stroke=LINE, width=0.6)
    for note in around.notes:
        x = note.x
        if note.number:
            x += size * 1.9
            writer.circle(note.x + size * 0.72, note.y - size * 0.34, size * 0.68, fill="none", stroke=SOFT, width=0.8)
            writer.text(
                note.x + size * 0.72,
                note.y,
                str(note.number),
                max(size * 0.9, LEGIBLE),
                fill=SOFT,
                bold=True,
                anchor="middle",
            )
        for index, line in enumerate(note.lines):
            writer.text(x, note.y + index * leading(size), line, size, fill=INK)
    for item in around.legend:
        sample(writer, item.entry.sample, item.x, item.y, size)
        writer.text(item.x + sample_width(size), item.y, item.entry.text, size, fill=INK)
    y = around.base - (len(around.source) - 1) * leading(size)
    for line in around.source:
        writer.text(left, y, line, size, fill=SOFT)
        y += leading(size)
    number = page_text(page.sheet.lang, page.number, page.count)
    if number:
        writer.text(right, around.base, number, size, fill=SOFT, anchor="end")
    writer.close()


def _header(writer: SvgWriter, page: Page, around: Frame) -> None:
    paper = page.paper
    left, right, factor = paper.margin, paper.width - paper.margin, paper.frame
    y = paper.margin + TITLE * factor * 0.95
    for line in around.title:
        writer.text(left, y, line, TITLE * factor, fill=HEADING, bold=True)
        y += leading(TITLE * factor)
    y += (SUBTITLE - TITLE) * factor
    for line in around.subtitle:
        writer.text(left, y, line, SUBTITLE * factor, fill=SOFT)
        y += leading(SUBTITLE * factor)
    size = SUBTITLE * factor
    y = paper.margin + size
    if page.sheet.stamp:
        wide = text_width(page.sheet.stamp, size, bold=True) + size * 1.4
        writer.rect(Spot(right - wide, paper.margin, wide, size * 1.7), stroke=ALARM, width=1.2, radius=2)
        writer.text(right - wide / 2, paper.margin + size * 1.2, page.sheet.stamp, size, fill=ALARM, bold=True,
                    anchor="middle")  # fmt: skip
        y += size * 2.1
    for line in around.side:
        writer.text(right, y, line, size, fill=SOFT, anchor="end")
        y += leading(size)
