"""Text in Vietnamese and English, and how texts are compared when people search."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:  # labels are texts too, and the first frame of the screen needs some before there is a model
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")
_LANGS = frozenset(LANGS)

LONGEST_TEXT = 20_000
"""Characters that one text may have; longer texts are refused with a finding."""

FORBIDDEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]")
"""Characters that no text may hold: all that are not written to be seen, but for line breaks and tabs in long texts."""

# The blocks of combining marks of Unicode.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# Spellings that the official lists of 2025 and 2026 use side by side; search treats them as equal.
_DOUBLETS = (("vac xin", "vaccine"), ("vacxin", "vaccine"), ("chuoi khoi", "blockchain"))


class Text(NamedTuple):
    """One text in up to two languages; a text given once counts for both.

    Attributes:
        vi: Vietnamese, NFC; empty when only English is known.
        en: English, NFC; empty when only Vietnamese is known.
    """

    vi: str
    en: str

    def of(self, lang: str) -> str:
        """The text in `lang`, or in the other language where that is missing."""
        return (self.vi or self.en) if lang == "vi" else (self.en or self.vi)

    def __str__(self) -> str:
        return self.vi or self.en

    @classmethod
    def parse(cls, value: object) -> Text:
        """A text from what TOML gave: one string, or a table with `vi` and/or `en`.

        Raises:
            PydanticCustomError: `value` is neither, or is longer than :data:`LONGEST_TEXT`.
        """
        vi: object = None
        en: object = None
        if isinstance(value, str):
            vi = en = value
        elif isinstance(value, cls):
            return value
        elif isinstance(value, dict) and value and value.keys() <= _LANGS:
            vi, en = value.get("vi", ""), value.get("en", "")
        if not isinstance(vi, str) or not isinstance(en, str):
            from pydantic_core import PydanticCustomError

            raise PydanticCustomError("text", "text or a table with vi and en expected")
        if len(vi) > LONGEST_TEXT or len(en) > LONGEST_TEXT:
            from pydantic_core import PydanticCustomError

            raise PydanticCustomError("text_too_long", "longer than {limit} characters", {"limit": LONGEST_TEXT})
        return cls(vi, en)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(cls.plain)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        one = {"type": "string", "maxLength": LONGEST_TEXT}
        both = {
            "type": "object",
            "properties": {"vi": one, "en": one},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [one, both]}

    def plain(self) -> str | dict[str, str]:
        """The text as TOML or JSON would hold it."""
        if self.vi == self.en:
            return self.vi
        return {lang: part for lang, part in zip(LANGS, self, strict=True) if part}


def fold(text: str) -> str:
    """`text` as search sees it: no diacritics, no case, ``đ`` = ``d``, one spelling for known doublets."""
    marks_apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = _MARKS.sub("", marks_apart)
    bare = " ".join(bare.split())
    for spelling, usual in _DOUBLETS:
        bare = bare.replace(spelling, usual)
    return bare
