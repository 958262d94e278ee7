from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, edits, remedy


@remedy
def remove_record(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Remove the record.

    Xóa bản ghi.

        roadmap rm ID
    """
    record = survey.roadmap[finding.record]

    yield edits("rm", phrase("Remove {it}", "Xóa {it}", it=record), ids=(record.id,))
