from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity, Milestone
from roadmap.model.kinds.programme import Mission
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def mark_done(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Mark as done, with its evidence.

    Ghi đã hoàn thành, kèm minh chứng.

        roadmap set ID done=DATE proof=PROOF
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Milestone):
        done = Setting("done", asked(Milestone, "done", value=survey.today))
        yield sets(record, done, Setting("proof", asked(Milestone, "proof", needed=False)))
    elif isinstance(record, Activity | Mission):
        yield sets(record, Setting("state", "done"), Setting("proof", asked(type(record), "proof", needed=False)))
