from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product, Technology
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def set_type(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Give the type of a body.

    Ghi loại hình của tổ chức.

        roadmap set ID type=TYPE
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Technology | Product):
        for body in Chain(record, survey).organizations:
            if body.type is None:
                label = phrase("Give the type of {it}", "Ghi loại hình của {it}", it=body)
                yield sets(body, Setting("type", asked(Organization, "type")), label=label)
