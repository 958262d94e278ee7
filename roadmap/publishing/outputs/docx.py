"""DOCX: a document that can be worked on in Word, with real styles; figures are pictures with a text in their place."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from roadmap.publishing import word
from roadmap.publishing.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Manner,
    PageBreak,
    Paragraph,
    Room,
    Table,
)
from roadmap.publishing.package import packed
from roadmap.publishing.picture import pictures
from roadmap.publishing.walk import walk
from roadmap.publishing.widths import SLACK, widths
from roadmap.publishing.wording import PAGE, not_installed
from roadmap.safe import to_office

_LONG, _SHORT = 297.0, 210.0
_STYLES: dict[Manner, str] = {"plain": "Normal", "strong": "Normal", "soft": "Soft", "alarm": "Alarm"}
_COLOURS: dict[Manner, str] = {"soft": word.SOFT, "alarm": word.RED}
_LONG_CELL = 1500
_CELL_SIZE, _CELL_PADDING = 10.0, 11.5
_OVER_CAPTION, _UNDER_HEADING = 0.92, 0.84
"""Share of a page's height that remains for a figure."""
_POINT = 12_700
"""A point in EMU."""


def write(document: Document) -> bytes:
    """`document` as one DOCX.

    Raises:
        DrawingError: the library is not installed, or a figure could not be drawn.
    """
    try:
        import docx
    except ImportError:
        raise not_installed("docx", "office") from None
    made = _Writing(docx.Document(), document)
    made.all()
    return packed(made.file, document)


