from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit, stage_aware
from roadmap.graph.chain import subjects
from roadmap.graph.measures import measuring
from roadmap.graph.survey import Survey


@check("OUT201", severity="error", needs=["DEP706", "DEP707"], one_by_one=True, remedies=["add-indicator"])
def product_without_measurable_outcome(survey: Survey) -> Iterator[Hit]:
    """A product or technology of today's plan has no indicator that measures its effect.

    Sản phẩm hoặc công nghệ trong kế hoạch hiện hành chưa có chỉ số đo lường kết quả.

    Why:
        Without an indicator the only report is that work was done. An indicator counts when it is of the product or
        technology, gives it a share of an effect, or is of a mission or programme that names it; a technology is also
        measured through a product that uses it. Weaker before the pilot stage.
    Vì sao:
        Không có chỉ số thì chỉ báo cáo được là đã làm, không báo cáo được hiệu quả. Được tính là có chỉ số khi chỉ số
        đo cho chính sản phẩm, công nghệ đó, phân bổ cho nó một phần kết quả, hoặc đo cho nhiệm vụ, chương trình có nêu
        nó; công nghệ còn được đo qua sản phẩm sử dụng nó. Mức độ nhẹ hơn trước giai đoạn thử nghiệm.
    Fix:
        Add an `indicator` with `of`, `unit`, `baseline` and `target`, or name it in `shares` of an existing indicator.
    Cách sửa:
        Thêm `indicator` có `of`, `unit`, `baseline`, `target`, hoặc ghi vào `shares` của một chỉ số đã có.
    Bad:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        state = "running"
    Good:
        [product.traffic-camera]
        [activity.camera-pilot]
        chain = "traffic-camera"
        stage = "pilot"
        state = "running"
        [indicator.incidents-per-officer]
        of = "traffic-camera"
        baseline = 14
        target = { 2030 = 60 }
    """
    for subject in subjects(survey):
        if not measuring(survey, subject):
            yield hit(
                subject,
                en="{it} has no indicator that measures its effect",
                vi="{it} chưa có chỉ số đo lường kết quả",
                severity=stage_aware(survey, subject.id),
                others=[activity.id for activity in survey.activities(subject.id)],
            )
