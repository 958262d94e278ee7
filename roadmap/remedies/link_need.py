from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Product, Technology
from roadmap.remedy import Offer, asked, edits, remedy


@remedy
def link_need(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name the need that it answers.

    Gắn với nhu cầu.

        roadmap link ID answers NEED
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Technology | Product):
        yield edits("link", id=record.id, field="answers", target=asked(type(record), "answers"))
