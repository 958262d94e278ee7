from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity
from roadmap.remedy import Offer, Setting, asked, edits, remedy


@remedy
def add_partner(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Bring in a body that takes part.

    Thêm đơn vị tham gia.

        roadmap link ID participants ORGANIZATION role=ROLE
    """
    record = survey.roadmap[finding.record]

    for id in dict.fromkeys((record.id, *finding.others)):
        activity = survey.roadmap.find(Activity, id)
        if activity and activity.state != "stopped":
            yield edits(
                "link",
                phrase("Bring a body into {it}", "Thêm đơn vị tham gia {it}", it=activity),
                id=activity.id,
                field="participants",
                target=asked(Activity, "participants"),
                values=(Setting("role", asked(Activity, "participants.x.role", needed=False)),),
            )
