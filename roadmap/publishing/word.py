"""What Word needs beyond python-docx's own functions: styles, fields, borders, lists that begin anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roadmap.safe import OfficeText

FONT = "Times New Roman"
"""What Vietnamese administrative documents are set in (Decree 30/2020/ND-CP), and every machine with Word has."""
INK, SOFT, BLUE, RED = "1B2733", "4D5B69", "1F3A5F", "B3261E"
BAND, LINE = "F6F8FA", "B4BEC8"
TABLE_TEXT_ID = "TableText"
"""The id of the style "Table Text", as python-docx makes it of the name."""
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_SIZES = {"Normal": 12, "Title": 20, "Subtitle": 14, "Heading 1": 15, "Heading 2": 13, "Heading 3": 12, "Caption": 11}
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def set_styles(document: Any, lang: str) -> None:
    """Give the styles of `document` one font for all scripts, sizes, and the language of its text."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    for name, size in _SIZES.items():
        style = document.styles[name]
        _set_font(style)
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(INK if name in ("Normal", "Caption") else BLUE)
        if name.startswith("Heading"):
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(5)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    _without_rule(document.styles["Title"])
    document.styles["Title"].font.bold = True
    for name, manner in (("Alarm", RED), ("Soft", SOFT), ("Note", SOFT), ("Table Text", INK)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.color.rgb = RGBColor.from_string(manner)
        style.font.bold = True if name == "Alarm" else None
    for name, after in (("Table Text", 0), ("Note", 4)):
        document.styles[name].font.size = Pt(10)
        document.styles[name].paragraph_format.space_after = Pt(after)
    language = _child(document.styles["Normal"].element.get_or_add_rPr(), "w:lang")
    for attribute in ("w:val", "w:eastAsia"):
        _set(language, attribute, _LANGUAGES[lang])


def _set_font(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for themed in _THEMED:
        fonts.attrib.pop(_name(themed), None)
    for script in _SCRIPTS:
        _set(fonts, script, FONT)


def _without_rule(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(_name("w:pBdr")):
        properties.remove(border)


def write(paragraph: Any, text: OfficeText, *, bold: bool = False, colour: str = "", size: float = 0.0) -> None:
    """Add `text` to `paragraph`; a line break stays one."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.bold = bold or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if size:
        run.font.size = Pt(size)


def write_field(paragraph: Any, code: str, *, size: float) -> None:
    """Add a field that Word computes, such as ``PAGE``, in points."""
    from docx.shared import Pt

    for kind in ("begin", "", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        if kind:
            _set(_child(run._r, "w:fldChar"), "w:fldCharType", kind)
        else:
            _child(run._r, "w:instrText").text = code


def numbered_anew(document: Any) -> int:
    """The id of a new list that counts from one."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    usual = style.pPr.numPr.numId.val
    base = next(one for one in numbering.num_lst if one.numId == usual)
    made = numbering.add_num(base.abstractNumId.val)
    made.add_lvlOverride(0).add_startOverride(1)
    return int(made.numId)


def set_list(paragraph: Any, number: int) -> None:
    """Let `paragraph` belong to the list `number`."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def head_of(row: Any) -> None:
    """Let a table's `row` be repeated at the top of every page."""
    _child(row._tr.get_or_add_trPr(), "w:tblHeader")


def uncut(row: Any) -> None:
    """Let no page end inside `row`."""
    _child(row._tr.get_or_add_trPr(), "w:cantSplit")


def kept(row: Any) -> None:
    """Let `row` stand on the same page as the row after it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def pad(table: Any, points: float) -> None:
    """Leave some room over and under the text of each cell."""
    from docx.oxml import OxmlElement

    margins: Any = OxmlElement("w:tblCellMar")
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # Word reads them in this order
    for side in ("w:top", "w:bottom"):
        margin = _child(margins, side)
        _set(margin, "w:w", str(int(points * 20)))
        _set(margin, "w:type", "dxa")


def gap(document: Any) -> None:
    """Separate a table from what follows."""
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="Table Text")
    paragraph.paragraph_format.line_spacing = Pt(8)


def shade(cell: Any, colour: str) -> None:
    """Give `cell` a ground."""
    shading = _child(cell._tc.get_or_add_tcPr(), "w:shd")
    for attribute, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        _set(shading, attribute, value)


def rule(cell: Any, *, top: str = "", bottom: str = "", eighths: int = 4, dotted: bool = False) -> None:
    """Draw lines over and under `cell`, in colours; `eighths` of a point wide."""
    borders = _child(cell._tc.get_or_add_tcPr(), "w:tcBorders")
    for side, colour in (("w:top", top), ("w:bottom", bottom)):
        if colour:
            line = _child(borders, side)
            for attribute, value in (("w:val", "dotted" if dotted else "single"), ("w:sz", str(eighths))):
                _set(line, attribute, value)
            _set(line, "w:color", colour)


def set_widths(table: Any, cells: Sequence[Any], points: Sequence[float]) -> None:
    """Give the columns of `table` their widths in points; `cells` are all its cells, row by row."""
    from docx.shared import Pt

    table.autofit = False
    for column, width in zip(table.columns, points, strict=True):
        column.width = Pt(width)
    for place, cell in enumerate(cells):
        cell.width = Pt(points[place % len(points)])


def _child(element: Any, name: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    element.append(made)
    return made


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(prefixed))


def _set(element: Any, attribute: str, value: str) -> None:
    element.set(_name(attribute), value)
