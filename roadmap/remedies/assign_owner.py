from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Handover, Product, Technology
from roadmap.model.kinds.programme import Programme
from roadmap.model.record import Record
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def assign_owner(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name the accountable body.

    Giao cơ quan chịu trách nhiệm xuyên suốt.

        roadmap set ID accountable=ORGANIZATION
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Technology | Product | Programme):
        yield sets(record, Setting("accountable", asked(type(record), "accountable", value=_proposed(survey, record))))


def _proposed(survey: Survey, record: Record) -> str:
    """The body that the chain was last handed to, or that governs the first of its missions."""
    handovers = [one for one in survey.referring(Handover, "chain", record.id) if one.to and one.on]
    if handovers:
        return max(handovers, key=lambda one: one.on.last if one.on else survey.today).to or ""
    return next(iter(Chain(record, survey).answering), "") if isinstance(record, Product) else ""
