from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.scale import STAGES
from roadmap.remedies._stages import at_work, subject_of, work_at
from roadmap.remedy import Offer, remedy


@remedy
def add_stage(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Add the missing stage.

    Thêm giai đoạn còn thiếu.

        roadmap new activity ID chain=CHAIN stage=STAGE name.vi=NAME after=ACTIVITY lead=ORGANIZATION end=END
    """
    subject = subject_of(survey, finding)
    if subject is None:
        return
    present = at_work(survey, subject)
    furthest = max((STAGES.rank(stage) for stage in present), default=0)
    researched = Chain(subject, survey).at("research")
    for stage in tuple(STAGES)[:furthest]:
        if stage not in present and not (stage == "research" and researched):
            yield work_at(survey, subject, stage)
