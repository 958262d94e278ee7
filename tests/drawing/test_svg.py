"""The SVG: well-formed, few elements, every text as it is, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from roadmap.drawing.cards.card import Arrow, Card, Grid, Placed, Row
from roadmap.drawing.draw import svg_pages
from roadmap.drawing.look import Link, Mark, Symbol, Tone
from roadmap.drawing.painting.svg import ELEMENTS
from roadmap.drawing.sheet import Sheet
from roadmap.safe import visible
from tests.drawing.sheets import COLUMNS, LANES, LEGEND, chain, landscape

ATTRIBUTES = {
    "width", "height", "viewBox", "role", "lang", "class", "font-family", "x", "y", "rx", "d", "points", "cx", "cy",
    "r", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight",
    "text-anchor", "transform",
}  # fmt: skip
HOSTILE = (
    "[EU] Chips Act",
    "<script>alert(1)</script>", '"]; x -> y; z ["', "a & b &amp; c", "\\N \\G \\l",
    "NUL\x00ESC\x1b[2J",
    "bidi \u202e đảo \u2066x", "]]>", "{y|z}", "<![CDATA[", "n1 -> n2", "' onload='x", "\u200bẩn\ufeff",
    "% {} {0}", "-->",
)  # fmt: skip


def parsed(svg: str) -> ElementTree.Element:
    assert "<!DOCTYPE" not in svg
    root = ElementTree.fromstring(svg.split("\n", 1)[1])
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in ELEMENTS, element.tag
        assert not set(element.attrib) - ATTRIBUTES, element.attrib
        assert not [value for value in element.attrib.values() if "url(" in value or "script" in value]
    return root


def groups(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter("{http://www.w3.org/2000/svg}g") if element.get("class") == name]


def title(element: ElementTree.Element) -> str:
    return element.findtext("{http://www.w3.org/2000/svg}title") or ""


def lines(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter("{http://www.w3.org/2000/svg}text")]


def blns() -> list[str]:
    shared = Path(os.environ.get("ROADMAP_SHARED") or Path(__file__).parents[3] / "shared")
    path = shared / "external" / "strings" / "blns.json"
    if not path.is_file():
        pytest.skip("the Big List of Naughty Strings is not here; set ROADMAP_SHARED")
    strings: list[str] = json.loads(path.read_text("utf-8"))
    return [text for text in strings if text.strip()]


def assert_faithful(texts: list[str]) -> None:
    """Every text comes back as the title of its card, whole, and in its lines as far as they show it."""
    pages = [parsed(svg) for svg in svg_pages(chain(tuple(texts)))]
    cards = [card for root in pages for card in groups(root, "card")]
    assert sorted(title(card) for card in cards) == sorted(visible(text) for text in texts)
    for card in cards:
        words, shown = "".join(title(card).split()), "".join("".join(lines(card)).split())
        same = next((at for at, (a, b) in enumerate(zip(words, shown, strict=False)) if a != b), len(words))
        assert same == len(words) or shown[same] == "…", (words, shown)


def test_hostile_texts_are_shown_as_they_are() -> None:
    assert_faithful(list(HOSTILE))


def test_naughty_strings_are_shown_as_they_are() -> None:
    assert_faithful(blns())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_field_of_a_sheet_is_protected(hostile: str) -> None:
    rows = (Row(hostile, hostile), Row(hostile, unowned=hostile), *(Row(hostile, mark=Mark(s, s)) for s in Symbol))
    content = Card("a", hostile, (hostile,), Mark(Symbol.LATE, hostile), hostile, Tone.FOURTH, hostile, rows, hostile,
                   hostile)  # fmt: skip
    other = Placed("academia", "pilot", Card("b", "B"))
    body = Grid(COLUMNS, LANES, (Placed("state", "research", content), other), (Arrow("a", "b", label=hostile),))
    sheet = Sheet(hostile, body, hostile, hostile, hostile, hostile, LEGEND, (hostile,))
    roots = [parsed(svg) for svg in svg_pages(sheet)]
    assert all(title(root).startswith(visible(hostile)) for root in roots)
    assert sum(len(groups(root, "card")) for root in roots) == 2


def test_vietnamese_is_shown_whole() -> None:
    name = "Hệ thống quản lý, phát hiện, giám sát và chế áp thiết bị bay không người lái (UAV)"
    (svg,) = svg_pages(chain((name,)))
    (card,) = groups(parsed(svg), "card")
    assert " ".join(lines(card)).startswith(name)


@pytest.mark.parametrize("sheet", [chain(), chain(page="16:9"), landscape(), landscape(10, 3, page="a3")])
def test_same_sheet_same_bytes(sheet: Sheet) -> None:
    assert svg_pages(sheet) == svg_pages(sheet)


def test_legend_shows_only_what_is_drawn() -> None:
    sheet = chain(("Một", "Hai"))
    root = parsed(svg_pages(sheet)[0])
    shown = {int(match[1]) for text in lines(root) if (match := re.fullmatch(r"giải thích (\d+)", text))}
    names = [entry.sample for entry in LEGEND]
    assert isinstance(sheet.body, Grid)
    tones = {placed.content.tone for placed in sheet.body.placed if isinstance(placed.content, Card)}
    drawn = {Symbol.RUNNING, "hole", Link.SEQUENCE, *tones}
    assert shown == {names.index(sample) for sample in drawn}


def test_every_page_says_which_it_is() -> None:
    sheet = chain(tuple(f"Hoạt động {number}" for number in range(90)))
    pages = svg_pages(sheet)
    for number, svg in enumerate(pages, 1):
        root = parsed(svg)
        assert f"Trang {number}/{len(pages)}" in lines(root)
        assert "MINH HỌA" in lines(root)
        assert title(root) == f"Chuỗi giá trị: camera ({number}/{len(pages)})"


def test_arrow_notes_carry_the_numbers_on_the_arrows() -> None:
    root = parsed(svg_pages(chain())[0])
    texts = lines(root)
    assert texts.count("ghi chú") == 2
    assert texts.count("1") == 2
    assert len(groups(root, "arrow transfer")) == 2
    assert title(groups(root, "arrow transfer")[0]).endswith(": ghi chú")


def test_more_arrow_notes_than_fit_are_counted() -> None:
    cards = tuple(Placed("state", COLUMNS[n % 5].id, Card(f"c{n}", f"Thẻ {n}")) for n in range(20))
    arrows = tuple(Arrow(f"c{n}", f"c{n + 1}", label=f"nhãn {n}") for n in range(19))
    root = parsed(svg_pages(Sheet("", Grid(COLUMNS, LANES, cards, arrows), page="a3"))[0])
    assert "và 7 mũi tên khác (bảng đầy đủ: --format md)" in lines(root)


def test_fonts_are_embedded_on_request() -> None:
    svg = svg_pages(chain(), fonts=True)[0]
    parsed(svg)
    assert svg.count("@font-face") == 2
    assert "@font-face" not in svg_pages(chain())[0]


def test_what_is_unowned_says_so_in_words() -> None:
    roots = [parsed(svg) for svg in svg_pages(landscape())]
    cards = [card for root in roots for card in groups(root, "card") if "không" not in title(card)]
    unowned = [card for card in cards if "Chưa có cơ quan chịu trách" in " ".join(lines(card))]
    assert len(unowned) == 4
    assert all(card.find("{http://www.w3.org/2000/svg}rect").get("stroke-dasharray") for card in unowned)  # type: ignore[union-attr]
