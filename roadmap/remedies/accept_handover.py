from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Handover
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def accept_handover(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Record who accepted the handover.

    Ghi người tiếp nhận bàn giao.

        roadmap set ID accepted_by=RECORD
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Handover) and not record.accepted_by:
        yield sets(record, Setting("accepted_by", asked(Handover, "accepted_by", value=record.to)))
