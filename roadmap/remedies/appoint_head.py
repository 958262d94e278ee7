from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.actors import Organization, Post
from roadmap.remedy import Offer, Setting, asked, creates, remedy


@remedy
def appoint_head(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Put the head on record.

    Ghi người đứng đầu.

        roadmap new post ID organization=ORGANIZATION title.vi=TITLE holder=HOLDER from=FROM
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Organization):
        yield creates(
            Post,
            survey.roadmap.unused(f"head-of-{record.id}"),
            Setting("organization", record.id),
            Setting("title.vi", asked(Post, "title.vi", name="TITLE")),
            Setting("holder", asked(Post, "holder")),
            Setting("from", asked(Post, "from", name="FROM", needed=False)),
        )
