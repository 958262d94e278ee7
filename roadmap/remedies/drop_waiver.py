from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, dotted, edits, remedy


@remedy
def drop_waiver(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Delete the waiver.

    Xóa miễn kiểm tra.

        roadmap clear ID waive.CODE
    """
    record = survey.roadmap[finding.record]

    path = finding.route.field if finding.route else ()
    yield edits("clear", id=record.id, fields=(dotted(path),))
