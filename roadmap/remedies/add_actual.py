from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.outcome import Indicator
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def add_actual(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Record what was measured.

    Ghi giá trị thực tế.

        roadmap set ID actual.YEAR.value=VALUE actual.YEAR.evidence=EVIDENCE
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Indicator):
        for at in sorted(set(record.target) - set(record.actual)):
            if at < survey.today.year:
                yield sets(
                    record,
                    Setting(f"actual.{at}.value", asked(Indicator, f"actual.{at}.value")),
                    Setting(f"actual.{at}.evidence", asked(Indicator, f"actual.{at}.evidence", needed=False)),
                    label=phrase("Record what was measured in {year}", "Ghi giá trị thực tế năm {year}", year=str(at)),
                )
