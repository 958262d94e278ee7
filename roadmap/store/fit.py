"""Fitting what TOML gave to the model: a record, and a finding for everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadmap.locale.value import phrase, shorten
from roadmap.model.record import Part
from roadmap.model.relation import fields
from roadmap.model.text import Text

P = TypeVar("P", bound=Part)
Path = tuple[str | int, ...]

DEEPEST = 32
MOST_MISFITS = 100
"""Misfits of one table that are told one by one."""
_ROUNDS = 4
_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing in a table that does not fit its model.

    Attributes:
        code: code of the rule.
        path: where in the table.
        message: one sentence in both languages.
    """

    code: str
    path: tuple[str, ...]
    message: Text


@dataclass(slots=True)
class Fitted:
    """The outcome of fitting one table.

    Attributes:
        value: the model's instance; None where nothing could be made of the table.
        misfits: what did not fit.
        unread: path -> value of everything that was left out; None for what is nested too deeply.
        untold: how many misfits are not told, because there are too many.
    """

    value: Any
    misfits: list[Misfit] = field(default_factory=list)
    unread: dict[tuple[str, ...], Any] = field(default_factory=dict)
    untold: int = 0


def fit(model: type[P], table: Mapping[str, Any], **given: object) -> Fitted:
    """An instance of `model` from `table`; what does not fit is left out, kept aside and reported.

    Args:
        model: the kind of record, or another part.
        table: what TOML gave.
        given: fields that do not come from the table, such as the id.
    """
    try:
        return Fitted(model.model_validate({**table, **given}))
    except ValidationError:
        pass
    fitted = Fitted(None)
    remaining = {}
    for key, value in table.items():
        if _depth(value) < DEEPEST:
            remaining[key] = _copy(value)
        else:
            fitted.misfits.append(Misfit("FIL008", (key,), _too_deep(key)))
            fitted.unread[(key,)] = None
    for _ in range(_ROUNDS):
        try:
            fitted.value = model.model_validate({**remaining, **given})
        except ValidationError as error:
            _leave_out_all(fitted, model, remaining, error.errors(include_url=False, include_input=False))
        else:
            break
    fitted.misfits.sort(key=lambda misfit: misfit.path)
    if fitted.untold:
        message = phrase("{n} further findings of this record are left out", "Bỏ bớt {n} kết quả khác của bản ghi này",
                         n=fitted.untold)  # fmt: skip
        fitted.misfits.append(Misfit("FIL008", (), message))
    return fitted


def _too_deep(key: str) -> Text:
    return phrase(
        "`{field}`: tables and lists are nested deeper than {limit}",
        "`{field}`: bảng và danh sách lồng nhau sâu quá {limit} cấp",
        field=key,
        limit=DEEPEST,
    )


def _reading_order(detail: ErrorDetails) -> list[tuple[int, int, str]]:
    return [(1, step, "") if isinstance(step, int) else (0, 0, step) for step in detail["loc"]]


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _depth(value: object) -> int:
    deepest, waiting = 0, [(value, 0)]
    while waiting:
        held, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(held, Mapping):
            waiting.extend((inner, depth + 1) for inner in held.values())
        elif isinstance(held, list):
            waiting.extend((inner, depth + 1) for inner in held)
    return deepest


def _leave_out_all(fitted: Fitted, model: type[Part], table: dict[str, Any], details: list[ErrorDetails]) -> None:
    """Leave out what `details` tell of, from the end, so that no entry of a list moves before its turn."""
    details.sort(key=_reading_order)
    gone: set[Path] = set()
    for number in range(len(details) - 1, -1, -1):
        path, holder, held = _offender(table, details[number]["loc"], gone)
        if path is None:
            continue
        named = tuple(str(step) for step in path)
        if number < MOST_MISFITS:
            fitted.misfits.append(_misfit(model, named, held, details[number]))
        else:
            fitted.untold += 1
        if holder is not None:
            fitted.unread[named] = held
            gone.add(path)
            del holder[path[-1]]


def _offender(table: dict[str, Any], loc: Path, gone: set[Path]) -> tuple[Path | None, Any, Any]:
    """What `loc` leads to in `table`, so far as it is there: its path, what holds it, and itself.

    The path is None where the value has been left out already: unions complain once for each member.
    """
    path: Path = ()
    holder: Any = None
    held: Any = table
    for step in loc:
        if isinstance(held, list) and isinstance(step, str) and step in held:
            step = held.index(step)  # noqa: PLW2901 - a list of ids stands for a table keyed by id
        if (*path, step) in gone:
            return None, None, None
        if not _has(held, step):
            break
        holder, held = held, held[step]
        path = (*path, step)
    return path, holder, held


