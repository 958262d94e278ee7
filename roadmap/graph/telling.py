"""What a record says in one of its fields, in words; a field of what it refers to counts as one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap.fitting.wording import field_at
from roadmap.graph.survey import Survey
from roadmap.locale.value import show
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Part, Record
from roadmap.model.relation import FieldShape, fields
from roadmap.model.text import Text
from roadmap.model.when import When

_WITHIN = Text("{} ({})", "{} ({})")


class Said(NamedTuple):
    """What is said: its place in the order of its vocabulary, of numbers or of days, 0 in none; in words, or empty."""

    rank: float
    text: str


SILENT = Said(0, "")
"""Nothing is said."""


class Telling(NamedTuple):
    """What a field is called, and what a record says in it."""

    title: str
    said: Said


def telling(survey: Survey, record: Record, path: tuple[str, ...], lang: str) -> Telling | None:
    """What `record` says where `path` leads, such as ``stage``, ``readiness.now`` or ``lead.type``.

    What follows a reference is asked of the records that it names; several answers stand in one, each once. None where
    the record can hold no such field, or one that holds further fields.
    """
    for length in range(1, len(path)):
        _, shape = field_at(type(record), path[:length])
        if shape and shape.ref and shape.about and not shape.part:
            return _beyond(survey, record, path, length, shape.about.label.of(lang), lang)
    table, shape = field_at(type(record), path)
    if shape is None or shape.about is None or (table is None and shape.container != "keys"):
        return None
    if shape.part and shape.container != "keys":
        return None
    if path == ("state",) and isinstance(record, Activity | Mission):
        found: Iterable[object] = [survey.state(record)]
    else:
        found = _at(record, path)
    return Telling(shape.about.label.of(lang), _in_words(survey, shape, found, lang))


def _beyond(
    survey: Survey, record: Record, path: tuple[str, ...], length: int, label: str, lang: str
) -> Telling | None:
    """What the records say that the first `length` steps of `path` lead to; None where none of them has the field."""
    targets = [target for id in _at(record, path[:length]) if (target := survey.roadmap.records.get(str(id)))]
    told = [one for target in targets if (one := telling(survey, target, path[length:], lang))]
    if targets and not told:
        return None
    if not told:
        return Telling(label, SILENT)
    words = dict.fromkeys(one.said.text for one in told if one.said.text)
    said = Said(min(one.said.rank for one in told), ", ".join(words)) if words else SILENT
    return Telling(_WITHIN.of(lang).format(told[0].title, label), said)


def _in_words(survey: Survey, shape: FieldShape, found: Iterable[object], lang: str) -> Said:
    """Values of a field in words."""
    known = list(shape.vocabulary.words) if shape.vocabulary else []
    ranks, words = list[float](), list[str]()
    for value in found:
        target = survey.roadmap.records.get(str(value)) if shape.ref or shape.container == "keys" else None
        if isinstance(target, Organization):
            words.append(target.short_label(lang))
        elif target:
            words.append(target.label(lang))
        elif shape.vocabulary and str(value) in known:
            ranks.append(known.index(str(value)))
            words.append(shape.vocabulary.label(str(value)).of(lang))
        else:
            ranks += [value.first.toordinal()] if isinstance(value, When) else []
            ranks += [value] if isinstance(value, int | float) else []
            words.append(show(value, lang))
    return Said(ranks[0] if ranks else 0, ", ".join(words)) if any(words) else SILENT


def _at(value: object, path: tuple[str, ...]) -> Iterator[object]:
    """What `path` leads to from `value`: lists and tables by key are looked through; at its end a table is its keys."""
    if isinstance(value, Part):
        for field in fields(type(value)):
            if field.alias in path[:1]:
                yield from _at(getattr(value, field.attribute), path[1:])
    elif isinstance(value, Mapping):
        keyed = {str(key): inner for key, inner in value.items()}
        if path and path[0] in keyed:
            yield from _at(keyed[path[0]], path[1:])
        elif path:
            yield from (found for inner in keyed.values() for found in _at(inner, path))
        else:
            yield from keyed
    elif isinstance(value, tuple) and not isinstance(value, Text):
        yield from (found for inner in value for found in _at(inner, path))
    elif not path and value is not None and str(value):
        yield value
