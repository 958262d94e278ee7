"""Widths and wrapping."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.drawing.metrics import ELLIPSIS, FONTS, advance, text_width, wrap
from roadmap.drawing.painting.palette import SIGNS
from roadmap.safe import visible

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VIETNAMESE = {
    unicodedata.normalize("NFC", form(letter) + mark)
    for letter in LETTERS
    for form in (str.lower, str.upper)
    for mark in (MARKS if letter in "aăâeêioôơuưy" else ("",))
}
texts = st.text(st.sampled_from("abc ăệỹ Đặng-gĩ,. W\u200b\x1b") | st.characters(max_codepoint=0x2FFF), max_size=120)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_fonts_hold_every_vietnamese_letter_and_every_sign(weight: str) -> None:
    fonttools = pytest.importorskip("fontTools.ttLib")
    known = fonttools.TTFont(FONTS / f"NotoSans-{weight}.ttf").getBestCmap()
    wanted = VIETNAMESE | set("".join(SIGNS.values())) | set(f"{ELLIPSIS}·→–—“”‘’₫%/()[]<>&…‹›±≤≥²³°×")
    wanted |= {chr(0x2400 + code) for code in range(0x20)}
    assert not {char for char in wanted if ord(char) not in known}


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_table_is_the_font(weight: str) -> None:
    fonttools = pytest.importorskip("fontTools.ttLib")
    font = fonttools.TTFont(FONTS / f"NotoSans-{weight}.ttf")
    unit = 1000 / font["head"].unitsPerEm
    made = {chr(code): round(font["hmtx"][name][0] * unit) for code, name in font.getBestCmap().items()}
    assert json.loads((FONTS / "advances.json").read_text("ascii"))[weight.lower()] == made


def test_licence_stands_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")


@settings(deadline=None)
@given(text=texts, width=st.floats(20, 400), size=st.floats(5, 20), bold=st.booleans(), lines=st.integers(1, 6))
def test_wrapped_lines_fit_and_lose_nothing_unsaid(
    text: str, width: float, size: float, bold: bool, lines: int
) -> None:
    wrapped = wrap(text, width, size, bold=bold, lines=lines)
    assert len(wrapped) <= lines
    for line in wrapped:
        assert text_width(line, size, bold=bold) <= width + 0.01 or len(line) == 1
        assert line
    words, shown = "".join("".join(wrapped).split()), "".join(visible(text).split())
    if words != shown:
        assert wrapped[-1].endswith(ELLIPSIS)
        assert shown.startswith(words.removesuffix(ELLIPSIS))


def test_known_widths() -> None:
    assert text_width("Việt Nam", 10) == pytest.approx(sum(advance(char) for char in "Việt Nam") / 100)
    assert text_width("a", 10, bold=True) > text_width("a", 10)
    assert advance("漢") == 1000
    assert advance("\u0483") == 0
    assert advance("\u1234") == 600


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("", 3, ()),
        ("   ", 3, ()),
        ("một hai", 3, ("một hai",)),
        ("một hai ba bốn năm sáu bảy", 2, ("một hai ba bốn", "năm sáu bảy")),
        ("một hai ba bốn năm sáu bảy tám chín", 2, ("một hai ba bốn", "năm sáu bảy…")),
    ],
)
def test_wrap_examples(text: str, lines: int, expected: tuple[str, ...]) -> None:
    assert wrap(text, 80, 10, lines=lines) == expected


def test_decomposed_text_is_measured_as_composed() -> None:
    text = "Lộ trình công nghệ"
    assert wrap(unicodedata.normalize("NFD", text), 200, 8) == wrap(text, 200, 8) == (text,)
