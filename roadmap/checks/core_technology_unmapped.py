from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.graph.survey import Survey
from roadmap.model.kinds.chain import Product


@check("DEP704", severity="warning", one_by_one=True, remedies=["link-technology"])
def core_technology_unmapped(survey: Survey) -> Iterator[Hit]:
    """A product of today's plan names no core technology.

    Sản phẩm trong kế hoạch hiện hành chưa xác định công nghệ lõi.

    Why:
        Who does not know the core technologies of a product cannot say which of them the country masters and which it
        buys. A matter of information until work on the product begins.
    Vì sao:
        Không xác định rõ công nghệ lõi thì không thể nói phần nào trong nước làm chủ, phần nào phải mua. Ở mức thông
        tin khi sản phẩm chưa được bắt đầu.
    Fix:
        List the core technologies under `uses`.
    Cách sửa:
        Ghi các công nghệ lõi vào `uses`.
    Bad:
        [product.traffic-camera]
        name.vi = "Camera giao thông xử lý tại biên"
    Good:
        [product.traffic-camera]
        name.vi = "Camera giao thông xử lý tại biên"
        uses = ["edge-inference"]
        [technology.edge-inference]
    """
    for product in survey.of(Product):
        if not product.uses and survey.live(product):
            yield hit(
                product,
                "uses",
                en="{it} names no core technology",
                vi="{it} chưa xác định công nghệ lõi",
                severity=None if survey.stage_reached(product.id) else "info",
            )
