"""SVG to PNG and to PDF, with the fonts that come with the package and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import Literal

from roadmap.drawing.error import DrawingError
from roadmap.drawing.metrics import FAMILY, FONTS, covered
from roadmap.drawing.paper import Paper
from roadmap.locale.installing import how_to_install
from roadmap.model.text import Text

FONT_FILES = tuple(FONTS / f"NotoSans-{weight}.ttf" for weight in ("Regular", "Bold"))
MONO_FILES = tuple(FONTS / f"NotoSansMono-{weight}.ttf" for weight in ("Regular", "Bold"))

_TEXTS = re.compile(r"<text[^>]*>([^<]*)</text>")


def _check_fonts() -> None:
    """Without its fonts a renderer leaves all text out and says nothing, so look first.

    Raises:
        DrawingError: a font file is missing or empty.
    """
    for path in (*FONT_FILES, *MONO_FILES):
        if not path.is_file() or path.stat().st_size < 1000:
            raise DrawingError(
                Text(f"Thiếu tệp phông chữ {path.name}.", f"The font file {path.name} is missing."),
                Text("Cài lại gói roadmap.", "Reinstall roadmap."),
            )


def lacking(pages: Iterable[str]) -> set[str]:
    """Characters on SVG pages that the shipped fonts do not hold: boxes in PNG and PDF."""
    shown = {char for page in pages for text in _TEXTS.findall(page) for char in unescape(text)}
    return {char for char in shown if not covered(char)}


def png(svg: str, zoom: float = 2.0) -> bytes:
    """One page as PNG; at `zoom` 1 a point is 4/3 pixels.

    Raises:
        DrawingError: the renderer or a font is missing.
    """
    _check_fonts()
    try:
        import resvg_py
    except ImportError:
        raise DrawingError(
            Text("Thiếu thư viện vẽ PNG (resvg-py).", "The PNG renderer (resvg-py) is missing."),
            how_to_install(),
        ) from None
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        dpi=96,  # the default of 0 makes every length given in points zero
        zoom=zoom,
        skip_system_fonts=True,
        font_files=[str(path) for path in FONT_FILES],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )


_PPI = 192
"""Pixels of a PNG of a screen on each inch."""

_TYPST = """\
#let sheet = json(bytes(sys.inputs.sheet))
#set document(title: sheet.title, date: none)
#set page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 0pt)
#for (index, page) in sheet.pages.enumerate() {
  if index > 0 { pagebreak() }
  image(bytes(page), format: "svg", width: 100%, height: 100%, alt: sheet.title)
}
"""


def pdf(pages: Sequence[str], paper: Paper, title: str) -> bytes:
    """SVG pages as one PDF; text stays text.

    Args:
        pages: SVG documents of the size of `paper`.
        paper: gives the page size.
        title: of the document.

    Raises:
        DrawingError: the typesetter or a font is missing.
    """
    return _typeset(pages, (paper.width, paper.height), title, "pdf", mono=False)


def screen(svg: str, size: tuple[float, float], title: str, form: Literal["pdf", "png"]) -> bytes:
    """A drawing in characters as PDF or PNG: letters in the monospaced font that comes with the package, signs in the
    one that comes with the typesetter.

    Args:
        svg: a document of :mod:`roadmap.drawing.characters.terminal`.
        size: its width and height in points.
        title: of the document.
        form: what is made.

    Raises:
        DrawingError: the typesetter is missing.
    """
    return _typeset([svg], size, title, form, mono=True)


def _typeset(
    pages: Sequence[str], size: tuple[float, float], title: str, form: Literal["pdf", "png"], *, mono: bool
) -> bytes:
    """SVG pages of one size as a document; text stays text."""
    _check_fonts()
    try:
        import typst
    except ImportError:
        raise DrawingError(
            Text("Chưa cài phần xuất PDF.", "PDF output is not installed."),
            how_to_install("pdf"),
        ) from None
    sheet = {"title": title, "width": size[0], "height": size[1], "pages": list(pages)}
    compiler = typst.Compiler(
        _TYPST.encode(),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=mono, font_paths=[str(FONTS)]),
        sys_inputs={"sheet": json.dumps(sheet)},
    )
    made = compiler.compile(format=form, timestamp=0, ppi=_PPI if form == "png" else None)
    if not isinstance(made, bytes):
        raise DrawingError(Text("Không tạo được PDF.", "No PDF was made."))
    return made
