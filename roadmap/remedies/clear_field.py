from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, dotted, edits, remedy


@remedy
def clear_field(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Delete the field.

    Xóa trường.

        roadmap clear ID FIELD
    """
    record = survey.roadmap[finding.record]

    path = finding.route.field if finding.route else ()
    if path:
        yield edits("clear", id=record.id, fields=(dotted(path),))
