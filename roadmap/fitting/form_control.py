"""Which control a field wants: how a person fills it in, derived from what the model declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Le
from pydantic.fields import FieldInfo

from roadmap.model.kinds.chain import CommercialReadiness, ManufacturingReadiness, Readiness
from roadmap.model.money import MOST, Year
from roadmap.model.record import Code, Part, Record
from roadmap.model.relation import FieldShape, fields
from roadmap.model.scale import CRI, MRL, TRL
from roadmap.model.table import Path
from roadmap.model.text import Text
from roadmap.model.when import When

Control = Literal[
    "id", "line", "text", "prose", "lines", "yes-no", "whole", "number", "share", "money", "date", "word", "level",
    "record", "records", "part", "table", "series", "entry", "unknown",
]  # fmt: skip
"""How a field is filled in.

``text`` is a line in two languages, ``prose`` a long text in two languages; ``level`` a step of a numbered scale;
``part`` a table inside the record, ``table`` entries by key, ``entry`` one of them that has fields of its own,
``series`` numbers by year. ``unknown`` is what the model has no field for: it can only be taken away.
"""

Key = Literal["record", "year", "code", "words"]
"""What the keys of a table are: records, years, codes of checks, or words of the planner's own."""

Choice = tuple[str, Text]
"""A value as the file holds it, and its label."""

_SCALES: dict[type[Part], tuple[Text, ...]] = {Readiness: TRL, ManufacturingReadiness: MRL, CommercialReadiness: CRI}
_SHORT = {"name", "short", "title", "component"}
_YES_NO: tuple[Choice, ...] = (("true", Text("có", "yes")), ("false", Text("không", "no")))
_HEADINGS = {"part", "table", "series", "entry"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The control of a field.

    Attributes:
        control: the control of the field itself.
        choices: the words or levels to choose from, in order.
        kinds: the kinds of record that it may name; empty for any.
        key: what the keys of a table are; None for other fields.
        inner: the control of each entry of a table, and of a series; None for other fields.
        part: the model of the fields inside, if there are any.
    """

    control: Control
    choices: tuple[Choice, ...] = ()
    kinds: tuple[str, ...] = ()
    key: Key | None = None
    inner: Wanted | None = None
    part: type[Part] | None = None

    @property
    def heads(self) -> bool:
        """Whether it holds no value of its own, but stands over others."""
        return self.control in _HEADINGS


@cache
def wanted(model: type[Part], shape: FieldShape) -> Wanted:
    """The control of the field `shape` of `model`."""
    if shape.attribute == "id" and issubclass(model, Record):
        return Wanted("id")
    annotation = model.model_fields[shape.attribute].annotation
    kinds = shape.ref.kinds if shape.ref else ()
    if shape.container == "keys":
        key, value = _arguments(annotation)
        inner = Wanted("entry", part=shape.part) if shape.part else _single(model, shape, value)
        names = _key(shape, key)
        control: Control = "series" if names == "year" and not shape.part else "table"
        return Wanted(control, kinds=kinds, key=names, inner=inner, part=shape.part)
    if shape.container == "many":
        return Wanted("records" if shape.ref else "lines", kinds=kinds)
    if shape.ref:
        return Wanted("record", kinds=kinds)
    return Wanted("part", part=shape.part) if shape.part else _single(model, shape, annotation)


def control_at(kind: type[Part], path: Path) -> Wanted | None:
    """The control of the place `path` of a record of `kind`; None where the model has no such place."""
    model, found, steps = kind, None, list(path)
    while steps:
        shape = next((shape for shape in fields(model) if shape.alias == steps[0]), None)
        if shape is None:
            return None
        found, steps = wanted(model, shape), steps[1:]
        if steps and found.inner:
            found, steps = found.inner, steps[1:]
        if not steps or not found.part:
            return found if not steps or (len(steps) == 1 and steps[0] in Text._fields) else None
        model = found.part
    return found


def _key(shape: FieldShape, key: Any) -> Key:
    if shape.ref:
        return "record"
    return "year" if key == Year else "code" if key == Code else "words"


def _single(model: type[Part], shape: FieldShape, annotation: Any) -> Wanted:
    """The control of one value that is no reference and no table."""
    held, marks = _bare(annotation)
    most = next((mark.le for mark in marks if isinstance(mark, Le)), None)
    if shape.vocabulary:
        return Wanted("word", tuple(shape.vocabulary.words.items()))
    if held is bool:
        return Wanted("yes-no", _YES_NO)
    if held is int and model in _SCALES:
        return Wanted("level", tuple((str(level), label) for level, label in enumerate(_SCALES[model], 1)))
    if held is int:
        return Wanted("money" if most == MOST else "whole")
    if held is float:
        return Wanted("share" if most == 1 else "number")
    if held is When:
        return Wanted("date")
    if held is Text:
        return Wanted("text" if shape.alias in _SHORT else "prose")
    return Wanted("lines" if held is tuple else "line")


def _bare(annotation: Any) -> tuple[Any, list[object]]:
    """What an annotation holds beneath ``Annotated`` and ``Optional``, and the marks on the way."""
    marks: list[object] = []
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            for mark in arguments[1:]:
                marks.extend(mark.metadata if isinstance(mark, FieldInfo) else [mark])
            annotation = arguments[0]
        elif origin in (Union, UnionType):
            annotation = next(one for one in arguments if one is not type(None))
        else:
            return origin or annotation, marks


def _arguments(annotation: Any) -> tuple[Any, Any]:
    """What the keys and the values of a table are declared as."""
    while get_origin(annotation) is not Mapping:
        annotation = get_args(annotation)[0]
    key, value = get_args(annotation)
    return key, value
