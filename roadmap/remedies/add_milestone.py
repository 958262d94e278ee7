from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.chain import TRACKS, Milestone
from roadmap.remedy import Offer, Setting, asked, creates, remedy


@remedy
def add_milestone(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Add a dated milestone.

    Thêm mốc có thời hạn.

        roadmap new milestone ID of=RECORD track=TRACK name.vi=NAME due=DATE
    """
    record = survey.roadmap[finding.record]

    dated = {one.track for one in survey.referring(Milestone, "of", record.id) if one.due}
    for track, label in TRACKS.words.items():
        if track not in dated:
            yield creates(
                Milestone,
                survey.roadmap.unused(f"{record.id}-{track}"),
                Setting("of", record.id),
                Setting("track", track),
                Setting("name.vi", asked(Milestone, "name.vi", name="NAME")),
                Setting("due", asked(Milestone, "due")),
                label=phrase("Add a milestone of {track}", "Thêm mốc {track}", track=label),
            )
