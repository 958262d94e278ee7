from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.outcome import Indicator
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def set_baseline(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Add the baseline.

    Ghi đường cơ sở.

        roadmap set ID baseline.value=BASELINE baseline.on=DATE baseline.evidence=EVIDENCE
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Indicator):
        yield sets(
            record,
            Setting("baseline.value", asked(Indicator, "baseline", name="BASELINE")),
            Setting("baseline.on", asked(Indicator, "baseline.on", needed=False)),
            Setting("baseline.evidence", asked(Indicator, "baseline.evidence", needed=False)),
        )
