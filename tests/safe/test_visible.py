"""The display form: nothing in it acts, everything else in it is what was written."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.safe import to_terminal, visible

from .naughty import INVISIBLE, LETTERS, MARKUP, TERMINAL

SIGN = re.compile(r"‹U\+([0-9A-F]{4,6})›|([\u2400-\u241f])|(␡)")
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
EVERY = "".join(map(chr, range(sys.maxunicode + 1)))


def acts(char: str) -> bool:
    """Whether a terminal or a reader's eye may be led by `char`, judged by Unicode's own properties."""
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(char) in BIDI


def stored(shown: str) -> str:
    """What a display form stands for."""

    def back(match: re.Match[str]) -> str:
        point, control, _ = match.groups()
        return chr(int(point, 16)) if point else chr(ord(control) - 0x2400) if control else "\x7f"

    return SIGN.sub(back, shown)


def test_no_code_point_acts() -> None:
    shown = to_terminal(EVERY)
    assert not [hex(ord(char)) for char in shown if acts(char)]
    assert "\ufeff" not in shown
    assert "\u200b" not in shown


# Default_Ignorable_Code_Point of Unicode 16, without what emoji and several scripts need to be drawn rightly.
UNDRAWN = {
    *"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u3164\ufeff\uffa0",
    *map(chr, [*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF0, 0xFFF9)]),
    *map(chr, [*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)]),
}


def test_what_need_not_be_drawn_is_shown() -> None:
    assert not UNDRAWN & set(to_terminal(EVERY))


def test_every_other_code_point_is_shown_as_it_is() -> None:
    changed = {char for char in EVERY if visible(char) != unicodedata.normalize("NFC", char)}
    assert {char for char in changed - UNDRAWN if not acts(char)} == set("\ufff9\ufffa\ufffb\ufffe\uffff")
    assert not changed & {*"\u200c\u200d", *map(chr, range(0xFE00, 0xFE10))}


@pytest.mark.parametrize("text", [*MARKUP, *LETTERS], ids=ascii)
def test_plain_text_stays_plain(text: str) -> None:
    plain = "".join(char for char in text if not acts(char))
    if plain == text:
        assert visible(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", [*TERMINAL, *INVISIBLE], ids=ascii)
def test_what_acts_is_named(text: str) -> None:
    shown = visible(text)
    assert stored(shown) == unicodedata.normalize("NFC", text)
    assert text == "\u200d\u200c" or shown != text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"), ("\x00", "␀"), ("a\tb\nc", "a␉b␊c"), ("\x7f", "␡"), ("\x9b", "‹U+009B›"),
        ("\u202e", "‹U+202E›"), ("\U000e0041", "‹U+E0041›"), ("\ud800", "‹U+D800›"), ("Tie\u0302\u0301ng", "Tiếng"),
        ("[EU] Chips Act", "[EU] Chips Act"), ("👩🏽‍🚀", "👩🏽‍🚀"), ("", ""),
    ],
)  # fmt: skip
def test_the_display_form(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_the_big_list_is_shown_without_a_control(big_list: list[str]) -> None:
    for text in big_list:
        shown = to_terminal(text)
        assert not [char for char in shown if acts(char)]
        assert stored(shown) == unicodedata.normalize("NFC", text)


@given(st.text() | st.text(alphabet=st.characters(categories=["Cc", "Cf", "Cs", "Mn", "Zl", "Zp", "Lu"])))
def test_twice_is_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text())
def test_a_text_for_the_terminal_is_one_line(text: str) -> None:
    assert len(to_terminal(text).splitlines()) <= 1
    assert to_terminal(text).encode().decode() == to_terminal(text)
