"""PPTX: a deck for a briefing in 16:9, one picture a slide; the notes hold the tables that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from roadmap.drawing.metrics import text_width
from roadmap.publishing import powerpoint
from roadmap.publishing.document import Document, Manner
from roadmap.publishing.package import packed
from roadmap.publishing.pieces import (
    EDGE,
    GAP,
    HEIGHT,
    ROOM,
    SUBHEAD,
    TABLE,
    TEXT,
    TOP,
    WIDTH,
    Numbers,
    Part,
    Under,
    Words,
    fitted,
    label_lines,
    titled,
)
from roadmap.publishing.powerpoint import Spot
from roadmap.publishing.slides import Shown, Written, slides
from roadmap.publishing.wording import not_installed
from roadmap.safe import OfficeText, to_office

_INK, _SOFT, _BLUE, _RED = "1B2733", "4D5B69", "1F3A5F", "B3261E"
_BAND, _PAPER, _LINE = "F6F8FA", "FFFFFF", "D5DBE1"
_COLOURS: dict[Manner, str] = {"plain": _INK, "strong": _INK, "soft": _SOFT, "alarm": _RED}
_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_SMALL, _ABOVE, _NOTE = 9.0, 11.0, 12.0
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
        for one in slides(self.document):
            if isinstance(one, Shown):
                self._shown(one)
            else:
                self._written(one)

    def _widen(self) -> None:
        """Let the layouts of the library's own template, made for 4:3, suit the wider slide."""
        factor = WIDTH / (self.file.slide_width / 12_700)
        for part in (self.file.slide_master, *self.file.slide_layouts):
            for shape in part.placeholders:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)

    # --- slides ------------------------------------------------------------------------------------------------------

    def _opening(self) -> None:
        """The title slide: about what, of which day, from where, with the warning about the data."""
        document = self.document
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_SLIDE])
        title, under = slide.placeholders[0], slide.placeholders[1]
        powerpoint.place(title, (EDGE, 120, ROOM, 130))
        powerpoint.place(under, (EDGE, 260, ROOM, 110))
        self._say(title.text_frame, [(*fitted(document.title, ROOM * _SAFELY, (34, 26, 20), 3), _BLUE, True)])
        lines = [
            (*fitted(document.subtitle, ROOM * _SAFELY, (20, 16), 3), _INK, False),
            (document.as_of, 16.0, _SOFT, False),
        ]
        self._say(under.text_frame, [line for line in lines if line[0]], after=6)
        for frame in (title.text_frame, under.text_frame):
            frame.word_wrap = True
        title.text_frame.vertical_anchor = 4
        if document.stamp:
            text, size = fitted(document.stamp, ROOM * _SAFELY - 28, (14, 12), 2)
            wide = min(ROOM, text_width(text, size, bold=True) * 1.15 + 40)
            box = self._box(slide, (EDGE + 7, 44, wide, 32), [(text, size, _RED, True)])
            powerpoint.frame(box, _RED)
        if document.source:
            source = fitted(document.source, ROOM * _SAFELY, (_NOTE,), 6)
            self._box(slide, (EDGE, 400, ROOM, 110), [(*source, _SOFT, False)])
        self._note(slide, (document.title, document.subtitle, *document.footnotes, document.source))

    def _slide(self, title: str) -> Any:
        """A slide with its title, and above it what the deck is about."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[_TITLE_ONLY])
        shape = slide.shapes.title
        powerpoint.place(shape, (EDGE, 30, ROOM, 58))
        self._say(shape.text_frame, [(*titled(title, ROOM * _SAFELY), _BLUE, True)])
        shape.text_frame.word_wrap = True
        shape.text_frame.vertical_anchor = 3
        return slide

    def _written(self, one: Written) -> None:
        slide = self._slide(one.title)
        about = " · ".join(text for text in (self.document.title, self.document.subtitle) if text)
        above, size = fitted(about, ROOM * _SAFELY, (_ABOVE,), 1)
        self._box(slide, (EDGE, 14, ROOM, 20), [(above, size, _SOFT, False)])
        top = TOP
        notes = [one.title]
        for piece in one.pieces:
            match piece:
                case Under(text=text):
                    shown, size = fitted(text, ROOM * _SAFELY, (SUBHEAD, TABLE[-1]), 1)
                    self._box(slide, (EDGE, top - 4, ROOM, piece.height), [(shown, size, _BLUE, True)])
                    notes.append(text)
                case Words():
                    self._words(slide, piece, top)
                case Numbers():
                    self._numbers(slide, piece, top)
                    notes += [": ".join(filter(None, (figure.value, figure.label, figure.note)))
                              for figure in piece.figures]  # fmt: skip
                case Part():
                    self._part(slide, piece, top, piece.caption or one.title)
                    headings = [column.heading for column in piece.table.columns]
                    notes += _as_lines(headings, [[cell.text for cell in row] for row in piece.full])
            top += piece.height
        self._foot(slide)
        self._note(slide, [*notes, self.document.source])

    def _words(self, slide: Any, words: Words, top: float) -> None:
        strong = ("strong", "alarm")
        lines = [(said.text, TEXT, _COLOURS[said.manner], said.manner in strong) for said in words.said]
        box = self._box(slide, (EDGE, top - 4, ROOM, words.height), lines, after=TEXT * 0.4)
        for paragraph, said in zip(box.text_frame.paragraphs, words.said, strict=True):
            powerpoint.hang(paragraph, said.sign)

    def _numbers(self, slide: Any, numbers: Numbers, top: float) -> None:
        room = (numbers.wide - 24) * _SAFELY
        value, label, note = numbers.sizes
        for place, figure in enumerate(numbers.figures):
            down, across = divmod(place, numbers.across)
            spot = (EDGE + across * (numbers.wide + GAP), top + down * (numbers.box + GAP), numbers.wide, numbers.box)
            colour = _RED if figure.manner == "alarm" else _BLUE
            lines = [
                (*fitted(figure.value, room, value, 2), colour, True),
                (*fitted(figure.label, room, label, label_lines(figure)), _INK, False),
                (*fitted(figure.note, room, note, 2), _SOFT, False),
            ]
            box = self._box(slide, spot, [line for line in lines if line[0]])
            powerpoint.frame(box, colour)

    def _part(self, slide: Any, part: Part, top: float, title: str) -> None:
        from pptx.util import Pt

        if part.caption:
            shown, size = fitted(part.caption, ROOM * _SAFELY, TABLE[1:], 1)
            self._box(slide, (EDGE, top - 4, ROOM, part.over), [(shown, size, _INK, True)])
        heights = (part.top, *part.heights)
        spot = map(Pt, (EDGE, top + part.over, ROOM, sum(heights)))
        shape = slide.shapes.add_table(len(heights), len(part.widths), *spot)
        shape._element.nvGraphicFramePr.cNvPr.set("descr", to_office(title.replace("\n", " ")))
        powerpoint.plain(shape)
        table = shape.table
        table.first_row, table.horz_banding, table.last_row = True, False, part.summed
        for place, width in enumerate(part.widths):
            table.columns[place].width = Pt(width)
        for number, (row, height, texts) in enumerate(zip(table.rows, heights, (part.head, *part.rows), strict=True)):
            row.height = Pt(height)
            summed = part.summed and number == len(part.rows)
            for place, cell in enumerate(row.cells):
                manner: Manner = part.full[number - 1][place].manner if number else "strong"
                bold = not number or summed or manner in ("strong", "alarm")
                ink = _COLOURS[manner] if number else _BLUE
                right = part.table.columns[place].kind == "number"
                self._cell(cell, texts[place], part.size, ink, bold=bold, right=right)
                powerpoint.ground(cell, _PAPER if number and not summed else _BAND)
                powerpoint.underline(cell, _LINE if number else _BLUE)

    def _shown(self, one: Shown) -> None:
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

    def _foot(self, slide: Any, *, about: bool = True) -> None:
        """Warning, day and source at the left, the slide's number at the right; a picture says the former itself."""
        document = self.document
        said = " · ".join(text for text in (document.stamp, document.as_of, document.source) if text)
        if about and said:
            room = ROOM - 60
            foot = fitted(said, room * _SAFELY, (_SMALL,), 2)
            self._box(slide, (EDGE, HEIGHT - 36, room, 34), [(*foot, _SOFT, False)])
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
