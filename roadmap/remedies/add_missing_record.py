from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds import kinds
from roadmap.remedies._links import link_at
from roadmap.remedy import Offer, Setting, asked, creates, remedy


@remedy
def add_missing_record(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Add the record that is named.

    Thêm bản ghi còn thiếu.

        roadmap new KIND ID name.vi=NAME
    """
    found = link_at(survey, finding)
    if found and found[1].target not in survey.roadmap:
        _, link, field = found
        for kind in (kinds()[name] for name in field.ref.kinds):
            label = phrase("Add the {kind} `{id}`", "Thêm {kind} `{id}`", kind=kind.LABEL, id=link.target)
            yield creates(kind, link.target, Setting("name.vi", asked(kind, "name.vi", name="NAME")), label=label)
