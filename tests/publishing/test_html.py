"""Documents as HTML: whatever is written in them, the page has the tags and attributes of one that says x."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest

from roadmap.drawing.painting.svg import ELEMENTS
from roadmap.publishing.document import Document, Figure
from roadmap.publishing.output import published
from roadmap.publishing.outputs import html
from roadmap.safe import to_html, visible
from tests.publishing.documents import document

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"


def without_figures(made: Document) -> Document:
    return replace(made, blocks=tuple(block for block in made.blocks if not isinstance(block, Figure)))


def parsed(page: str) -> Element:
    parser = html5lib.HTMLParser()
    root: Element = parser.parse(page)
    # A letter that Unicode keeps free may stand in a page; a parser only remarks on it.
    assert {error for _, error, _ in parser.errors} <= {"invalid-codepoint"}
    return root


def tree(made: Document) -> Element:
    return parsed(published(made, "html").decode())


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def shape(root: Element) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Tags and attributes, in order; widths of columns follow from the texts."""
    return [
        (str(one.tag), tuple(sorted((name, value) for name, value in one.attrib.items() if name != "style")))
        for one in root.iter()
    ]


def test_every_part_is_there_and_nothing_else_is_needed() -> None:
    root = tree(document())
    assert root.get("lang") == "vi"
    assert [one.text for one in root.iter(f"{HTML}h1")] == ["Báo cáo Bộ Công an"]
    assert [str(one.tag)[-2:] for one in root.iter() if re.fullmatch(r".*}h[2-6]", str(one.tag))] == ["h2", "h3", "h4"]
    assert len(list(root.iter(f"{HTML}table"))) == 3
    assert len(list(root.iter(f"{SVG}svg"))) == 1
    assert {one.get("scope") for one in root.iter(f"{HTML}th")} == {"col"}
    policy = next(one for one in root.iter(f"{HTML}meta") if one.get("http-equiv"))
    assert policy.get("content", "").startswith("default-src 'none'")
    for name in ("script", "a", "iframe", "object", "link", "img", "form"):
        assert not list(root.iter(f"{HTML}{name}"))
    said = "".join(root.itertext())
    for words in ("Chưa có: Bộ Công an", "1.234,5", "Nguồn: Bộ Công an", "DỮ LIỆU MINH HỌA", "Hình 1. Bộ Công an"):
        assert words in said


def test_text_stays_text(strings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "font_faces", str)  # the fonts are the same on every page
    shapes: dict[str, object] = {}
    for text in strings:
        plain = re.sub(r"[^\n]", "x", text.replace("\r\n", "\n")) if text else text
        root = tree(without_figures(document(text)))
        if plain not in shapes:
            shapes[plain] = shape(tree(without_figures(document(plain))))
        assert shape(root) == shapes[plain], text
        items = ["\n".join(one.itertext()) for one in root.iter(f"{HTML}ol")]
        assert items == ["\n".join([*(part for part in map(visible, lines_of(text)) if part), "hai"])], text


@pytest.mark.parametrize("lines", [1, 2])
def test_text_is_read_back(strings: list[str], lines: int) -> None:
    for start in range(0, len(strings), 40):
        some = [text.replace("\n", " ").replace("\r", " ") for text in strings[start : start + 40] if text]
        page = "".join(f"<p>{to_html(chr(10).join([text] * lines))}</p>" for text in some)
        root = parsed(f"<!DOCTYPE html><title>x</title>{page}")
        read = [[part or "" for part in one.itertext()] for one in root.iter(f"{HTML}p")]
        assert read == [[visible(text)] * lines for text in some]


def test_figures_hold_drawings_only() -> None:
    hostile = '"><script>x</script><svg onload=x> &lt;b&gt;'
    root = tree(document(hostile))
    (drawing,) = root.iter(f"{SVG}svg")
    assert {str(one.tag).removeprefix(SVG) for one in drawing.iter()} <= ELEMENTS
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]


def test_pages_of_a_wide_document_lie() -> None:
    assert '<body class="wide">' in published(document(wide=True), "html").decode()
    assert '<body class="wide">' not in published(document(), "html").decode()


def test_the_same_bytes() -> None:
    assert published(document(), "html") == published(document(), "html")
