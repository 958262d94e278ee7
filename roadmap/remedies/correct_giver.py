from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Handover
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def correct_giver(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Correct who hands over.

    Sửa bên giao.

        roadmap set ID from=ORGANIZATION
    """
    record = survey.roadmap[finding.record]

    before = next((one for id in finding.others if (one := survey.roadmap.find(Handover, id))), None)
    if isinstance(record, Handover) and before:
        yield sets(record, Setting("from", asked(Handover, "from", value=before.to)))
