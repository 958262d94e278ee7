from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, Setting, asked, dotted, remedy, sets


@remedy
def renew_waiver(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Renew the waiver.

    Gia hạn miễn kiểm tra.

        roadmap set ID waive.CODE.reason=REASON waive.CODE.until=DATE
    """
    record = survey.roadmap[finding.record]

    field = dotted(finding.route.field if finding.route else ())
    waiver = record.waive[field.rpartition(".")[2]]
    yield sets(
        record,
        Setting(f"{field}.reason", asked(type(record), f"{field}.reason", value=waiver.reason)),
        Setting(f"{field}.until", asked(type(record), f"{field}.until")),
    )
