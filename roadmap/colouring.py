"""Colouring: the cards of a drawing by what any field of their records says, with the legend for it."""

from __future__ import annotations

from collections import Counter

from roadmap.drawing.look import Tone
from roadmap.drawing.sheet import Language
from roadmap.drawing.toned import toned
from roadmap.drawing.twin import Drawing
from roadmap.fitting.wording import field_at, with_nearest
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase, shorten, show
from roadmap.model.finding import RoadmapError
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.programme import Mission
from roadmap.model.plain import at, plain
from roadmap.model.record import Record
from roadmap.model.relation import fields
from roadmap.model.text import Text

_TONES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.SIXTH)
_MEANING = Text("{}: {}", "{}: {}")
_OTHERS = Text("{}: {} giá trị khác", "{}: {} other values")
_NOTHING = Text("{}: chưa ghi", "{}: not on record")
_LONGEST = 40


def coloured(drawing: Drawing, survey: Survey, name: str, lang: Language) -> Drawing:
    """`drawing` with its cards coloured by the field `name` of their records, such as ``stage`` or ``readiness.now``.

    The six most frequent values have a tone and a bar pattern of their own; further ones share the neutral tone, as do
    records without the field, and the legend counts them.

    Raises:
        RoadmapError: nothing on the drawing has such a field, or the drawing has no cards to colour.
    """
    ids = list(drawing.sheet.body.ids())
    records = [record for id in ids if (record := survey.roadmap.records.get(id))]
    if not ids:
        raise RoadmapError(
            phrase("This drawing cannot be coloured by a field", "Hình này không tô màu theo trường được")
        )
    path = tuple(name.split("."))
    title = _title(records, path, lang)
    said = {record.id: _said(survey, record, path, lang) for record in records}
    counts = Counter(value for value in said.values() if value)
    order = sorted(counts, key=lambda value: (-counts[value], value))
    tone_of = dict(zip(order, _TONES, strict=False))
    words = {tone: _MEANING.of(lang).format(title, shorten(value, _LONGEST)) for value, tone in tone_of.items()}
    if more := len(order) - len(tone_of):
        words[Tone.NEUTRAL] = _OTHERS.of(lang).format(title, more)
    elif len(counts) < len(said) or not all(said.values()):
        words[Tone.NEUTRAL] = _NOTHING.of(lang).format(title)
    tones = {id: tone_of[value] for id, value in said.items() if value in tone_of}
    return drawing._replace(sheet=toned(drawing.sheet, tones, words))


def _title(records: list[Record], path: tuple[str, ...], lang: Language) -> str:
    """What the field is called.

    Raises:
        RoadmapError: none of the records has it.
    """
    kinds = dict.fromkeys(type(record) for record in records)
    for kind in kinds:
        _, shape = field_at(kind, path)
        if shape and shape.about:
            return shape.about.label.of(lang)
    known = sorted({field.alias for kind in kinds for field in fields(kind) if field.about})
    message = phrase(
        "What is drawn has no field `{name}`", "Bản ghi trong hình không có trường `{name}`", name=".".join(path)
    )
    raise RoadmapError(with_nearest(message, path[0], known))


def _said(survey: Survey, record: Record, path: tuple[str, ...], lang: Language) -> str:
    """What the record says there, in words; empty where it says nothing."""
    _, shape = field_at(type(record), path)
    if shape is None:
        return ""
    if path == ("state",) and isinstance(record, Activity | Mission):
        found: list[object] = [survey.state(record)]
    else:
        found = at(plain(record, defaults=True), path)
    words = []
    for value in found:
        if value is None or value == "":
            continue
        target = survey.roadmap.records.get(str(value)) if shape.ref else None
        if target:
            words.append(target.label(lang))
        elif shape.vocabulary and str(value) in shape.vocabulary.words:
            words.append(shape.vocabulary.label(str(value)).of(lang))
        else:
            words.append(show(value, lang))
    return ", ".join(words)
