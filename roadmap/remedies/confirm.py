from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, Setting, remedy, sets


@remedy
def confirm(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Confirm that it still holds today.

    Xác nhận đến hôm nay vẫn đúng.

        roadmap set ID as_of=TODAY
    """
    record = survey.roadmap[finding.record]

    yield sets(record, Setting("as_of", survey.today.isoformat()))
