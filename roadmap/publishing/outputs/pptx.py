"""PPTX: a deck for a briefing in 16:9, one picture a slide; the notes hold the tables that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from roadmap.drawing.metrics import wrap
from roadmap.publishing import powerpoint, slides
from roadmap.publishing.document import Document, Manner
from roadmap.publishing.package import packed
from roadmap.publishing.powerpoint import Spot
from roadmap.publishing.slides import BOTTOM, EDGE, HEIGHT, ROOM, TEXT, TOP, WIDTH
from roadmap.publishing.wording import not_installed
from roadmap.safe import OfficeText, to_office

_INK, _SOFT, _BLUE, _RED, _BAND, _PAPER = "1B2733", "4D5B69", "1F3A5F", "B3261E", "F6F8FA", "FFFFFF"
_COLOURS: dict[Manner, str] = {"plain": _INK, "strong": _INK, "soft": _SOFT, "alarm": _RED}
_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_SMALL, _NOTE = 10.0, 12.0
_SAFELY = 0.92  # of a line, since another machine may have another font
_ZOOM = 1.5  # 1920 pixels across
_NOTED_ROWS = 60


def write(document: Document) -> bytes:
    """`document` as one deck.

    Raises:
        DrawingError: the library is not installed, or a figure could not be drawn.
    """
    try:
        import pptx
    except ImportError:
        raise not_installed("pptx", "office") from None
    made = _Writing(pptx.Presentation(), document)
    made.all()
    return packed(made.file, document)


class _Writing:
    """A document on its way into a deck of python-pptx."""

    def __init__(self, file: Any, document: Document) -> None:
        self.file = file
        self.document = document

    def all(self) -> None:
        """Every slide."""
        from pptx.util import Pt

        self._widen()
        self.file.slide_width, self.file.slide_height = Pt(WIDTH), Pt(HEIGHT)
        self._opening()
        for one in slides.slides(self.document):
            match one:
                case slides.Words():
                    self._words(one)
                case slides.Numbers():
                    self._numbers(one)
                case slides.Part():
                    self._part(one)
                case slides.Shown():
                    self._shown(one)

    def _widen(self) -> None:
        """Let the layouts of the library's own template, made for 4:3, suit the wider slide."""
        factor = WIDTH / (self.file.slide_width / 12_700)
        for part in (self.file.slide_master, *self.file.slide_layouts):
            for shape in part.placeholders:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)

    # --- slides ------------------------------------------------------------------------------------------------------

    def _opening(self) -> None:
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_SLIDE])
        title, under = slide.placeholders[0], slide.placeholders[1]
        powerpoint.place(title, (EDGE, 130, ROOM, 130))
        powerpoint.place(under, (EDGE, 275, ROOM, 120))
        self._say(
            title.text_frame, [(*slides.fitted(self.document.title, ROOM * _SAFELY, (34, 26, 20), 3), _BLUE, True)]
        )
        subtitle = slides.fitted(self.document.subtitle, ROOM * _SAFELY, (20, 16), 3)
        lines = [(*subtitle, _INK, False), (self.document.as_of, 16, _SOFT, False)]
        self._say(under.text_frame, [line for line in lines if line[0]])
        for frame in (title.text_frame, under.text_frame):
            frame.word_wrap = True
        title.text_frame.vertical_anchor = 4
        if self.document.stamp:
            warning = slides.fitted(self.document.stamp, ROOM * _SAFELY, (16, 12), 2)
            self._box(slide, (EDGE, 40, ROOM, 30), [(*warning, _RED, True)])
        self._foot(slide, number=False)
        said = (self.document.title, self.document.subtitle, *self.document.footnotes, self.document.source)
        self._note(slide, said)

    def _slide(self, title: str) -> Any:
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ONLY])
        shape = slide.shapes.title
        powerpoint.place(shape, (EDGE, 24, ROOM, 60))
        self._say(shape.text_frame, [(*slides.fitted(title, ROOM * _SAFELY, (24, 18, 14), 2), _BLUE, True)])
        shape.text_frame.word_wrap = True
        shape.text_frame.vertical_anchor = 3
        return slide

    def _words(self, one: slides.Words) -> None:
        slide = self._slide(one.title)
        strong = ("strong", "alarm")
        lines = [(said.text, TEXT, _COLOURS[said.manner], said.manner in strong) for said in one.said]
        box = self._box(slide, (EDGE, TOP, ROOM, BOTTOM - TOP), lines, after=TEXT * 0.4)
        for paragraph, said in zip(box.text_frame.paragraphs, one.said, strict=True):
            powerpoint.hang(paragraph, said.sign)
        self._foot(slide)
        self._note(slide, [one.title, self.document.source])

    def _numbers(self, one: slides.Numbers) -> None:
        slide = self._slide(one.title)
        count = len(one.figures)
        across = min(3, count) if count != 4 else 2
        gap = 16.0
        wide = (ROOM - gap * (across - 1)) / across
        down = -(-count // across)
        high = min(140.0, (BOTTOM - TOP - gap * (down - 1)) / down)
        for place, figure in enumerate(one.figures):
            spot = (EDGE + place % across * (wide + gap), TOP + 10 + place // across * (high + gap), wide, high)
            colour = _RED if figure.manner == "alarm" else _BLUE
            room = (wide - 30) * _SAFELY
            lines = [
                (*slides.fitted(figure.value, room, (32, 24, 16), 2), colour, True),
                (*slides.fitted(figure.label, room, (16, 13), 2), _INK, False),
                (*slides.fitted(figure.note, room, (13, 12), 2), _SOFT, False),
            ]
            box = self._box(slide, spot, [line for line in lines if line[0]])
            powerpoint.frame(box, colour)
        self._foot(slide)
        whole = (f"{one.value}: {one.label}" + (f" ({one.note})" if one.note else "") for one in one.figures)
        self._note(slide, [one.title, *whole, self.document.source])

    def _part(self, part: slides.Part) -> None:
        from pptx.util import Pt

        slide = self._slide(part.title)
        spot = map(Pt, (EDGE, TOP, ROOM, sum(part.heights)))
        table = slide.shapes.add_table(len(part.rows), len(part.widths), *spot).table
        table.first_row, table.horz_banding, table.last_row = True, False, part.summed
        for place, width in enumerate(part.widths):
            table.columns[place].width = Pt(width)
        for number, (row, height) in enumerate(zip(table.rows, part.heights, strict=True)):
            row.height = Pt(height)
            summed = part.summed and number == len(part.rows) - 1
            for place, cell in enumerate(row.cells):
                manner: Manner = part.full[number - 1][place].manner if number else "strong"
                bold = not number or summed or manner in ("strong", "alarm")
                ink = _COLOURS[manner] if number else _BLUE
                right = part.table.columns[place].kind == "number"
                self._cell(cell, part.rows[number][place], part.size, ink, bold=bold, right=right)
                powerpoint.ground(cell, _PAPER if number and not summed else _BAND)
        if part.more:
            self._box(slide, (EDGE, BOTTOM - 2, ROOM, 20), [(part.more, _NOTE, _SOFT, False)])
        self._foot(slide)
        headings = [column.heading for column in part.table.columns]
        whole = _as_lines(headings, [[cell.text for cell in row] for row in part.full])
        self._note(slide, [part.title, *whole, self.document.source])

    def _shown(self, one: slides.Shown) -> None:
        """A picture that fills the slide; its title is said above the slide, for those who do not see the picture."""
        from pptx.util import Pt

        slide = self._slide(one.title)
        powerpoint.place(slide.shapes.title, (EDGE, -80, ROOM, 60))
        shape = slide.shapes.add_picture(BytesIO(one.picture.png(_ZOOM)), 0, 0, Pt(WIDTH), Pt(HEIGHT))
        shape._element.nvPicPr.cNvPr.set("descr", to_office(one.picture.alt))
        self._foot(slide, about=False)
        self._note(slide, [one.title, *_as_lines(one.header, one.rows), self.document.source])

    # --- parts of a slide --------------------------------------------------------------------------------------------

    def _say(self, frame: Any, lines: Iterable[tuple[str, float, str, bool]], *, after: float = 0.0) -> None:
        """Paragraphs of a text frame: text, size, colour, whether bold."""
        from pptx.util import Pt

        for place, (text, size, colour, bold) in enumerate(lines):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            paragraph.alignment = 1
            paragraph.space_after = Pt(after)
            powerpoint.write(
                paragraph, to_office(text.replace("\n", " ")), size, colour, bold=bold, lang=self.document.lang
            )

    def _box(
        self, slide: Any, spot: Spot, lines: Iterable[tuple[str, float, str, bool]],
        *, after: float = 0.0,
    ) -> Any:  # fmt: skip
        from pptx.enum.text import MSO_AUTO_SIZE
        from pptx.util import Pt

        box = slide.shapes.add_textbox(*map(Pt, spot))
        box.text_frame.word_wrap = True
        box.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        self._say(box.text_frame, lines, after=after)
        return box

    def _cell(self, cell: Any, text: str, size: float, colour: str, *, bold: bool, right: bool) -> None:
        from pptx.util import Pt

        cell.margin_left = cell.margin_right = Pt(5)
        cell.margin_top = cell.margin_bottom = Pt(2)
        for place, line in enumerate(text.split("\n")):
            paragraph = cell.text_frame.add_paragraph() if place else cell.text_frame.paragraphs[0]
            paragraph.alignment = 3 if right else 1
            powerpoint.write(paragraph, to_office(line), size, colour, bold=bold, lang=self.document.lang)

    def _foot(self, slide: Any, *, about: bool = True, number: bool = True) -> None:
        """Source and day at the left, the slide's number at the right; a picture says the former itself."""
        said = " · ".join(text for text in (self.document.stamp, self.document.as_of, self.document.source) if text)
        if about and said:
            room = ROOM - 60
            (shown,) = wrap(said.replace("\n", " "), room * _SAFELY, _SMALL, lines=1)
            self._box(slide, (EDGE, HEIGHT - 30, room, 20), [(shown, _SMALL, _SOFT, False)])
        if number:
            box = self._box(slide, (WIDTH - EDGE - 50, HEIGHT - 30, 50, 20), [("", _SMALL, _SOFT, False)])
            powerpoint.write_number(box.text_frame.paragraphs[0], _SMALL)

    def _note(self, slide: Any, lines: Sequence[str]) -> None:
        slide.notes_slide.notes_text_frame.text = OfficeText("\n".join(to_office(line) for line in lines if line))


def _as_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table as lines of speaker notes: what stands under each heading."""
    lines = [
        "; ".join(f"{head}: {text}" for head, text in zip(header, row, strict=True) if text)
        for row in rows[:_NOTED_ROWS]
    ]
    return lines + (["…"] if len(rows) > _NOTED_ROWS else [])
