from __future__ import annotations

from collections.abc import Iterator

from roadmap.check import Hit, check, hit
from roadmap.checks.indicator_without_baseline import asked
from roadmap.graph.survey import Survey


@check("OUT203", severity="error", one_by_one=True, remedies=["set-target"])
def indicator_without_target_or_year(survey: Survey) -> Iterator[Hit]:
    """An indicator has no target for any year.

    Chỉ số chưa có mục tiêu cho năm nào.

    Why:
        Planning by goals begins with a number and a year; an indicator without either can be neither met nor missed.
        Weaker while the product or technology is before the pilot stage, and for goals of a directive or a body.
    Vì sao:
        Làm theo mục tiêu bắt đầu từ một con số và một năm; chỉ số thiếu cả hai thì không thể đạt, cũng không thể trượt.
        Mức độ nhẹ hơn khi sản phẩm, công nghệ chưa tới giai đoạn thử nghiệm, và với chỉ tiêu của văn bản hoặc của cơ
        quan.
    Fix:
        Set `target` with at least one year, such as `target = { 2030 = 65 }`.
    Cách sửa:
        Ghi `target` cho ít nhất một năm, ví dụ `target = { 2030 = 65 }`.
    Bad:
        [programme.edge-camera]
        [indicator.domestic-share]
        of = "edge-camera"
        baseline = 15
    Good:
        [programme.edge-camera]
        [indicator.domestic-share]
        of = "edge-camera"
        baseline = 15
        target = { 2030 = 65 }
    """
    for indicator, severity in asked(survey):
        if not indicator.target:
            yield hit(
                indicator,
                "target",
                en="{it} has no target for any year",
                vi="{it} chưa có mục tiêu cho năm nào",
                severity=severity,
            )
