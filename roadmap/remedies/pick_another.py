from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from roadmap.fitting.nearest import Nearest
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.change import at
from roadmap.model.finding import Finding
from roadmap.model.kinds import kinds
from roadmap.model.plain import plain
from roadmap.model.table import table
from roadmap.remedies._links import link_at
from roadmap.remedy import Offer, Question, Setting, asked, dotted, remedy, sets


@remedy
def pick_another(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name another record.

    Chọn bản ghi khác.

        roadmap set ID FIELD=RECORD
    """
    if not (found := link_at(survey, finding)):
        return
    record, link, field = found
    path = link.path if field.shape == "one" else link.path[:-1]
    allowed = [kinds()[kind] for kind in field.ref.kinds]
    near = Nearest(survey.ids(*allowed)).find(link.target)
    question = asked(type(record), ".".join(path), value=near)
    if field.shape == "one":
        value: tuple[str | Question, ...] = (question,)
    elif field.shape == "many":
        others = [id for id in at(table(record), path) if id != link.target]
        value = (*(f"{id}," for id in others), question)
    else:
        value = _rekeyed(at(plain(record), path), link.target, question)
    label = phrase("Name another record instead of `{id}`", "Thay `{id}` bằng bản ghi khác", id=link.target)
    yield sets(record, Setting(dotted(path), value), label=label)


def _rekeyed(held: Any, old: str, new: Question) -> tuple[str | Question, ...]:
    """A table keyed by id, or the short list that stands for it, in JSON with the answer to `new` in place of `old`."""
    held = held if isinstance(held, dict) else {id: {} for id in held}
    entries = {id: json.dumps(carried, ensure_ascii=False) for id, carried in held.items()}
    others = "".join(f', "{id}": {carried}' for id, carried in entries.items() if id != old)
    return '{"', new, f'": {entries[old]}{others}}}'
