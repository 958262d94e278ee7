from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, limit
from roadmap.graph.reach import sole_suppliers
from roadmap.graph.survey import Survey
from roadmap.model.kinds.actors import Organization
from roadmap.model.kinds.chain import Product


@check("DEP702", severity="warning", limits={"products": 2}, remedies=["add-substitute"])
def single_point_of_failure_supplier(survey: Survey) -> Iterator[Hit]:
    """N products or more hang on one supplier.

    Từ N sản phẩm trở lên cùng phụ thuộc vào một nhà cung ứng duy nhất.

    Why:
        If this supplier fails, raises its price or is cut off, all these products stop at once. A product hangs on a
        supplier when an input of the product, or of a technology behind it, comes from this supplier alone.
    Vì sao:
        Nhà cung ứng này dừng, tăng giá hoặc bị cấm vận thì tất cả các sản phẩm đó cùng dừng. Sản phẩm phụ thuộc vào nhà
        cung ứng khi một đầu vào của sản phẩm, hoặc của công nghệ đứng sau, chỉ do nhà cung ứng đó cấp.
    Fix:
        Qualify a second supplier and record it under `substitutes`, or design the part out.
    Cách sửa:
        Tìm nhà cung ứng thứ hai và ghi vào `substitutes`, hoặc thiết kế lại để không cần linh kiện đó.
    Bad:
        [product.traffic-camera]
        uses = ["imaging-module"]
        [product.factory-camera]
        uses = ["imaging-module"]
        [technology.imaging-module]
        [supply.image-sensor]
        product = "imaging-module"
        supplier = "sensor-maker"
        [organization.sensor-maker]
    Good:
        [product.traffic-camera]
        uses = ["imaging-module"]
        [product.factory-camera]
        uses = ["imaging-module"]
        [technology.imaging-module]
        [supply.image-sensor]
        product = "imaging-module"
        supplier = "sensor-maker"
        substitutes = ["second-maker"]
        [organization.sensor-maker]
        [organization.second-maker]
    """
    least = limit(survey, "DEP702", "products")
    for id, products in sole_suppliers(survey).items():
        supplier = survey.roadmap.find(Organization, id)
        found = (survey.roadmap.find(Product, product) for product in sorted(products))
        live = [product for product in found if product and survey.live(product)]
        if supplier and len(live) >= least:
            yield hit(
                supplier,
                en="{n} products depend on {it} as their only supplier (limit {limit}): {products}"
                + ("…" if len(live) > 5 else ""),
                vi="{n} sản phẩm phụ thuộc vào nhà cung ứng duy nhất {it} (ngưỡng {limit}): {products}"
                + ("…" if len(live) > 5 else ""),
                n=len(live),
                limit=least,
                products=live[:5],
                others=[product.id for product in live],
            )
