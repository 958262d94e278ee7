from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.remedy import Offer, edits, remedy


@remedy
def merge_duplicates(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Make one record of the two.

    Gộp hai bản ghi thành một.

        roadmap merge-records ID OTHER --keep
    """
    record = survey.roadmap[finding.record]

    for id in finding.others[:1]:
        if type(survey.roadmap.records.get(id)) is type(record):
            label = phrase("Merge {it} into {other}, which keeps its own words",
                           "Gộp {it} vào {other}; nội dung khác nhau giữ theo {other}",
                           it=record, other=survey.roadmap[id])  # fmt: skip
            yield edits("merge-records", label, id=id, other=record.id, keep=True)
