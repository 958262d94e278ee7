"""What a slide needs beyond python-pptx's own functions: runs with their language, hanging signs, frames, grounds."""

from __future__ import annotations

from typing import Any

from roadmap.safe import OfficeText

FONT = "Arial"
BULLET = "•"
_HANGING = 260_000  # in EMU
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any would do, as long as it is always the same

Spot = tuple[float, float, float, float]
"""Left, top, width, height in points."""


def write(paragraph: Any, text: OfficeText, size: float, colour: str, *, bold: bool, lang: str) -> None:
    """Add `text` to `paragraph`, in points and in a colour such as ``1F3A5F``."""
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = text
    font = run.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = _colour(colour)
    run._r.get_or_add_rPr().set("lang", "vi-VN" if lang == "vi" else "en-GB")


def hang(paragraph: Any, sign: str) -> None:
    """Let a bullet, or a number such as ``2.``, hang before `paragraph`; nothing where `sign` is empty."""
    if not sign:
        return
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(_HANGING))
    properties.set("indent", str(-_HANGING))
    if sign == BULLET:
        _child(properties, "a:buChar").set("char", BULLET)
    else:
        number = _child(properties, "a:buAutoNum")
        number.set("type", "arabicPeriod")
        number.set("startAt", sign.rstrip("."))


def write_number(paragraph: Any, size: float) -> None:
    """Let `paragraph` show the number of its slide, at its right end."""
    from pptx.enum.text import PP_ALIGN

    field = _child(paragraph._p, "a:fld")
    field.set("id", _FIELD)
    field.set("type", "slidenum")
    _child(field, "a:rPr").set("sz", str(int(size * 100)))
    _child(field, "a:t").text = "‹#›"
    paragraph.alignment = PP_ALIGN.RIGHT


def place(shape: Any, spot: Spot) -> None:
    """Put `shape` at `spot`."""
    from pptx.util import Pt

    shape.left, shape.top, shape.width, shape.height = map(Pt, spot)


def frame(box: Any, colour: str) -> None:
    """Draw a line around `box`, and put its text in the middle."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Pt

    box.line.color.rgb = _colour(colour)
    box.line.width = Pt(1.5)
    box.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    box.text_frame.margin_left = Pt(14)


def ground(cell: Any, colour: str) -> None:
    """Give `cell` of a table a ground."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = _colour(colour)


def plain(shape: Any) -> None:
    """Take lines and colours of the table `shape` from its cells alone."""
    shape._element.graphic.graphicData.tbl.tblPr.find(_name("a:tableStyleId")).text = _NO_STYLE


def underline(cell: Any, colour: str) -> None:
    """Draw a thin line under `cell` of a table."""
    properties = cell._tc.get_or_add_tcPr()
    line = _child(properties, "a:lnB")
    line.set("w", "6350")  # half a point, in EMU
    _child(_child(line, "a:solidFill"), "a:srgbClr").set("val", colour)
    properties.insert(0, line)  # lines come before the ground


def _colour(code: str) -> Any:
    from pptx.dml import color

    made: Any = color.RGBColor  # its constructor has no types
    return made(*bytes.fromhex(code))


def _name(prefixed: str) -> str:
    from pptx.oxml.ns import qn

    return str(qn(prefixed))


def _child(element: Any, name: str) -> Any:
    from pptx.oxml.xmlchemy import OxmlElement

    made = OxmlElement(name)
    element.append(made)
    return made
