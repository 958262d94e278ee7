from __future__ import annotations

from collections.abc import Iterator

from roadmap.graph.survey import Survey
from roadmap.model.finding import Finding
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.chain import Product
from roadmap.remedy import Offer, Setting, asked, edits, remedy


@remedy
def add_listing(survey: Survey, finding: Finding) -> Iterator[Offer]:
    """Add its place in the list in force.

    Thêm vào danh mục đang hiệu lực.

        roadmap link ID listings CATALOGUE code=CODE
    """
    record = survey.roadmap[finding.record]

    if isinstance(record, Product):
        in_force = next((one.id for one in survey.of(Catalogue) if one.id in survey.catalogues_in_force), "")
        yield edits(
            "link",
            id=record.id,
            field="listings",
            target=asked(Product, "listings", value=in_force),
            values=(Setting("code", asked(Product, "listings.x.code", needed=False)),),
        )
