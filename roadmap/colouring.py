"""Colouring: what a drawing shows by what any field of it says, with the legend for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from roadmap.drawing.look import Tone
from roadmap.drawing.toned import toned
from roadmap.drawing.twin import Drawing, Table
from roadmap.fitting.wording import field_at, with_nearest
from roadmap.graph.survey import Survey
from roadmap.graph.telling import SILENT, Said, telling
from roadmap.locale.value import capital, number, phrase, shorten
from roadmap.model.finding import RoadmapError
from roadmap.model.record import Record
from roadmap.model.relation import fields
from roadmap.model.text import Lang, Text

_TONES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.SIXTH)
_MEANING = Text("{}: {}", "{}: {}")
_SHOWN = Text("Trong hình", "On the drawing")
_OTHERS = Text("{} giá trị khác", "{} other values")
_NOTHING = Text("chưa ghi", "not on record")
_LONGEST, _FEW = 40, 2


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
    tones: dict[Said, Tone]
    others: list[Said]
    silent: bool
    lang: Lang

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

    def table(self, shown: Sequence[tuple[Said, str]]) -> Table:
        """The values of what is shown, each with the names of what has it."""
        named: dict[Said, list[str]] = {value: [] for value in (*self.tones, *self.others, SILENT)}
        for value, name in shown:
            named[value].append(name)
        rows = ((value.text or _NOTHING.of(self.lang), "; ".join(names)) for value, names in named.items() if names)
        return Table((capital(self.title), _SHOWN.of(self.lang)), tuple(rows))


def coloured(drawings: Sequence[Drawing], survey: Survey, name: str, lang: Lang) -> list[Drawing]:
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
    told = {record.id: one for record in records if (one := telling(survey, record, path, lang))}
    if not told:
        raise _refused(records, path)
    said = {id: one.said for id, one in told.items()}
    title = next((one.title for one in told.values() if one.said.text), next(iter(told.values())).title)
    key = _key(title, said.values(), lang)
    tones = {id: key.tones.get(value, Tone.NEUTRAL) for id, value in said.items()}
    made = []
    for drawing in drawings:
        shown = [id for id in dict.fromkeys(drawing.sheet.body.ids()) if id in said]
        table = key.table([(said[id], survey.roadmap[id].label(lang)) for id in shown])
        made.append(drawing._replace(sheet=toned(drawing.sheet, tones, key.words()), tones=table))
    return made


def _key(title: str, said: Collection[Said], lang: Lang) -> _Key:
    """The tones of values, by how many records have each."""
    counts = Counter(value for value in said if value.text)
    order = sorted(counts, key=lambda value: (-counts[value], value))
    often = sorted(order[: len(_TONES)], key=lambda value: value.rank)
    tones = dict(zip(often, _TONES, strict=False))
    return _Key(title, tones, order[len(_TONES) :], SILENT in said, lang)


def _refused(records: Sequence[Record], path: tuple[str, ...]) -> RoadmapError:
    """Why nothing is coloured: nothing is drawn, nothing has the field, or it holds further fields."""
    name, kinds = ".".join(path), dict.fromkeys(type(record) for record in records)
    if not kinds:
        return RoadmapError(phrase("There is nothing on this drawing to colour", "Hình này không có gì để tô màu"))
    for kind in kinds:
        _, shape = field_at(kind, path)
        if shape and shape.part and shape.container != "keys":
            within = ", ".join(f"{name}.{field.alias}" for field in fields(shape.part))
            message = phrase("`{name}` holds several fields", "`{name}` gồm nhiều trường", name=name)
            return RoadmapError(message, Text(f"Chọn một trường: {within}", f"Name one of them: {within}"))
    known = sorted({field.alias for kind in kinds for field in fields(kind) if field.about})
    message = phrase(
        "Nothing on this drawing has a field `{name}`", "Trong hình không có gì mang trường `{name}`", name=name
    )
    hint = Text(f"Các trường: {', '.join(known)}", f"Fields: {', '.join(known)}")
    return RoadmapError(with_nearest(message, path[0], known), hint)
