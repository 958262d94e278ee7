from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def suspend_work(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Suspend the work.

    Tạm dừng công việc.

        roadmap set ID state=suspended decision=DECISION
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Activity):
        yield sets(record, Setting("state", "suspended"), Setting("decision", asked(Activity, "decision")))
