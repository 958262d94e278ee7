"""Markdown, SVG and JSON: what is read back from each is the display form of the text, and nothing but text."""

from __future__ import annotations

import json
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from roadmap.safe import to_json, to_markdown, to_svg, visible

from .naughty import NAUGHTY
from .test_visible import acts

# --- Markdown --------------------------------------------------------------------------------------------------------


class _Seen(HTMLParser):
    """The tags of a page, and its text; the line breaks that we write ourselves count as text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text += "\n"
        else:
            self.tags.append(tag + "".join(f" {name}={value}" for name, value in attrs))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.tags.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.tags.append(f"<?{data}>")

    unknown_decl = handle_decl


def seen(markdown: str) -> _Seen:
    page = _Seen()
    page.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))
    page.close()
    return page


def display(text: str) -> str:
    """What a reader should see: the display form, line by line; blanks at either end of a line do not show."""
    return "\n".join(visible(line).strip() for line in text.split("\n")).strip("\n")


PLACES = {
    "a paragraph": ("{}\n", ["p"]),
    "a heading": ("# {}\n", ["h1"]),
    "a list": ("- {}\n", ["ul", "li"]),
    "a numbered list": ("1. {}\n", ["ol", "li"]),
    "a quotation": ("> {}\n", ["blockquote", "p"]),
}


def judge(text: str) -> None:
    """Hold a text, at every place that it may take in a document, against what it should look like there."""
    safe = to_markdown(text)
    assert "\n" not in safe
    assert not [char for char in safe if acts(char)]
    for place, (form, tags) in PLACES.items():
        page = seen(form.format(safe))
        expected = tags if safe or place == "a heading" else page.tags
        assert [tag.split(" start=")[0] for tag in page.tags] == expected, (place, text)
        assert page.text.strip("\n") == display(text).strip("\n"), (place, text)
    page = seen(f"| a | b | c |\n| --- | --- | --- |\n| before | {safe} | after |\n")
    assert page.tags == ["table", "thead", "tr", "th", "th", "th", "tbody", "tr", "td", "td", "td"], text
    cells = page.text.split("before\n")[1].rsplit("\nafter", 1)[0]
    assert cells.strip("\n") == display(text).strip("\n"), text
    assert seen(f"before {safe} after").tags == ["p"], text


def test_naughty_strings_render_as_themselves() -> None:
    for text in NAUGHTY:
        judge(text)


def test_the_big_list_renders_as_itself(big_list: list[str]) -> None:
    for text in big_list:
        judge(text)


@settings(deadline=None)
@given(st.text(alphabet="ab1 \t\n\\`*_{}[]()#+-.!|<>~&;:$^='\"/@w\u00a0é", max_size=12) | st.text(max_size=8))
def test_any_text_renders_as_itself(text: str) -> None:
    judge(text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Suy luận tại biên (AI) - giai đoạn 1.", "Suy luận tại biên (AI) - giai đoạn 1."),
        ("[EU] Chips Act", "\\[EU\\] Chips Act"),
        ("1. one", "1\\. one"),
        ("- dash", "\\- dash"),
        ("a\nb", "a<br>b"),
        ("\n \na\n\n", "a"),
        (" \n ", ""),
        ("\x1f\n", "␟"),
        ("", ""),
    ],
)
def test_only_what_would_act_is_escaped(text: str, safe: str) -> None:
    assert to_markdown(text) == safe


# --- SVG -------------------------------------------------------------------------------------------------------------


def test_svg_gives_back_the_display_form(strings: list[str]) -> None:
    safe = [to_svg(text) for text in strings]
    lines = "".join(f'<text title="{text}">{text}</text>' for text in safe)
    root = ElementTree.fromstring(f'<?xml version="1.0" encoding="UTF-8"?><svg>{lines}</svg>'.encode())
    assert [element.text or "" for element in root] == [visible(text) for text in strings]
    assert [element.get("title") for element in root] == [visible(text) for text in strings]
    assert not [element for element in root if len(element)]


@given(st.text() | st.text(alphabet="<>&'\"]![CDAT-;#x\x00\x0b\ufffe\ud800é"))
def test_any_text_goes_through_svg(text: str) -> None:
    root = ElementTree.fromstring(f'<text title="{to_svg(text)}">{to_svg(text)}</text>'.encode())
    assert (root.text or "", root.get("title"), len(root)) == (visible(text), visible(text), 0)


def test_every_code_point_is_legal_in_svg() -> None:
    every = "".join(char for char in map(chr, range(0x110000)) if char not in "<&")
    root = ElementTree.fromstring(f"<text>{to_svg(every)}</text>".encode())
    assert root.text == visible(every)


# --- JSON ------------------------------------------------------------------------------------------------------------


def test_json_gives_back_the_text(strings: list[str]) -> None:
    for indent in (None, 2):
        document = to_json({"texts": strings, **dict.fromkeys(strings, 1)}, indent=indent)
        assert json.loads(document)["texts"] == strings
        assert list(json.loads(document)) == list({"texts": strings, **dict.fromkeys(strings, 1)})
        assert not [char for char in document if acts(char) and char != "\n"]
        assert ("\n" in document) is (indent is not None)
        assert document.encode()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=10,
)


@given(VALUES, st.sampled_from([None, 1, 2]))
def test_any_value_goes_through_json(value: object, indent: int | None) -> None:
    document = to_json(value, indent=indent)
    assert json.loads(document) == value
    assert not [char for char in document if acts(char) and char != "\n"]


def test_vietnamese_stays_readable_in_json() -> None:
    assert to_json("Điểm nghẽn") == '"Điểm nghẽn"'
    assert to_json("👩🏽‍🚀") == '"👩🏽‍🚀"'
    assert to_json("\U000e0041\u202e\x1b\x9b") == '"\\udb40\\udc41\\u202e\\u001b\\u009b"'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_json_has_no_form_for_what_is_no_number(value: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json({"x": value})


def test_json_has_no_form_for_other_things() -> None:
    with pytest.raises(TypeError):
        to_json({"x": object()})


def test_composed_and_decomposed_texts_stay_apart_in_json() -> None:
    apart = [unicodedata.normalize(form, "Tiếng") for form in ("NFC", "NFD")]
    assert json.loads(to_json(apart)) == apart
