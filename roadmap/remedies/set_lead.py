from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity
from roadmap.model.kinds.programme import Mission
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def set_lead(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name the lead body.

    Giao đơn vị chủ trì.

        roadmap set ID lead=ORGANIZATION
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Activity | Mission):
        yield sets(record, Setting("lead", asked(type(record), "lead")))
