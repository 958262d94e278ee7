from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.scale import STAGES
from roadmap.remedies._stages import at_work, subject_of, work_at
from roadmap.remedy import Offer, remedy


@remedy
def add_next_stage(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Plan the next stage.

    Lập kế hoạch giai đoạn tiếp theo.

        roadmap new activity ID chain=CHAIN stage=STAGE name.vi=NAME after=ACTIVITY lead=ORGANIZATION end=END
    """
    subject = subject_of(survey, finding)
    if subject:
        furthest = max((STAGES.rank(stage) for stage in at_work(survey, subject)), default=-1)
        for stage in tuple(STAGES)[furthest + 1 : furthest + 2]:
            yield work_at(survey, subject, stage)
