from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def tell_apart(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Give it a name that tells it apart.

    Đặt tên khác để phân biệt.

        roadmap set ID name.vi=NAME
    """
    record = survey.roadmap[finding.record]

    name = record.name.of("vi") if record.name else ""
    yield sets(record, Setting("name.vi", asked(type(record), "name.vi", value=name, name="NAME")))
