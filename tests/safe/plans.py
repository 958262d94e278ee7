"""Plans in which every free text is a naughty string: as if reading had let all of them through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

from roadmap.graph.survey import Survey
from roadmap.model.record import Part, Record
from roadmap.model.relation import fields
from roadmap.model.roadmap import Roadmap
from roadmap.model.text import Text


def spoken(survey: Survey, strings: list[str]) -> Survey:
    """`survey` with one of `strings` after the other in every free text of every record; ids stay."""
    say = cycle(strings)
    records = {record.id: _spoken(record, say) for record in survey.roadmap}
    return Survey(Roadmap(records), survey.today, survey.settings)


def _spoken(part: Any, say: Iterator[str]) -> Any:
    changed: dict[str, Any] = {"name": Text(next(say), "")} if isinstance(part, Record) else {}
    for field in fields(type(part)):
        value = getattr(part, field.attribute)
        if (field.ref and not field.part) or field.vocabulary or field.alias in ("id", "code", "country", "waive"):
            continue
        made = _said(value, say)
        if made is not value:
            changed[field.attribute] = made
    return part.model_copy(update=changed)


def _said(value: Any, say: Iterator[str]) -> Any:
    """`value` with its texts replaced; the very same where it holds none."""
    if isinstance(value, Text):
        return Text(next(say), next(say))
    if isinstance(value, str) and value:
        return next(say)
    if isinstance(value, Part):
        return _spoken(value, say)
    if isinstance(value, Mapping) and any(isinstance(one, Part | Text) for one in value.values()):
        return {key: _said(one, say) for key, one in value.items()}
    if isinstance(value, tuple) and any(isinstance(one, str) for one in value):
        return tuple(next(say) for _ in value)
    return value
