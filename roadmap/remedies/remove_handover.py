from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Handover
from roadmap.remedy import Offer, edits, remedy


@remedy
def remove_handover(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Remove this handover.

    Xóa lần bàn giao này.

        roadmap rm ID
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Handover):
        yield edits("rm", phrase("Remove {it}", "Xóa {it}", it=record), ids=(record.id,))
