from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from roadmap.check import Hit, check
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase, shorten
from roadmap.model.finding import Route
from roadmap.model.record import Part, Record
from roadmap.model.text import LANGS, Text

# Letters of other alphabets that look like a Latin one. Greek small letters stand in formulas and units (μm, hν), so
# that of them only omicron counts.
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_CYRILLIC = "АВЕЅІЇЈКМНОРСТУХаеѕіїјорсухһԁԛԝӏ"
_ALIKE = frozenset(_GREEK + _CYRILLIC)

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]")
_INVISIBLE = re.compile("[\xad\u200b\u200e\u200f\u2060\ufeff]")
# Old fonts wrote the Icelandic or the African letter for the Vietnamese Đ; no word of those languages begins so.
_NOT_D = re.compile(r"\b[ÐƉ][^\W\d_]+")
# Anything but Latin letters, digits and common signs; most texts hold nothing of the kind and need no closer look.
_PERHAPS_ODD = re.compile(
    "[^\x00-\xac\xae-\xcf\xd1-\u0188\u018a-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab\u20ac]"
)


@check("DAT973", severity="warning", one_by_one=True, remedies=["clean-text"])
def text_not_normalised(survey: Survey) -> Iterator[Hit]:
    r"""A text holds characters that do not show, look-alike letters of another alphabet, or accents apart from letters.

    Văn bản chứa ký tự không hiển thị, chữ cái của bảng chữ khác trông giống hệt, hoặc dấu tách rời khỏi chữ.

    Why:
        Two texts that look the same are not the same: search, comparison and merging fail, and nobody sees why. Reading
        also reports letters in decomposed form and numbers such as `1.000`. Words wholly in another alphabet are fine.
    Vì sao:
        Hai văn bản trông giống hệt nhưng không phải là một: tìm kiếm, so sánh và gộp đều sai mà không ai thấy lý do.
        Khi đọc tệp còn báo chữ ở dạng tách dấu và số kiểu `1.000`. Từ viết trọn bằng bảng chữ khác thì không sao.
    Fix:
        Type the word again; texts copied from the web or from PDF files often bring such characters along.
    Cách sửa:
        Gõ lại từ đó; nội dung sao chép từ trang mạng hoặc tệp PDF thường mang theo các ký tự này.
    Bad:
        [technology.edge-inference]
        name.vi = "Suy luận\u200b tại biên"
    Good:
        [technology.edge-inference]
        name.vi = "Suy luận tại biên"
    """
    for record in survey.roadmap:
        every: list[str] = []
        _gather(record.__dict__.values(), every)
        if _PERHAPS_ODD.search("\n".join(every)):
            for path, text in _texts(record):
                if said := _odd(text):
                    yield Hit(Route(record.KIND, record.id, path), _sentence(record, path, said))


def _gather(values: Iterable[Any], every: list[str]) -> None:
    """Add every text among and inside `values` to `every`: the quick look that most records need no more than."""
    for value in values:
        if not value:
            continue
        kind = type(value)
        if kind is str:
            every.append(value)
        elif kind is Text:
            every += value
        elif kind is dict:
            _gather(value, every)
            _gather(value.values(), every)
        elif kind is tuple:
            _gather(value, every)
        elif isinstance(value, Part):
            _gather(value.__dict__.values(), every)


def _odd(text: str) -> Text | None:
    """What is wrong with `text`, as the end of a sentence."""
    if match := _INVISIBLE.search(text):
        return phrase(
            "holds the character {code}, which does not show",
            "chứa ký tự {code} không hiển thị",
            code=_code(match.group()),
        )
    if match := _NOT_D.search(text):
        return _alike(match.group(), match.group()[0])
    for word in _WORD.findall(text):
        letter = next((char for char in word if char in _ALIKE), None)
        if letter and _LATIN.search(word):
            return _alike(word, letter)
    if not unicodedata.is_normalized("NFC", text):
        return phrase("holds letters in decomposed form (NFD)", "có chữ ở dạng tách dấu (NFD)")
    return None


def _alike(word: str, letter: str) -> Text:
    return phrase(
        "mixes alphabets in `{word}`: {code} only looks like the usual letter",
        "lẫn bảng chữ cái trong `{word}`: {code} chỉ trông giống chữ thông dụng",
        word=shorten(word),
        code=f"{_code(letter)} ({unicodedata.name(letter)})",
    )


def _sentence(record: Record, path: tuple[str, ...], said: Text) -> Text:
    start = phrase("{it}: `{path}` ", "{it}: `{path}` ", it=record, path=".".join(path))
    return Text(start.vi + said.vi, start.en + said.en)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _texts(part: Part) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text inside `part`, with the path to it."""
    for name, value in part.__dict__.items():
        if value and not isinstance(value, int | float):
            yield from _inside(value, (name.rstrip("_"),))


def _inside(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Text):
        if value.vi == value.en:
            yield path, value.vi
        else:
            yield from (((*path, lang), text) for lang, text in zip(LANGS, value, strict=True))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            if isinstance(key, str):
                yield (*path, key), key
            yield from _inside(held, (*path, str(key)))
    elif isinstance(value, tuple):
        for held in value:
            yield from _inside(held, path)
    elif isinstance(value, Part):
        for inner, text in _texts(value):
            yield (*path, *inner), text
