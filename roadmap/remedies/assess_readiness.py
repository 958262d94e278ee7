from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def assess_readiness(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Assess the readiness anew.

    Đánh giá lại mức độ sẵn sàng.

        roadmap set ID readiness.now=NOW readiness.assessed=DATE readiness.evidence=EVIDENCE
    """
    record = survey.roadmap[finding.record]

    scale = finding.route.field[0] if finding.route else ""
    part = getattr(record, scale, None)
    if part:
        yield sets(
            record,
            Setting(f"{scale}.now", asked(type(record), f"{scale}.now", value=part.now)),
            Setting(f"{scale}.assessed", asked(type(record), f"{scale}.assessed", value=survey.today)),
            Setting(f"{scale}.evidence", asked(type(record), f"{scale}.evidence", needed=False)),
        )
