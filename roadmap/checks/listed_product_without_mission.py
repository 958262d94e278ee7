from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.chain import Chain
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product


@check("OWN112", severity="warning", one_by_one=True, remedies=["add-next-stage", "add-mission"])
def listed_product_without_mission(survey: Survey) -> Iterator[Hit]:
    """A product of the official list in force has neither a mission nor an activity.

    Sản phẩm trong danh mục đang có hiệu lực chưa có nhiệm vụ hay hoạt động nào.

    Why:
        The list says that the nation wants it; without a mission nobody has been told to make it.
    Vì sao:
        Danh mục nói đất nước cần sản phẩm đó; chưa có nhiệm vụ thì chưa ai được giao làm.
    Fix:
        Record the mission that assigns it, or the first activity of its chain.
    Cách sửa:
        Ghi nhiệm vụ giao thực hiện sản phẩm, hoặc hoạt động đầu tiên của chuỗi.
    Bad:
        [catalogue.list-2026]
        valid_from = 2026-07-01
        [product.chips]
        listings.list-2026 = { code = "P23" }
    Good:
        [catalogue.list-2026]
        valid_from = 2026-07-01
        [product.chips]
        listings.list-2026 = { code = "P23" }
        [mission.chip-design]
        products = ["chips"]
    """
    for product in survey.of(Product):
        if survey.listed(product) and not survey.activities(product.id) and not Chain(product, survey).missions:
            yield hit(
                product,
                en="{it} stands in the list in force, but no mission or activity serves it",
                vi="{it} có trong danh mục đang hiệu lực nhưng chưa có nhiệm vụ hay hoạt động nào",
            )
