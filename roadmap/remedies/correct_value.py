from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.change import ABSENT, at
from roadmap.model.finding import Finding
from roadmap.model.table import table
from roadmap.remedy import Offer, Setting, asked, dotted, remedy, sets


@remedy
def correct_value(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Correct the value.

    Sửa giá trị.

        roadmap set ID FIELD=VALUE
    """
    record = survey.roadmap[finding.record]

    path = finding.route.field if finding.route else ()
    held = at(table(record, survey.roadmap.unread.get(record.id)), path)
    if path and not isinstance(held, dict):
        question = asked(type(record), ".".join(path), value="" if held is ABSENT else held, name="VALUE")
        yield sets(record, Setting(dotted(path), question))