class _Writing:
    """A document on its way into a file of python-docx."""

    def __init__(self, file: Any, document: Document) -> None:
        self.file = file
        self.document = document
        self.lying = document.wide

    def all(self) -> None:
        """Everything, from the styles to the last note."""
        word.set_styles(self.file, self.document.lang)
        self._page(self.file.sections[0], lying=self.document.wide, narrow=False)
        self._head_and_foot()
        self._opening()
        for placed in walk(self.document):
            block, before = placed.block, placed.before
            if isinstance(block, PageBreak):
                continue  # what follows begins the page
            turned = self._turn(to_figure=isinstance(block, Figure) or placed.opens_figure)
            if isinstance(block, Figure):
                self._figure(block, placed.caption, below=before)
            else:
                self._block(block, fresh=isinstance(before, PageBreak) and not turned)
        self._turn(to_figure=False)
        for text in (*self.document.footnotes, self.document.source):
            if text:
                self.file.add_paragraph(to_office(text), "Note")

    def _page(self, section: Any, *, lying: bool, narrow: bool) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
        width, height = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
        section.page_width, section.page_height = Mm(width), Mm(height)
        left, right, top, bottom = (10, 10, 15, 15) if narrow else (30, 15, 20, 20)
        section.left_margin, section.right_margin = Mm(left), Mm(right)
        section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
        section.header_distance = section.footer_distance = Mm(7 if narrow else 10)

    def _turn(self, *, to_figure: bool) -> bool:
        """Begin a page of the right direction where the last one lies otherwise; whether one was begun."""
        from docx.enum.section import WD_SECTION

        turns = to_figure != (self.file.sections[-1].left_margin.mm < 20)
        if turns:
            section = self.file.add_section(WD_SECTION.NEW_PAGE)
            self._page(section, lying=to_figure or self.document.wide, narrow=to_figure)
        return bool(turns)

    @property
    def _room(self) -> tuple[int, int]:
        """Width and height inside the margins, in EMU."""
        page = self.file.sections[-1]
        width = page.page_width - page.left_margin - page.right_margin
        return width, page.page_height - page.top_margin - page.bottom_margin

    def _head_and_foot(self) -> None:
        section = self.file.sections[0]
        if self.document.stamp:
            paragraph = section.header.paragraphs[0]
            paragraph.alignment = 2
            word.write(paragraph, to_office(self.document.stamp), bold=True, colour=word.RED, size=9)
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = 2
        about = " · ".join(part for part in (self.document.as_of, PAGE.of(self.document.lang)) if part)
        word.write(paragraph, to_office(f"{about} "), size=9)
        word.write_field(paragraph, "PAGE", size=9)
        word.write(paragraph, to_office("/"), size=9)
        word.write_field(paragraph, "NUMPAGES", size=9)

    def _opening(self) -> None:
        self.file.add_paragraph(to_office(self.document.title), "Title")
        if self.document.subtitle:
            self.file.add_paragraph(to_office(self.document.subtitle), "Subtitle")
        if self.document.as_of:
            self.file.add_paragraph(to_office(self.document.as_of), "Soft")

    def _block(self, block: Block, *, fresh: bool) -> None:
        """Anything but a figure, which begins a page of its own; a page begins where it is to be `fresh`.

        A heading begins the page itself: a break before it may fall onto an empty page.
        """
        if fresh and not isinstance(block, Heading):
            self.file.add_page_break()
        match block:
            case Heading(text=text, level=level):
                self.file.add_heading(to_office(text), level).paragraph_format.page_break_before = fresh or None
            case Paragraph(text=text, manner=manner):
                paragraph = self.file.add_paragraph(style=_STYLES[manner])
                word.write(paragraph, to_office(text), bold=manner == "strong")
            case Bullets(items=items, numbered=numbered):
                self._bullets(items, numbered=numbered)
            case Table():
                self._table(block)
            case KeyFigures():
                self._key_figures(block)
            case Room(label=label, lines=lines):
                self._writing_room(label, lines)

    def _bullets(self, items: tuple[str, ...], *, numbered: bool) -> None:
        number = word.numbered_anew(self.file) if numbered else 0
        for item in items:
            paragraph = self.file.add_paragraph(to_office(item), "List Number" if numbered else "List Bullet")
            if numbered:
                word.set_list(paragraph, number)

    def _figure(self, figure: Figure, caption: str, *, below: Block | None) -> None:
        """Every page of the figure on a page of its own; only what stands above the first leaves it less room."""
        from docx.shared import Emu, Pt

        width, height = self._room
        for count, picture in enumerate(pictures(figure.drawing, "a4")):
            share = _UNDER_HEADING if isinstance(below, Heading) and not count else _OVER_CAPTION
            wide = min(width, int(height * share * picture.width / picture.height))
            drawn = self.file.add_picture(BytesIO(picture.png()), width=Emu(wide))
            drawn._inline.docPr.set("descr", to_office(picture.alt))
            style = self.file.paragraphs[-1].paragraph_format
            style.space_after = Pt(2)
            style.page_break_before = bool(count) or isinstance(below, Figure)
        style.keep_with_next = True
        self.file.add_paragraph(to_office(caption), "Caption")

    def _key_figures(self, block: KeyFigures) -> None:
        from docx.shared import Pt

        across = block.across
        table = self.file.add_table(rows=-(-len(block.figures) // across), cols=across)
        for place, figure in enumerate(block.figures):
            cell = table.cell(place // across, place % across)
            colour = word.RED if figure.manner == "alarm" else word.BLUE
            word.rule(cell, top=colour, eighths=18)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            word.write(paragraph, to_office(figure.value), bold=True, colour=colour, size=18)
            word.write(cell.add_paragraph(style="Table Text"), to_office(figure.label))
            if figure.note:
                word.write(cell.add_paragraph(style="Table Text"), to_office(figure.note), colour=word.SOFT)
        word.set_widths(table, table._cells, [self._room[0] / _POINT / across] * across)
        word.gap(self.file)

    def _writing_room(self, label: str, lines: int) -> None:
        from docx.shared import Mm

        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        word.write(paragraph, to_office(label), bold=True)
        table = self.file.add_table(rows=lines, cols=1)
        for row in table.rows:
            row.height = Mm(9)
            word.uncut(row)
            word.rule(row.cells[0], bottom=word.SOFT, dotted=True)
        for row in list(table.rows)[:-1]:
            word.kept(row)
        word.gap(self.file)

    def _table(self, table: Table) -> None:
        if table.caption:
            paragraph = self.file.add_paragraph(to_office(table.caption), "Caption")
            paragraph.paragraph_format.keep_with_next = True
        heads = tuple(Cell(column.heading, manner="strong") for column in table.columns)
        rows = (heads, *table.rows, *table.sums)
        across = len(table.columns)
        made = self.file.add_table(rows=max(2, len(rows)), cols=across, style="Table Grid")
        word.head_of(made.rows[0])
        word.pad(made, 1.5)
        grid = made._cells  # once: python-docx finds all cells again for each cell that is asked for
        for place, cells in enumerate(rows):
            targets = grid[place * across : (place + 1) * across]
            for column, cell, target in zip(table.columns, cells, targets, strict=True):
                bold = place > len(table.rows) or place == 0 or cell.manner in ("strong", "alarm")
                self._cell(target, column, cell, bold=bold)
                if place == 0:
                    word.shade(target, word.BAND)
        word.kept(made.rows[0])
        for row, cells in zip(made.rows, rows, strict=False):
            if all(len(cell.text) < _LONG_CELL for cell in cells):
                word.uncut(row)
        word.set_widths(made, grid, widths(table, self._room[0] / _POINT, _CELL_SIZE * SLACK, _CELL_PADDING))
        if not table.rows:
            self._cell(grid[across].merge(grid[-1]), Column(""), Cell(table.empty, manner="soft"), bold=False)
        word.gap(self.file)

    def _cell(self, target: Any, column: Column, cell: Cell, *, bold: bool) -> None:
        paragraph = target.paragraphs[0]
        paragraph._p.style = word.TABLE_TEXT_ID  # by its id: looking the style up takes most of the time otherwise
        if column.kind == "number":
            paragraph.alignment = 2
        word.write(paragraph, to_office(cell.text), bold=bold, colour=_COLOURS.get(cell.manner, ""))
