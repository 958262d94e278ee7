"""Texts in two languages, the search form of a text, and closed lists of words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from roadmap.model.scale import EVIDENCE, HOUSES, MASTERY, STAGE_HEADINGS, STAGES
from roadmap.model.text import LONGEST_TEXT, Text, fold
from roadmap.model.vocabulary import Vocabulary, vocabulary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bán dẫn", "ban dan"),
        ("BÁN DẪN", "bán dẫn"),
        ("Đường sắt đô thị", "duong sat do thi"),
        ("đ", "d"),
        ("Đ", "D"),
        ("vắc xin", "vaccine"),
        ("vắc-xin thế hệ mới", "vắc-xin the he moi"),
        ("Vắcxin", "VACCINE"),
        ("chuỗi khối", "blockchain"),
        ("nền tảng  chuỗi\tkhối", "nền tảng blockchain"),
        ("  trí tuệ\nnhân tạo ", "tri tue nhan tao"),
        (unicodedata.normalize("NFD", "lượng tử"), "lượng tử"),
        ("Straße", "STRASSE"),
    ],
)
def test_search_takes_these_for_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("bán", "bấn dẫn"), ("vắc", "vaccine"), ("chuỗi", "blockchain"), ("a", "b")]
)
def test_search_keeps_these_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


VIETNAMESE = st.text(st.sampled_from("aAăâđĐeêioôơuưyvcxnkhiß ḱİ\u0323\u0301\u0302\t"), max_size=30)


@given(st.one_of(VIETNAMESE, st.text(max_size=30)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        ("chip", "chip", "chip"),
        ({"vi": "bán dẫn", "en": "semiconductor"}, "bán dẫn", "semiconductor"),
        ({"vi": "bán dẫn"}, "bán dẫn", "bán dẫn"),
        ({"en": "semiconductor"}, "semiconductor", "semiconductor"),
    ],
)
def test_a_text_falls_back_to_the_other_language(written: object, vi: str, en: str) -> None:
    text = Text.parse(written)
    assert (text.of("vi"), text.of("en"), str(text)) == (vi, en, vi)
    assert text.plain() == written
    assert Text.parse(text.plain()) == text
    assert Text.parse(text) is text


@pytest.mark.parametrize("written", [3, None, [], {}, {"fr": "puce"}, {"vi": 3}, {"vi": "a", "de": "b"}, ["a"], True])
def test_what_is_no_text(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="vi and en expected"):
        Text.parse(written)


def test_a_text_has_a_longest_length() -> None:
    assert len(Text.parse("x" * LONGEST_TEXT).vi) == LONGEST_TEXT
    for written in ("x" * (LONGEST_TEXT + 1), {"en": "x" * (LONGEST_TEXT + 1)}):
        with pytest.raises(PydanticCustomError, match="longer than 20000"):
            Text.parse(written)


def test_an_underscore_in_a_word_stands_for_a_hyphen() -> None:
    words = vocabulary("thing", spin_off=("spin-off", "tách ra"), import_=("import", "nhập khẩu"))
    assert list(words) == ["spin-off", "import"]
    assert words.label("spin-off") == Text("tách ra", "spin-off")
    assert words.label("unknown") == Text("unknown", "unknown")
    assert words.rank("import") == 1
    with pytest.raises(ValueError, match="index"):
        words.rank("unknown")


def test_a_field_takes_the_words_and_no_others() -> None:
    from typing import Annotated

    field: TypeAdapter[str] = TypeAdapter(Annotated[str, STAGES])
    assert field.validate_python("pilot") == "pilot"
    assert field.json_schema()["enum"] == list(STAGES)
    for wrong in ("Pilot", "pilots", "", 1, None):
        with pytest.raises(ValidationError):
            field.validate_python(wrong)


@pytest.mark.parametrize("words", [STAGES, MASTERY, EVIDENCE, HOUSES])
def test_ranks_follow_the_order(words: Vocabulary) -> None:
    assert [words.rank(word) for word in words] == list(range(len(words.words)))


def test_headings_cover_every_stage_once_in_order() -> None:
    assert [stage for _, stages in STAGE_HEADINGS for stage in stages] == list(STAGES)
