from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def stop_work(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Stop the work by decision.

    Dừng công việc theo quyết định.

        roadmap set ID state=stopped decision=DECISION
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Activity):
        yield sets(record, Setting("state", "stopped"), Setting("decision", asked(Activity, "decision")))
