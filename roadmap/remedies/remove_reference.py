from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.remedies._links import link_at
from roadmap.remedy import Offer, dotted, edits, remedy


@remedy
def remove_reference(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Take the reference away.

    Bỏ liên kết.

        roadmap unlink ID FIELD TARGET
    """
    if found := link_at(survey, finding):
        record, link, field = found
        path = link.path if field.shape == "one" else link.path[:-1]
        label = phrase("Take the reference to `{id}` away", "Bỏ liên kết tới `{id}`", id=link.target)
        yield edits("unlink", label, id=record.id, field=dotted(path), target=link.target)
