from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.actors import Post
from roadmap.remedy import Offer, Setting, asked, remedy, sets


@remedy
def name_successor(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Put the successor on record.

    Ghi người kế nhiệm.

        roadmap set ID holder=HOLDER from=FROM until=UNTIL
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Post):
        yield sets(
            record,
            Setting("holder", asked(Post, "holder")),
            Setting("from", asked(Post, "from", name="FROM", value=survey.today)),
            Setting("until", asked(Post, "until", name="UNTIL")),
        )
