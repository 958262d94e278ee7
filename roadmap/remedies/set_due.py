from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.programme import Mission
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def set_due(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Set a new due date.

    Ghi thời hạn mới.

        roadmap set ID due=DATE
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Activity | Mission | Milestone):
        field = "end" if isinstance(record, Activity) else "due"
        yield sets(record, Setting(field, asked(type(record), field)))
