from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity
from roadmap.remedy import Offer, Setting, remedy, sets


@remedy
def allow_overlap(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Allow the stages to overlap.

    Cho phép các giai đoạn gối đầu.

        roadmap set ID overlap=true
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Activity):
        yield sets(record, Setting("overlap", "true"))
