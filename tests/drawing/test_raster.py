"""PNG and PDF: the fonts are found, text is there, pages have the size of the paper."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from roadmap.drawing.characters.terminal import CELL, LINE, Run, Screen, svg
from roadmap.drawing.draw import pdf_document, png_pages, svg_pages
from roadmap.drawing.error import DrawingError
from roadmap.drawing.painting import raster
from roadmap.drawing.paper import PAPERS
from tests.drawing.sheets import chain, landscape


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Width, height and rows of RGBA of an 8-bit PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 6)
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    raw, rows, before = zlib.decompress(data), [], bytes(width * 4)
    for y in range(height):
        start = y * (width * 4 + 1)
        before = unfilter(raw[start], bytearray(raw[start + 1 : start + 1 + width * 4]), before)
        rows.append(before)
    return width, height, rows


def unfilter(kind: int, row: bytearray, above: bytes) -> bytes:
    for i in range(len(row)):
        left = row[i - 4] if i >= 4 else 0
        corner = above[i - 4] if i >= 4 else 0
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + above[i]) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + above[i]) // 2) & 255
        elif kind == 4:
            guess = left + above[i] - corner
            near = min((left, above[i], corner), key=lambda value: abs(guess - value))
            row[i] = (row[i] + near) & 255
    return bytes(row)


def dark(rows: list[bytes], x: int, y: int, w: int, h: int) -> int:
    """Dark pixels in a rectangle."""
    return sum(1 for row in rows[y : y + h] for at in range(x, x + w) if sum(row[at * 4 : at * 4 + 3]) < 300)


def test_text_is_drawn_where_it_stands() -> None:
    (svg,) = svg_pages(chain(("Nghiên cứu",)))
    width, height, rows = pixels(raster.png(svg, 1.0))
    assert (width, height) == (1123, 794)
    assert dark(rows, 0, 0, width, 20) == 0  # the margin
    match = re.search(
        r'<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" font-weight="bold" fill="[^"]*">Nghiên', svg
    )
    assert match
    x, y, size = (float(part) * 4 / 3 for part in match.groups())
    assert dark(rows, int(x), int(y - size), int(size * 5), int(size)) > 60


def test_png_pages_and_zoom() -> None:
    small, large = png_pages(chain(), zoom=1.0), png_pages(chain(), zoom=2.0)
    assert struct.unpack(">II", large[0][16:24]) == tuple(
        2 * side - 1 for side in struct.unpack(">II", small[0][16:24])
    ) or (abs(struct.unpack(">I", large[0][16:20])[0] - 2 * struct.unpack(">I", small[0][16:20])[0]) <= 1)
    assert png_pages(chain()) == png_pages(chain())


def test_without_fonts_there_is_an_error_not_an_empty_picture(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(raster, "FONT_FILES", (tmp_path / "NotoSans-Regular.ttf",))
    with pytest.raises(DrawingError):
        raster.png("<svg/>")


def test_missing_renderers_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(DrawingError) as caught:
        raster.png("<svg/>")
    assert "resvg" in caught.value.message.en and "pip install" in caught.value.hint.en
    with pytest.raises(DrawingError) as caught:
        raster.pdf(["<svg/>"], PAPERS["a4"], "x")
    assert "'.[pdf]'" in caught.value.hint.en


@pytest.mark.parametrize("name", PAPERS)
def test_pdf_pages_have_the_paper_and_text_stays_text(name: str) -> None:
    pytest.importorskip("typst")
    pdfium = pytest.importorskip("pypdfium2")
    sheet = landscape(12, 4, page=name)
    made = pdf_document(sheet)
    assert made == pdf_document(sheet)
    document = pdfium.PdfDocument(made)
    try:
        assert len(document) == len(svg_pages(sheet))
        text = ""
        for page in document:
            paper = PAPERS[name]
            assert page.get_size() == pytest.approx((paper.width, paper.height), abs=0.1)
            found = page.get_textpage()
            text += found.get_text_range()
            found.close()
            page.close()
        assert "Bộ Khoa học và Công nghệ" in text
        assert "Bản đồ công nghệ" in text
    finally:
        document.close()
    for word in (b"/JS", b"/JavaScript", b"/Launch", b"/URI"):
        assert word not in made


@pytest.mark.parametrize("bold", [False, True])
def test_marks_of_vietnamese_letters_stay_in_their_cell(bold: bool) -> None:
    letters = "".join(f"{letter} " for letter in map(chr, range(0x1EA0, 0x1EFA)))
    rows = [letters[start : start + 30] for start in range(0, len(letters), 30)]
    page = Screen(30, len(rows), [Run(0, y, len(row), row, bold=bold) for y, row in enumerate(rows)])
    _, _, drawn = pixels(raster.screen(svg(page, "", "vi"), page.size, "", "png"))
    point = len(drawn) / page.size[1]
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            left, top = (page.size[0] - 30 * CELL) / 2 + x * CELL, (page.size[1] - len(rows) * LINE) / 2 + y * LINE
            # A horn may reach a little into the blank; a mark that has gone astray stands in the midst of it.
            inner = int((left + 2) * point), int(top * point), int((CELL - 4) * point), int(LINE * point)
            assert (dark(drawn, *inner) > 0) == (letter != " "), row[max(0, x - 1) : x + 1]


def test_letters_and_signs_of_a_screen_are_set_in_their_own_fonts() -> None:
    page = svg(Screen(6, 1, [Run(0, 0, 6, "Mố ┌─╴")]), "", "vi")
    texts = [element for element in ElementTree.fromstring(page).iter() if element.tag.endswith("text")]
    assert [element.text for element in texts] == ["Mố\N{NO-BREAK SPACE}", "┌─╴"]
    assert [(element.get("font-family") or "").startswith("'DejaVu Sans Mono'") for element in texts] == [False, True]
    end = float(texts[0].get("x", 0)) + float(texts[0].get("textLength", 0))
    assert float(texts[1].get("x", 0)) == pytest.approx(end, abs=0.02)
