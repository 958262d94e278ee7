from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import Product
from roadmap.model.kinds.programme import Mission
from roadmap.remedy import Offer, Setting, asked, creates, remedy


@remedy
def add_mission(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Assign a mission.

    Giao nhiệm vụ.

        roadmap new mission ID products=PRODUCT name.vi=NAME governing=GOVERNING lead=LEAD due=DATE
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Product):
        yield creates(
            Mission,
            survey.roadmap.unused(f"{record.id}-mission"),
            Setting("products", record.id),
            Setting("name.vi", asked(Mission, "name.vi", name="NAME")),
            Setting("governing", asked(Mission, "governing", name="GOVERNING", needed=False)),
            Setting("lead", asked(Mission, "lead", name="LEAD", needed=False)),
            Setting("due", asked(Mission, "due", needed=False)),
        )
