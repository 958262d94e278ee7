"""Changes in words that a planner uses: the field's label, values as their kind is written, records by their names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from roadmap.locale.value import capital, date, number, percent, phrase, shorten, show
from roadmap.model.change import ABSENT, Change
from roadmap.model.history import DUE_DATES, when
from roadmap.model.kinds import kinds
from roadmap.model.money import Amount, Share
from roadmap.model.record import Part, Record
from roadmap.model.relation import FieldShape, fields
from roadmap.model.settings import UNITS
from roadmap.model.table import Path
from roadmap.model.text import Text
from roadmap.model.when import When

_LONGEST = 120
_SUMMARY = 400
_LANGUAGES = {"vi": Text("tiếng Việt", "Vietnamese"), "en": Text("tiếng Anh", "English")}
_NEW = Text("bản ghi mới", "new record")
_GONE = Text("xóa bản ghi", "record removed")


@dataclass(frozen=True)
class Voice:
    """How changes are told.

    Attributes:
        lang: ``vi`` or ``en``.
        find: gives the record of an id, or None where there is none.
        unit: the workspace's unit of money, as ``roadmap.toml`` writes it.
    """

    lang: str
    find: Callable[[str], Record | None]
    unit: str

    def record(self, id: str) -> str:
        """The name and id of a record; the id alone where nothing else is known."""
        found = self.find(id)
        return show(found, self.lang) if found else id


class _Place(NamedTuple):
    """Where a path leads.

    Attributes:
        label: what it is called.
        shape: the field that it ends in; None for what the model does not know.
        holder: the model that the field belongs to.
        key: the member of a list or the key of a table that it ends in; None where it ends in the field itself.
        title: what the list or table is called, without that key.
    """

    label: str
    shape: FieldShape | None
    holder: type[Part]
    key: str | None = None
    title: str = ""


def told(change: Change, voice: Voice) -> str:
    """One sentence that says what `change` changed; the record itself is not named."""
    return capital(_told(change, voice))


def label(kind: str, path: Path, voice: Voice) -> str:
    """What the field at `path` of a record of `kind` is called, with the keys that lead to it."""
    return _place(kind, path, voice).label


def value(kind: str, path: Path, said: Any, voice: Voice) -> str:
    """What a field of a record of `kind` says, in words; empty where it says nothing."""
    return "" if said is ABSENT else _value(_place(kind, path, voice), said, voice)


def days(moved: int, lang: str, *, promised: bool = True) -> str:
    """By how many days a date moved, in words; empty where it did not.

    Args:
        moved: calendar days; positive is later.
        lang: ``vi`` or ``en``.
        promised: whether somebody had promised the date, so that later means late.
    """
    if not moved:
        return ""
    late, early = ("lùi" if promised else "muộn hơn"), "sớm hơn"
    later = phrase("{n} day later" if moved == 1 else "{n} days later", f"{late} {{n}} ngày", n=moved)
    sooner = phrase("{n} day earlier" if moved == -1 else "{n} days earlier", f"{early} {{n}} ngày", n=-moved)
    return (later if moved > 0 else sooner).of(lang)


def _told(change: Change, voice: Voice) -> str:
    lang, before, after = voice.lang, change.before, change.after
    if not change.path:
        return (_NEW if before is ABSENT else _GONE).of(lang)
    if change.path == ("id",):
        return phrase("id changed: {before} → {after}", "đổi mã: {before} → {after}", before=before, after=after).of(
            lang
        )
    place = _place(change.kind, change.path, voice)
    if place.key is not None and ABSENT in (before, after):
        return _entry(place, after if before is ABSENT else before, voice, added=before is ABSENT)
    if before is ABSENT:
        form = Text("{label}: {value} (mới ghi)", "{label}: {value} (new)")
    elif after is ABSENT:
        form = Text("bỏ {label} (trước là {old})", "{label} taken out (was {old})")
    else:
        form = Text("{label}: {old} → {value}", "{label}: {old} → {value}")
    said = form.of(lang).format(label=place.label, old=_value(place, before, voice), value=_value(place, after, voice))
    moved = _moved(place, before, after)
    promised = change.path in DUE_DATES.get(change.kind, ())
    return f"{said} ({days(moved, lang, promised=promised)})" if moved else said


def _entry(place: _Place, value: Any, voice: Voice, *, added: bool) -> str:
    """An entry of a list or table came or went."""
    said = "" if value is True or value == {} else _value(place, value, voice)
    if place.shape and place.shape.ref:
        title, key = place.title, _key(place.shape, place.key or "", voice)
        what = f"{key} ({said})" if said else key
    else:
        title, what = (place.label, said) if said else (place.title, place.key or "")
    verb = Text("thêm", "added") if added else Text("bỏ", "removed")
    return f"{verb.vi} {title}: {what}" if voice.lang == "vi" else f"{title}: {verb.en} {what}"


def _moved(place: _Place, before: Any, after: Any) -> int:
    if place.shape is None or not _holds(place, When):
        return 0
    old, new = when(before), when(after)
    return (new.last - old.last).days if old and new else 0


# --- where a path leads ----------------------------------------------------------------------------------------------


def _place(kind: str, path: Path, voice: Voice) -> _Place:
    model: type[Part] = kinds().get(kind, Record)
    words: list[str] = []
    steps = list(path)
    while steps:
        alias = steps.pop(0)
        shape = next((field for field in fields(model) if field.alias == alias), None)
        if shape is None:
            return _Place(", ".join([*words, ".".join([alias, *steps])]), None, model)
        words.append(shape.about.label.of(voice.lang) if shape.about else alias)
        if not steps:
            return _Place(", ".join(words), shape, model)
        if shape.container != "one":
            key, title = steps.pop(0), ", ".join(words)
            words[-1] += f" {_key(shape, key, voice)}"
            if steps and shape.part is None:  # a text in both languages, or a list
                said, last = " ".join(words), steps[-1]
                in_language = last in _LANGUAGES
                whole = f"{said} ({_language(last, voice)})" if in_language else f"{said} {last}"
                return _Place(whole, shape, model, None if in_language else last, said)
            if not steps:
                return _Place(", ".join(words), shape, model, key, title)
        if shape.part is None:  # a text in both languages
            words[-1] += f" ({', '.join(_language(step, voice) for step in steps)})"
            return _Place(", ".join(words), shape, model)
        model = shape.part
    return _Place("", None, model)


def _key(shape: FieldShape, key: str, voice: Voice) -> str:
    if shape.ref:
        return voice.record(key)
    return shape.vocabulary.label(key).of(voice.lang) if shape.vocabulary else key


def _language(step: str, voice: Voice) -> str:
    return _LANGUAGES[step].of(voice.lang) if step in _LANGUAGES else step


# --- what a value says -----------------------------------------------------------------------------------------------


def _value(place: _Place, value: Any, voice: Voice) -> str:
    shape = place.shape
    if isinstance(value, dict):
        return _table(place, value, voice)
    if value is True and place.key is not None and shape:
        return _key(shape, place.key, voice)
    if shape is None or isinstance(value, bool):
        return show(value, voice.lang)
    if shape.ref and not shape.part and isinstance(value, str) and shape.container == "one":
        return voice.record(value)
    if shape.vocabulary and isinstance(value, str):
        return shape.vocabulary.label(value).of(voice.lang)
    if _holds(place, When) and (day := when(value)):
        return date(day, voice.lang)
    if isinstance(value, int | float):
        return _amount(place, value, voice)
    return shorten(str(value), _LONGEST)


def _amount(place: _Place, value: float, voice: Voice) -> str:
    if _holds(place, Amount):
        return f"{number(value, voice.lang)} {UNITS.label(voice.unit).of(voice.lang)}"
    return percent(value, voice.lang) if _holds(place, Share) else number(value, voice.lang)


def _table(place: _Place, value: dict[str, Any], voice: Voice) -> str:
    """A table on one line: a text, the members of a list, or the fields of a part."""
    shape = place.shape
    if value and set(value) <= _LANGUAGES.keys() and all(isinstance(inner, str) for inner in value.values()):
        return shorten(Text.parse(value).of(voice.lang), _LONGEST)
    if value and all(inner is True for inner in value.values()):
        names = [_key(shape, key, voice) if shape and place.key is None else key for key in value]
        return shorten(", ".join(names), _SUMMARY)
    part = shape.part if shape else None
    known = {field.alias: field for field in fields(part)} if part else {}
    said = []
    for name, inner in value.items():
        field = known.get(name)
        inside = _Place("", field, part) if field and part else _Place("", None, place.holder)
        called = field.about.label.of(voice.lang) if field and field.about else name
        said.append(f"{called}: {_value(inside, inner, voice)}")
    return shorten("; ".join(said), _SUMMARY)


def _holds(place: _Place, what: object) -> bool:
    """Whether the field that `place` ends in is declared to hold `what`."""
    shape = place.shape
    return shape is not None and _within(place.holder.model_fields[shape.attribute].annotation, what)


def _within(annotation: object, what: object) -> bool:
    return annotation == what or any(_within(inner, what) for inner in get_args(annotation))
