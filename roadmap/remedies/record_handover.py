from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Activity, Handover, Product, Technology
from roadmap.model.kinds.programme import Mission
from roadmap.remedies._stages import subject_of
from roadmap.remedy import Offer, Setting, asked, creates, remedy


@remedy
def record_handover(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Record the handover.

    Ghi việc bàn giao trách nhiệm.

        roadmap new handover ID chain=CHAIN from=FROM to=TO on=DATE accepted_by=RECORD
    """
    record = survey.roadmap[finding.record]

    giver = taker = None
    if isinstance(record, Activity):
        earlier = next((found for id in finding.others if (found := survey.roadmap.find(Activity, id))), None)
        giver, taker = _governing(survey, earlier), _governing(survey, record)
    elif isinstance(record, Technology | Product):
        handover = next((one for id in finding.others if (one := survey.roadmap.find(Handover, id))), None)
        giver, taker = handover.to if handover else None, record.accountable
    subject = subject_of(survey, finding)
    if subject and giver and taker:
        yield creates(
            Handover,
            survey.roadmap.unused(f"{subject.id}-to-{taker}"),
            Setting("chain", subject.id),
            Setting("from", giver),
            Setting("to", taker),
            Setting("on", asked(Handover, "on")),
            Setting("accepted_by", asked(Handover, "accepted_by", value=taker)),
        )


def _governing(survey: Survey, activity: Activity | None) -> str | None:
    mission = survey.roadmap.find(Mission, activity.mission) if activity else None
    return mission.governing if mission else None