def _has(held: object, step: str | int) -> bool:
    if isinstance(held, dict):
        return step in held
    return isinstance(held, list) and isinstance(step, int) and step < len(held)


def _misfit(model: type[Part], path: tuple[str, ...], value: object, detail: ErrorDetails) -> Misfit:
    if detail["type"] == "missing":
        field = ".".join((*path, str(detail["loc"][-1])))
        return Misfit("REC055", path, phrase("`{field}` is missing", "Thiếu `{field}`", field=field))
    if detail["type"] == "extra_forbidden":
        return Misfit("REC051", path, _unknown(model, path))
    return Misfit("REC052", path, _wrong(path, value, detail))


def _unknown(model: type[Part], path: tuple[str, ...]) -> Text:
    """The message for a field that its table does not have, with the nearest right name."""
    at: type[Part] | None = model
    steps = list(path[:-1])
    while steps and at:
        shape = next((shape for shape in fields(at) if shape.alias == steps[0]), None)
        at = shape.part if shape else None
        del steps[: 2 if shape and shape.container == "keys" else 1]
    known = [shape.alias for shape in fields(at)] if at else []
    name = path[-1]
    return with_nearest(
        phrase("Unknown field `{name}`", "Trường không có trong mô hình: `{name}`", name=name), name, known
    )


def with_nearest(message: Text, wrong: str, known: Iterable[str]) -> Text:
    """`message` with the word nearest to `wrong` among `known`, where one is near."""
    from difflib import get_close_matches

    near = get_close_matches(wrong, list(known), n=1, cutoff=0.6) if len(wrong) <= _LONGEST_WORD else ()
    if not near:
        return message
    hint = phrase("; did you mean `{near}`?", "; có phải ý là `{near}`?", near=near[0])
    return Text(message.vi + hint.vi, message.en + hint.en)


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
    "when": ('a date such as 2027-06-30, "2027-Q2" or "2028"', 'ngày như 2027-06-30, "2027-Q2" hoặc "2028"'),
    "keyed": ("a list of ids, or a table keyed by id", "danh sách mã, hoặc bảng theo mã"),
    "date_with_time": ("a date without a time of day", "ngày, không kèm giờ"),
    "year_out_of_range": ("a year from {first} to {last}", "năm từ {first} đến {last}"),
    "year_key": ("a year such as 2027 as key", "khóa là năm, ví dụ 2027"),
    "too_short": ("at least {min_length} entries", "tối thiểu {min_length} mục"),
    "too_long": ("at most {max_length} entries", "tối đa {max_length} mục"),
}
_PATTERNS = {
    "^[a-z0-9]": ("an id: lower-case letters, digits and hyphens", "mã gồm chữ thường không dấu, chữ số và gạch nối"),
    "^[A-Z]{3}": ("a check code such as OWN101", "mã kiểm tra, ví dụ OWN101"),
    "^[A-Z]{2}": ("two letters of ISO 3166 such as VN", "hai chữ cái ISO 3166, ví dụ VN"),
}


def _wrong(path: tuple[str, ...], value: object, detail: ErrorDetails) -> Text:
    context = detail.get("ctx", {})
    known: list[str] = []
    if detail["type"] == "literal_error":
        known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        words = ", ".join(known)
        expected = (f"one of: {words}", f"một trong: {words}")
    elif detail["type"] == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        expected = next((words for start, words in _PATTERNS.items() if pattern.startswith(start)), (pattern, pattern))
    else:
        en, vi = _EXPECTED.get(detail["type"], (detail["msg"], detail["msg"]))
        expected = (_filled(en, context), _filled(vi, context))
    en, vi = (shorten(words, 160) for words in expected)
    message = Text(
        f"`{'.'.join(path)}` = {quoted(value)}: cần {vi}", f"`{'.'.join(path)}` = {quoted(value)}: {en} expected"
    )
    return with_nearest(message, value, known) if isinstance(value, str) else message


def _filled(template: str, context: Mapping[str, Any]) -> str:
    for name, value in context.items():
        shown = int(value) if isinstance(value, float) and value.is_integer() else value
        template = template.replace(f"{{{name}}}", str(shown))
    return template
