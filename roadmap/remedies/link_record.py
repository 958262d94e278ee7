from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.relation import references
from roadmap.remedy import Offer, Setting, asked, edits, remedy, sets

# A kind names what it belongs to first.
_MOST = 4


@remedy
def link_record(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Link it to what it serves.

    Liên kết với nội dung mà nó phục vụ.

        roadmap set ID FIELD=RECORD
    """
    record = survey.roadmap[finding.record]

    own = [one for one in references(type(record)) if one.ref.supports and "." not in one.relation]
    for field in own[:_MOST]:
        label = phrase("Link: {field}", "Liên kết: {field}", field=field.about.label)
        question = asked(type(record), field.relation)
        if field.shape == "one":
            yield sets(record, Setting(field.relation, question), label=label)
        else:
            yield edits("link", label, id=record.id, field=field.relation, target=question)
