from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.funding import Funding
from roadmap.remedies._money import in_money
from roadmap.remedy import Offer, Setting, asked, creates, remedy, year


@remedy
def add_funding(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Record the approved money.

    Ghi kinh phí được phê duyệt.

        roadmap new funding ID for=RECORD approved.YEAR=AMOUNT source=ORGANIZATION
    """
    record = survey.roadmap[finding.record]

    yield creates(
        Funding,
        survey.roadmap.unused(f"{record.id}-funding"),
        Setting("for", record.id),
        Setting("approved", in_money(survey, "approved"), key=year(survey.today.year)),
        Setting("source", asked(Funding, "source", needed=False)),
    )
