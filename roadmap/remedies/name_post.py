from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Product, Technology
from roadmap.model.kinds.programme import Mission, Programme
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def name_post(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name another responsible post.

    Giao chức vụ khác chịu trách nhiệm.

        roadmap set ID post=POST
    """
    for id in finding.others:
        record = survey.roadmap.records.get(id)
        if isinstance(record, Technology | Product | Programme | Mission):
            label = phrase("Name another post for {it}", "Giao chức vụ khác chịu trách nhiệm về {it}", it=record)
            yield sets(record, Setting("post", asked(type(record), "post")), label=label)
