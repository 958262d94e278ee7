from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Product
from roadmap.remedy import Offer, asked, edits, remedy


@remedy
def link_technology(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name a core technology.

    Gắn với công nghệ lõi.

        roadmap link ID uses TECHNOLOGY
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Product):
        yield edits("link", id=record.id, field="uses", target=asked(Product, "uses"))
