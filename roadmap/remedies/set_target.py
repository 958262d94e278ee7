from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.outcome import Indicator
from roadmap.remedy import Offer, Setting, asked, remedy, sets, year


@remedy
def set_target(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Set a target.

    Ghi mục tiêu.

        roadmap set ID target.YEAR=TARGET
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Indicator):
        yield sets(record, Setting("target", asked(Indicator, "target"), key=year()))
