from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.locale.value import phrase
from roadmap.model.finding import Finding
from roadmap.model.kinds.supply import Supply
from roadmap.remedy import Offer, asked, edits, remedy


@remedy
def add_substitute(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Name a second supplier.

    Thêm nhà cung ứng thay thế.

        roadmap link ID substitutes ORGANIZATION
    """
    for supply in survey.referring(Supply, "supplier", finding.record):
        yield edits(
            "link",
            phrase("Name a second supplier of {it}", "Thêm nhà cung ứng thay thế cho {it}", it=supply),
            id=supply.id,
            field="substitutes",
            target=asked(Supply, "substitutes"),
        )
