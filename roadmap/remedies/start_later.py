from __future__ import annotations

import datetime
from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def start_later(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Start after the stage before has ended.

    Bắt đầu sau khi giai đoạn trước kết thúc.

        roadmap set ID start=DATE
    """
    record = survey.roadmap[finding.record]

    before = next((one for id in finding.others if (one := survey.roadmap.find(Activity, id))), None)
    if isinstance(record, Activity) and before and before.end:
        day = before.end.last + datetime.timedelta(days=1)
        yield sets(record, Setting("start", asked(Activity, "start", value=day)))
