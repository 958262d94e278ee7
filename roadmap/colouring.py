"""Colouring: what a drawing shows by what any field of it says, with the legend for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roadmap.drawing.look import Tone
from roadmap.drawing.sheet import Language
from roadmap.drawing.toned import toned
from roadmap.drawing.twin import Drawing, Table
from roadmap.fitting.wording import field_at, with_nearest
from roadmap.graph.survey import Survey
from roadmap.locale.value import number, phrase, shorten, show
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.programme import Mission
from roadmap.model.record import Part, Record
from roadmap.model.relation import fields
from roadmap.model.text import Text
from roadmap.model.when import When

_TONES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.SIXTH)
_MEANING = Text("{}: {}", "{}: {}")
_SHOWN = Text("Trong hình", "On the drawing")
_OTHERS = Text("{} giá trị khác", "{} other values")
_NOTHING = Text("chưa ghi", "not on record")
_LONGEST, _FEW = 40, 2


class _Said(NamedTuple):
    """What a record says: its place in the order of its vocabulary or of numbers, 0 in none; in words, or empty."""

    rank: float
    text: str


_SILENT = _Said(0, "")


class _Key(NamedTuple):
    """What colours mean.

    Attributes:
        title: what the field is called.
        tones: each of the six values that most records have, in their order -> its tone.
        others: further values, the most frequent first.
        silent: whether some records say nothing.
        lang: the language of its words.
    """

    title: str
    tones: dict[_Said, Tone]
    others: list[_Said]
    silent: bool
    lang: Language

    def words(self) -> dict[Tone, str]:
        """What the legend says of each tone; of the neutral one: few other values by name, more of them by number."""
        meanings = {tone: shorten(value.text, _LONGEST) for value, tone in self.tones.items()}
        if len(self.others) <= _FEW:
            rest = [shorten(value.text, _LONGEST) for value in self.others]
        else:
            rest = [_OTHERS.of(self.lang).format(number(len(self.others), self.lang))]
        rest += [_NOTHING.of(self.lang)] if self.silent else []
        meanings[Tone.NEUTRAL] = "; ".join(rest)
        return {tone: _MEANING.of(self.lang).format(self.title, text) for tone, text in meanings.items()}

    def table(self, shown: Sequence[tuple[_Said, str]]) -> Table:
        """The values of what is shown, each with the names of what has it."""
        named: dict[_Said, list[str]] = {value: [] for value in (*self.tones, *self.others, _SILENT)}
        for value, name in shown:
            named[value].append(name)
        rows = ((value.text or _NOTHING.of(self.lang), "; ".join(names)) for value, names in named.items() if names)
        return Table((self.title, _SHOWN.of(self.lang)), tuple(rows))


def coloured(drawings: Sequence[Drawing], survey: Survey, name: str, lang: Language) -> list[Drawing]:
    """`drawings` coloured by the field `name` of what they show, such as ``stage`` or ``readiness.now``.

    The six values that most records have get a tone and a bar pattern of their own, the same on each drawing; further
    ones share the neutral tone with records that say nothing, and the legend counts them. What has no such field bears
    no bar.

    Raises:
        RoadmapError: nothing on any drawing has such a field.
    """
    ids = dict.fromkeys(id for drawing in drawings for id in drawing.sheet.body.ids())
    records = [record for id in ids if (record := survey.roadmap.records.get(id))]
    path = tuple(name.split("."))
    title = _title(records, path, lang)
    said = {record.id: _said(survey, record, path, lang) for record in records if field_at(type(record), path)[1]}
    key = _key(title, said.values(), lang)
    tones = {id: key.tones.get(value, Tone.NEUTRAL) for id, value in said.items()}
    made = []
    for drawing in drawings:
        shown = [id for id in dict.fromkeys(drawing.sheet.body.ids()) if id in said]
        table = key.table([(said[id], survey.roadmap[id].label(lang)) for id in shown])
        made.append(drawing._replace(sheet=toned(drawing.sheet, tones, key.words()), tones=table))
    return made


def _key(title: str, said: Collection[_Said], lang: Language) -> _Key:
    """The tones of values, by how many records have each."""
    counts = Counter(value for value in said if value.text)
    order = sorted(counts, key=lambda value: (-counts[value], value))
    often = sorted(order[: len(_TONES)], key=lambda value: value.rank)
    tones = dict(zip(often, _TONES, strict=False))
    return _Key(title, tones, order[len(_TONES) :], _SILENT in said, lang)


def _title(records: list[Record], path: tuple[str, ...], lang: Language) -> str:
    """What the field is called.

    Raises:
        RoadmapError: none of the records has it, or it holds further fields.
    """
    kinds = dict.fromkeys(type(record) for record in records)
    for kind in kinds:
        _, shape = field_at(kind, path)
        if shape and shape.part and shape.container != "keys":
            within = ", ".join(f"{'.'.join(path)}.{field.alias}" for field in fields(shape.part))
            message = phrase("`{name}` holds several fields", "`{name}` gồm nhiều trường", name=".".join(path))
            raise RoadmapError(message, Text(f"Chọn một trường: {within}", f"Name one of them: {within}"))
        if shape and shape.about:
            return shape.about.label.of(lang)
    if not kinds:
        raise RoadmapError(phrase("There is nothing on this drawing to colour", "Hình này không có gì để tô màu"))
    known = sorted({field.alias for kind in kinds for field in fields(kind) if field.about})
    message = phrase(
        "Nothing on this drawing has a field `{name}`",
        "Trong hình không có gì mang trường `{name}`",
        name=".".join(path),
    )
    hint = Text(f"Các trường: {', '.join(known)}", f"Fields: {', '.join(known)}")
    raise RoadmapError(with_nearest(message, path[0], known), hint)


def _said(survey: Survey, record: Record, path: tuple[str, ...], lang: Language) -> _Said:
    """What the record says there."""
    _, shape = field_at(type(record), path)
    if shape is None:
        return _SILENT
    if path == ("state",) and isinstance(record, Activity | Mission):
        found: Iterable[object] = [survey.state(record)]
    else:
        found = _at(record, path)
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
    return _Said(ranks[0] if ranks else 0, ", ".join(words)) if any(words) else _SILENT


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
