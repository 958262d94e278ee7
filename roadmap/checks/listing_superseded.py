from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.catalogue import Catalogue
from roadmap.model.kinds.chain import Product


@check("DAT976", severity="info", needs=["DEP706", "DEP707"], one_by_one=True, remedies=["add-listing"])
def listing_superseded(survey: Survey) -> Iterator[Hit]:
    """Work goes on for a product that stands only in official lists no longer in force.

    Vẫn có hoạt động cho sản phẩm chỉ nằm trong danh mục đã hết hiệu lực.

    Why:
        Support that the law grants goes to products of the list in force. A product of the past on which nobody works
        is history and left alone.
    Vì sao:
        Ưu đãi theo quy định dành cho sản phẩm trong danh mục đang có hiệu lực. Sản phẩm cũ không còn ai làm là lịch sử
        nên không bị tính.
    Fix:
        Add the listing in the list in force, or decide whether the work goes on without it.
    Cách sửa:
        Bổ sung vị trí trong danh mục đang có hiệu lực, hoặc quyết định có tiếp tục khi không còn trong danh mục.
    Bad:
        [catalogue.list-2025]
        valid_to = 2026-06-30
        [product.traffic-camera]
        listings.list-2025 = { code = "P05" }
        [activity.camera-pilot]
        chain = "traffic-camera"
    Good:
        [catalogue.list-2025]
        valid_to = 2026-06-30
        [catalogue.list-2026]
        valid_from = 2026-07-01
        supersedes = ["list-2025"]
        [product.traffic-camera]
        listings.list-2025 = { code = "P05" }
        listings.list-2026 = { code = "P03" }
        [activity.camera-pilot]
        chain = "traffic-camera"
    """
    for product in survey.of(Product):
        lists = [found for id in product.listings if (found := survey.roadmap.find(Catalogue, id))]
        if not lists or not all(_ended(survey, one) for one in lists):
            continue
        if any(one.state not in ("done", "stopped") for one in survey.activities(product.id)):
            yield hit(
                product,
                "listings",
                en="{it} stands only in lists no longer in force: {lists}",
                vi="{it} chỉ có trong danh mục đã hết hiệu lực: {lists}",
                lists=lists,
                others=[one.id for one in lists],
            )


def _ended(survey: Survey, catalogue: Catalogue) -> bool:
    """Whether `catalogue` has surely ended, or a list in force has replaced it."""
    newer = survey.referring(Catalogue, "supersedes", catalogue.id)
    replaced = any(one.id in survey.catalogues_in_force for one in newer)
    return replaced or (catalogue.valid_to is not None and catalogue.valid_to.surely_before(survey.today))
