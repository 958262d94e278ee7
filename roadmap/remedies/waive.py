from __future__ import annotations

import datetime
from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, Setting, asked, remedy, sets

_DAYS = 90


@remedy
def waive(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Waive the check, with a reason and an end date.

    Miễn kiểm tra, có lý do và ngày hết hạn.

        roadmap set ID waive.CODE.reason=REASON waive.CODE.by=BY waive.CODE.until=DATE
    """
    record = survey.roadmap[finding.record]

    field = f"waive.{finding.code}"
    yield sets(
        record,
        Setting(f"{field}.reason", asked(type(record), f"{field}.reason")),
        Setting(f"{field}.by", asked(type(record), f"{field}.by", needed=False)),
        Setting(
            f"{field}.until", asked(type(record), f"{field}.until", value=survey.today + datetime.timedelta(days=_DAYS))
        ),
    )
