from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.funding import Funding
from roadmap.remedies._money import in_money
from roadmap.remedy import Offer, Setting, remedy, sets, year


@remedy
def record_payment(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Record what was disbursed.

    Ghi số đã giải ngân.

        roadmap set ID disbursed.YEAR=AMOUNT
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Funding):
        this_year = survey.today.year
        amount = in_money(survey, "disbursed", record.disbursed.get(this_year, ""))
        yield sets(record, Setting("disbursed", amount, key=year(this_year)))
