"""The words for what does not fit: what was found, what is expected, and the nearest right name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pydantic_core import ErrorDetails

from roadmap.fitting.nearest import Nearest
from roadmap.locale import meant as written
from roadmap.locale.value import phrase, shorten
from roadmap.model.record import Part
from roadmap.model.relation import FieldShape, fields
from roadmap.model.text import Text, fold
from roadmap.model.vocabulary import Vocabulary

_LONGEST_WORD = 100


def field_at(model: type[Part], path: tuple[str, ...]) -> tuple[type[Part] | None, FieldShape | None]:
    """The table that holds the field `path` leads to, and that field; None where the model has no such place."""
    at: type[Part] | None = model
    shape: FieldShape | None = None
    steps = list(path)
    while steps and at:
        table, name = at, steps[0]
        shape = next((shape for shape in fields(table) if shape.alias == name), None)
        del steps[: 2 if shape and shape.part and shape.container == "keys" else 1]
        at = shape.part if shape and steps else at
    return at, shape


def unknown(model: type[Part], path: tuple[str, ...]) -> Text:
    """The message for a field that its table does not have, with the nearest right name."""
    table, _ = field_at(model, path)
    known = [shape.alias for shape in fields(table)] if table else []
    name = path[-1]
    return with_nearest(
        phrase("Unknown field `{name}`", "Trường không có trong mô hình: `{name}`", name=name), name, known
    )


def with_nearest(message: Text, wrong: str, known: Iterable[str]) -> Text:
    """`message` with the word nearest to `wrong` among `known`, where one is near."""
    return _suggesting(message, _nearest(wrong, tuple(known)) if len(wrong) <= _LONGEST_WORD else None)


def _suggesting(message: Text, near: str | None) -> Text:
    if not near:
        return message
    hint = phrase("; did you mean `{near}`?", "; có phải ý là `{near}`?", near=near)
    return Text(message.vi + hint.vi, message.en + hint.en)


@lru_cache(maxsize=256)
def _nearest(wrong: str, known: tuple[str, ...]) -> str | None:
    """The same slip is often made in many records."""
    return Nearest(known).find(wrong)


def quoted(value: object) -> str:
    """`value` as a message shows it: short, and safe for numbers of any size."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 64:
        return f"{'-' if value < 0 else ''}2^{value.bit_length() - 1}…"
    return f'"{shorten(value, 40)}"' if isinstance(value, str) else shorten(str(value), 40)


# pydantic's error type -> what was expected, in English and Vietnamese; names in braces come from the error's context.
_EXPECTED: dict[str, tuple[str, str]] = {
    "string_type": ("text in quotes", "văn bản trong dấu nháy"),
    "int_type": ("a whole number", "số nguyên"),
    "int_from_float": ("a whole number", "số nguyên"),
    "float_type": ("a number", "số"),
    "finite_number": ("a finite number", "số hữu hạn"),
    "bool_type": ("true or false", "true hoặc false"),
    "dict_type": ("a table", "một bảng"),
    "mapping_type": ("a table", "một bảng"),
    "model_type": ("a table", "một bảng"),
    "model_attributes_type": ("a table", "một bảng"),
    "tuple_type": ("a list", "một danh sách"),
    "greater_than_equal": ("at least {ge}", "tối thiểu {ge}"),
    "less_than_equal": ("at most {le}", "tối đa {le}"),
    "string_too_long": ("at most {max_length} characters", "tối đa {max_length} ký tự"),
    "text_too_long": ("at most {limit} characters", "tối đa {limit} ký tự"),
    "text": ('text, or a table with "vi" and "en"', 'văn bản, hoặc bảng có "vi" và "en"'),
    "number_or_table": ("a number, or a table", "số, hoặc một bảng"),
    "when": (
        'a date such as 2027-06-30, "2027-05", "2027-Q2" or "2028"',
        'ngày như 2027-06-30, "2027-05", "2027-Q2" hoặc "2028"',
    ),
    "keyed": ("a list of ids, or a table keyed by id", "danh sách mã, hoặc bảng theo mã"),
    "no_such_day": ("a day that exists", "một ngày có thật"),
    "date_with_time": ("a date without a time of day", "ngày, không kèm giờ"),
    "year_out_of_range": ("a year from {first} to {last}", "năm từ {first} đến {last}"),
    "year_key": ("a year such as 2027 as key", "khóa là năm, ví dụ 2027"),
    "too_short": ("at least {min_length} entries", "tối thiểu {min_length} mục"),
    "too_long": ("at most {max_length} entries", "tối đa {max_length} mục"),
}
_PATTERNS = {
    "^[a-z0-9]": ("an id: lower-case letters, digits and hyphens", "mã gồm chữ thường không dấu, chữ số và gạch nối"),
    "^[A-Z]{3}": ("a check code such as OWN101", "mã kiểm tra, ví dụ OWN101"),
    r"\S": ("some words", "nội dung bằng chữ"),
    "^[A-Z]{2}": ("two letters of ISO 3166 such as VN", "hai chữ cái ISO 3166, ví dụ VN"),
}


def wrong(model: type[Part], path: tuple[str, ...], value: object, detail: ErrorDetails) -> Text:
    """The message for a value that its field does not take: the value, what is expected, and the nearest right word."""
    context = detail.get("ctx", {})
    known: list[str] = []
    meant = value if isinstance(value, str) else ""
    _, shape = field_at(model, path)
    error = _error(shape, detail)
    if error == "literal_error" and shape and shape.vocabulary:
        known = list(shape.vocabulary)
        if isinstance(value, str) and (word := _meant(shape.vocabulary, value)):
            meant = word
        labels = shape.vocabulary.words.items()
        expected = (
            f"one of: {', '.join(known)}",
            f"một trong: {', '.join(f'{word} ({label.vi})' for word, label in labels)}",
        )
    elif error == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        expected = next((words for start, words in _PATTERNS.items() if pattern.startswith(start)), (pattern, pattern))
    else:
        en, vi = _EXPECTED.get(error, (detail["msg"], detail["msg"]))
        expected = (_filled(en, context), _filled(vi, context))
    en, vi = (shorten(words, 240) for words in expected)
    said = f"`{'.'.join(path)}` = {quoted(value)}"
    message = Text(f"{said}: cần {vi}", f"{said}: {en} expected")
    return with_nearest(message, meant, known) if known else _suggesting(message, _as_in_a_file(error, meant))


def _error(shape: FieldShape | None, detail: ErrorDetails) -> str:
    """The type of an error; of a table that a plain number may stand for, one that says so."""
    if detail["type"] == "model_type" and shape and shape.part and "value" in shape.part.model_fields:
        return "number_or_table"
    return detail["type"]


def _as_in_a_file(error: str, text: str) -> str:
    """The date or number that `text` means, as a file says it; empty where it means none that would do."""
    if error == "when":
        return str(day) if (day := written.date(text)) else ""
    if error not in ("float_type", "int_type", "number_or_table"):
        return ""
    number = written.number(text)
    return "" if error == "int_type" and "." in number else number


def _meant(words: Vocabulary, value: str) -> str:
    """The word of `words` whose label in either language is or begins with `value`; empty where none does."""
    asked = fold(value)
    for word, label in words.words.items():
        if asked and any(fold(text).startswith(asked) for text in label):
            return word
    return ""


def _filled(template: str, context: Mapping[str, Any]) -> str:
    for name, value in context.items():
        shown = int(value) if isinstance(value, float) and value.is_integer() else value
        template = template.replace(f"{{{name}}}", str(shown))
    return template
